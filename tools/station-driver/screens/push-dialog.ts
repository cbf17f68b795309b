import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import type { Pushing } from '../../../src-renderer/screens/push/push-store.ts'

const { push } = english.devices

/** Sending a person to devices, as a clerk does it at the receipt or in the person's panel. */
export class PushDialog {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  button(): Locator {
    return this.#page.getByRole('button', { name: push.button })
  }

  /** Asks for it and waits until the devices are there. */
  async open(): Promise<void> {
    await this.button().click()
    await this.at('choosing').waitFor()
  }

  at(kind: Pushing['kind']): Locator {
    return this.#page.locator(`[data-push="${kind}"]`)
  }

  /** Ticks a device by its name. */
  async choose(name: string): Promise<void> {
    await this.at('choosing')
      .getByRole('checkbox', { name: new RegExp(`^${name}`, 'u') })
      .click({ force: true })
  }

  /** Sends to what is ticked and waits until every device has told. */
  async send(count: number): Promise<void> {
    await this.#page.getByRole('button', { name: this.#counted('send', count) }).click()
    await this.at('told').waitFor()
  }

  /** The button that sends again to those that have not taken the person. */
  retry(count: number): Locator {
    return this.#page.getByRole('button', { name: this.#counted('retry', count) })
  }

  /** The devices that stand there. */
  outcomes(state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'unknown'): Locator {
    return this.#page.locator(`[data-push] [data-state="${state}"]`)
  }

  async close(): Promise<void> {
    await this.#page.getByRole('dialog').getByRole('button', { name: push.close, exact: true }).click()
    await this.at('told').waitFor({ state: 'detached' })
  }

  #counted(what: 'send' | 'retry', count: number): string {
    return push[`${what}_${count === 1 ? 'one' : 'other'}`].replace('{{count}}', String(count))
  }
}
