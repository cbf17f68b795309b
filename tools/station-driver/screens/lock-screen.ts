import type { Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The locked station, as a person uses it. */
export class LockScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until the station is locked. */
  async isShown(): Promise<void> {
    await this.#page.getByRole('heading', { name: english.lock.title }).waitFor()
  }

  /** Types the password. Does not wait for the answer. */
  async unlock(password: string): Promise<void> {
    await this.#page.getByLabel(english.lock.password, { exact: true }).fill(password)
    await this.#page.getByRole('button', { name: english.lock.unlock }).click()
  }
}
