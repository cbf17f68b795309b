import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import { normalFingerprint } from '../fingerprint.ts'

/** The screen that stops the line when the server shows another certificate, as a person uses it. */
export class CertificateChangedScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until the line is stopped. */
  async isShown(): Promise<void> {
    await this.#page.getByRole('heading', { name: english.certificateChanged.title }).waitFor()
  }

  /** The fingerprint of the pairing, then the one that is shown now. */
  async fingerprints(): Promise<readonly string[]> {
    const shown = await this.#page.getByRole('main').locator('[data-fingerprint]').allInnerTexts()
    return shown.map((text) => normalFingerprint(text) ?? text)
  }

  /** Everything that can be pressed. */
  buttons(): Locator {
    return this.#page.getByRole('main').getByRole('button')
  }

  async checkAgain(): Promise<void> {
    await this.#page.getByRole('button', { name: english.certificateChanged.check }).click()
  }

  /** Asks to forget the server; the question follows. */
  async forget(): Promise<void> {
    await this.#page.getByRole('button', { name: english.certificateChanged.forget }).click()
  }
}
