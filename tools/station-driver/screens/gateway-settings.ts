import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

const { gateway } = english

/** What to type to set a gateway up. */
export interface GatewayAddress {
  readonly host: string
  readonly port: number
  /** PEM. */
  readonly authority: string
}

/** The device gateway in the settings, as an administrator sets it up. */
export class GatewaySettings {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  panel(): Locator {
    return this.#page.getByRole('region', { name: gateway.title })
  }

  /** Opens the form and fills it; the look at the certificate is still to come. */
  async fillIn({ host, port, authority }: GatewayAddress): Promise<void> {
    await this.panel()
      .getByRole('button', { name: new RegExp(`^(?:${gateway.setUp}|${gateway.change})$`, 'u') })
      .click()
    await this.dialog().getByLabel(gateway.form.host).fill(host)
    await this.dialog().getByLabel(gateway.form.port, { exact: true }).fill(String(port))
    await this.dialog().getByLabel(gateway.form.authority).fill(authority)
  }

  async look(): Promise<void> {
    await this.dialog().getByRole('button', { name: gateway.form.look }).click()
  }

  /** Ticks that the fingerprint was compared, and saves. */
  async confirm(): Promise<void> {
    await this.dialog().locator('label', { hasText: gateway.form.compareBox }).click()
    await this.dialog().getByRole('button', { name: gateway.form.confirm }).click()
    await this.dialog().waitFor({ state: 'detached' })
  }

  /** Sets a gateway up from beginning to end, in the settings that are open. */
  async setUp(address: GatewayAddress): Promise<void> {
    await this.fillIn(address)
    await this.look()
    await this.confirm()
  }

  dialog(): Locator {
    return this.#page.getByRole('alertdialog')
  }
}
