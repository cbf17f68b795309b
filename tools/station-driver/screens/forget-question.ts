import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The question that stands before a station forgets its server, as a person answers it. */
export class ForgetQuestion {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The button that forgets; it works only once the box is ticked. */
  confirm(): Locator {
    return this.#question().getByRole('button', { name: english.settings.forgetDialog.confirm })
  }

  /** Ticks the box that says a fingerprint is at hand. */
  async acknowledge(): Promise<void> {
    await this.#question().getByText(english.settings.forgetDialog.acknowledge).click()
  }

  #question(): Locator {
    return this.#page.getByRole('alertdialog')
  }
}
