import type { Locator, Page } from '@playwright/test'
import type { OverrideReason, Verdict } from '../../../src-preload/contract/judgement.ts'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The review of a captured frame, as a person uses it. */
export class ReviewScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until the picture was judged, or could not be, and answers the verdict. */
  async waitForVerdict(): Promise<Verdict> {
    const judged = this.#page.locator('[data-verdict]:not([data-verdict="pending"])')
    await judged.waitFor()
    return (await judged.getAttribute('data-verdict')) as Verdict
  }

  /** What was found in the picture, by the words of the instructions; `unknown` for what could not be measured. */
  async findings(): Promise<readonly string[]> {
    return this.#instructions('[data-verdict] [data-instruction]')
  }

  /** What blocks the picture, by the words of the instructions. */
  async blocks(): Promise<readonly string[]> {
    return this.#instructions('[data-verdict] [data-instruction][data-weight="block"]')
  }

  /** Waits until the profile photo of the judged picture is made, or cannot be. Answers its bytes, or `null`. */
  async waitForPhoto(): Promise<number | null> {
    // The judgement finds the face, and the face decides what is cut out.
    await this.waitForVerdict()
    const made = this.#page.locator('[data-photo="ready"] [data-bytes]')
    const impossible = this.#page.locator('[data-photo="tooLarge"], [data-photo="failed"]')
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

  /** How far what is cut out is turned, in degrees, clockwise. */
  async cropAngle(): Promise<number> {
    const radians = await this.crop().evaluate((crop) => Number.parseFloat(crop.style.rotate))
    return (radians * 180) / Math.PI
  }

  /** The switch of the e-mail. */
  mail(): Locator {
    return this.#page.getByRole('switch', { name: english.sending.mail.switch })
  }

  /** The switch that smooths the background. */
  smoothing(): Locator {
    return this.#page.getByRole('switch', { name: english.review.smooth })
  }

  /** Smooths the background from now on, or does not. */
  async smooth(wanted: boolean): Promise<void> {
    if ((await this.smoothing().isChecked()) === wanted) return
    await this.#page.locator('label', { hasText: english.review.smooth }).click()
  }

  /** The box of what is made of the picture. */
  output(name: 'profilePhoto' | 'visualFace'): Locator {
    return this.#page.getByRole('checkbox', { name: english.review.outputs[name] })
  }

  /** Ticks or clears what is made of the picture. */
  async wish(name: 'profilePhoto' | 'visualFace', wanted: boolean): Promise<void> {
    const box = this.output(name)
    if ((await box.isChecked()) === wanted) return
    await this.#page.locator('label', { hasText: english.review.outputs[name] }).click()
  }

  /** The visual faces of which one goes, when the person has as many as there may be. */
  heldFaces(): Locator {
    return this.#page.getByRole('radiogroup', { name: english.review.replaces })
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

  /** The button that uses the picture; for a blocked one it asks for a reason first. */
  acceptButton(): Locator {
    const { accept, acceptFace, replace, override } = english.review
    const name = new RegExp(`^(?:${[accept, acceptFace, replace, override].join('|')})$`, 'u')
    return this.#page.getByRole('button', { name })
  }

  /** The question why a blocked picture is used all the same. */
  question(): Locator {
    return this.#page.getByRole('alertdialog', { name: english.review.overrideDialog.title })
  }

  /** Uses a blocked picture with a reason, in words of its own where there are some. */
  async acceptBecause(reason: OverrideReason, words = ''): Promise<void> {
    const { overrideDialog } = english.review
    await this.accept()
    const question = this.question()
    await question.getByText(overrideDialog.reasons[reason], { exact: true }).click()
    if (words !== '') await question.getByLabel(overrideDialog.words).fill(words)
    await question.getByRole('button', { name: overrideDialog.confirm }).click()
  }

  /** Back to the camera for another photo. */
  async retake(): Promise<void> {
    await this.#page.getByRole('button', { name: english.review.retake }).click()
  }

  async #instructions(selector: string): Promise<readonly string[]> {
    const all = await this.#page.locator(selector).all()
    return Promise.all(all.map(async (finding) => (await finding.getAttribute('data-instruction')) ?? ''))
  }
}
