import type { Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The review of a captured frame, as a person uses it. */
export class ReviewScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until the profile photo is made, or cannot be. Answers its bytes, or `null`. */
  async waitForPhoto(): Promise<number | null> {
    const made = this.#page.locator('[data-photo="ready"] [data-bytes]')
    const impossible = this.#page.locator('[data-photo="tooLarge"]')
    await made.or(impossible).first().waitFor()
    return (await made.count()) > 0 ? Number(await made.getAttribute('data-bytes')) : null
  }

  /** Decides about the e-mail. Answers `null`, or why it cannot be sent. */
  async sendMail(wanted: boolean): Promise<string | null> {
    const label = this.#page.locator('label', { hasText: english.sending.mail.switch })
    const control = this.#page.getByRole('switch', { name: english.sending.mail.switch })
    await control.waitFor({ state: 'attached' })
    if (await control.isDisabled()) return wanted ? label.innerText() : null
    if ((await control.isChecked()) !== wanted) await label.click()
    return null
  }

  async accept(): Promise<void> {
    const names = [english.review.accept, english.review.replace].map((name) =>
      this.#page.getByRole('button', { name, exact: true }),
    )
    const [accept, replace] = names
    if (accept !== undefined && replace !== undefined) await accept.or(replace).click()
  }
}
