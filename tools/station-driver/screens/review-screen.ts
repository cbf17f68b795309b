import type { Locator, Page } from '@playwright/test'
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

  /** The bytes of the photo that is shown, `null` while it is being made. */
  async photoBytes(): Promise<number | null> {
    const made = this.#page.locator('[data-photo="ready"] [data-bytes]')
    return (await made.count()) > 0 ? Number(await made.getAttribute('data-bytes')) : null
  }

  /** What is cut out of the frame; keys move it once it has the focus. */
  crop(): Locator {
    return this.#page.getByRole('application', { name: english.review.frame })
  }

  /** The switch of the e-mail. */
  mail(): Locator {
    return this.#page.getByRole('switch', { name: english.sending.mail.switch })
  }

  /** Decides about the e-mail. Answers `null`, or why it cannot be sent. */
  async sendMail(wanted: boolean): Promise<string | null> {
    const label = this.#page.locator('label', { hasText: english.sending.mail.switch })
    const control = this.mail()
    await control.waitFor({ state: 'attached' })
    if (await control.isDisabled()) return wanted ? label.innerText() : null
    if ((await control.isChecked()) !== wanted) await label.click()
    return null
  }

  async accept(): Promise<void> {
    await this.acceptButton().click()
  }

  /** The button that uses the photo, or replaces the stored one with it. */
  acceptButton(): Locator {
    const [accept, replace] = [english.review.accept, english.review.replace] as const
    const button = (name: string): Locator => this.#page.getByRole('button', { name, exact: true })
    return button(accept).or(button(replace))
  }

  /** Back to the camera for another photo. */
  async retake(): Promise<void> {
    await this.#page.getByRole('button', { name: english.review.retake }).click()
  }
}
