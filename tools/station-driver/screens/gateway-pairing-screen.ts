import type { Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import { normalFingerprint } from '../fingerprint.ts'

/** Pairing with a device gateway in the place of a server, as a person does it. */
export class GatewayPairingScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Chooses to work with a gateway alone. */
  async choose(): Promise<void> {
    await this.#page.getByText(english.pair.way.gateway, { exact: true }).click()
  }

  /** Types where the gateway is, pastes its authority, and looks at that. Answers the fingerprint on the screen. */
  async look(gateway: { readonly host: string; readonly port: number; readonly authority: string }): Promise<string> {
    await this.#page.getByLabel(english.gateway.form.host).fill(gateway.host)
    await this.#page.getByLabel(english.gateway.form.port, { exact: true }).fill(String(gateway.port))
    await this.#page.getByPlaceholder(english.gateway.form.paste).fill(gateway.authority)
    await this.#page.getByRole('button', { name: english.gateway.form.look }).click()
    const shown = await this.#page.locator('form [data-fingerprint]').innerText()
    return normalFingerprint(shown) ?? shown
  }

  /** Says that the fingerprints were compared, sets the desk's password, and pairs. Does not wait for the answer. */
  async pair(password: string, again = password): Promise<void> {
    const box = this.#page.getByRole('checkbox', { name: english.gateway.form.compareBox })
    if (!(await box.isChecked())) await this.#page.getByText(english.gateway.form.compareBox).click()
    await this.#page.getByLabel(english.pair.gateway.password, { exact: true }).fill(password)
    await this.#page.getByLabel(english.pair.gateway.again, { exact: true }).fill(again)
    await this.confirm()
  }

  /** Presses the button that pairs, whatever was filled in. */
  async confirm(): Promise<void> {
    await this.#page.getByRole('button', { name: english.pair.gateway.confirm }).click()
  }

  /** Signs in at the desk with a name and its password. Does not wait for the answer. */
  async signIn(name: string, password: string): Promise<void> {
    await this.#page.getByLabel(english.signIn.deskName, { exact: true }).fill(name)
    await this.#page.getByLabel(english.signIn.deskPassword, { exact: true }).fill(password)
    await this.#page.getByRole('button', { name: english.signIn.submit, exact: true }).click()
  }
}
