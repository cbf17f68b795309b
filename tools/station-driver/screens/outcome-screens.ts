import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** What the done screen says was acknowledged. */
export interface Receipt {
  readonly photoBytes: number | null
  readonly mailSent: boolean
}

/** The sending and the done screen, which follow each other without anybody doing anything, unless something waits. */
export class OutcomeScreens {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until sending has begun, or is already over. */
  async sendingIsShown(): Promise<void> {
    await this.#steps().or(this.#receipt()).first().waitFor()
  }

  /** Waits until all is done or something failed. Answers the receipt, or what the station says of the failure. */
  async waitForEnd(): Promise<Receipt | { readonly refusal: string }> {
    const failed = this.#steps().locator('[data-state="failed"], [data-state="unknown"]')
    await this.#receipt().or(failed).first().waitFor()
    if ((await this.#receipt().count()) === 0) return { refusal: await failed.first().innerText() }
    const photo = this.#receipt().locator('[data-step="uploadPhoto"][data-done="true"]')
    const mail = this.#receipt().locator('[data-step="sendMail"][data-done="true"]')
    return {
      photoBytes: (await photo.count()) > 0 ? Number(await photo.getAttribute('data-bytes')) : null,
      mailSent: (await mail.count()) > 0,
    }
  }

  /** Goes on in memory where the station can keep nothing on the disk. Answers whether that was offered. */
  async goOnWithoutKeeping(): Promise<boolean> {
    const offer = this.#page.getByRole('button', { name: english.sending.action.withoutKeeping })
    if ((await offer.count()) === 0) return false
    await offer.click()
    await offer.waitFor({ state: 'detached' })
    return true
  }

  /** Waits for the receipt alone: after a decision, what it was made about may still stand there as failed for a moment. */
  async waitForReceipt(): Promise<Receipt | { readonly refusal: string }> {
    await this.#receipt().waitFor()
    return this.waitForEnd()
  }

  /** A line of the receipt, for example that of the visual face; it says itself whether it was done. */
  line(step: 'createPerson' | 'consent' | 'override' | 'uploadPhoto' | 'registerVisualFace' | 'sendMail'): Locator {
    return this.#receipt().locator(`[data-step="${step}"]`)
  }

  /** On to the next person. */
  async next(): Promise<void> {
    await this.#page.getByRole('button', { name: english.done.nextPerson }).click()
  }

  /** On to the next decision of the queue, for whoever came from it. */
  async nextDecision(): Promise<void> {
    await this.#page.getByRole('button', { name: english.done.nextDecision }).click()
  }

  /** What the station says of a job that waits by itself: it is saved, and the clerk may go on. */
  waiting(): Locator {
    const main = this.#page.getByRole('main')
    const told = main.getByRole('status').filter({ hasText: english.sending.waiting.title })
    const toldInMemory = main.getByRole('status').filter({ hasText: english.sending.waiting.titleInMemory })
    return told.or(toldInMemory).first()
  }

  /** Waits until the job waits by itself. Answers what the station says of it. */
  async waitForWaiting(): Promise<string> {
    await this.waiting().waitFor()
    return this.waiting().innerText()
  }

  /** Leaves the job to itself: it goes on while the next person is enrolled. */
  async leave(): Promise<void> {
    await this.#page.getByRole('button', { name: english.sending.action.nextPerson }).click()
  }

  #steps() {
    return this.#page.getByRole('list', { name: english.sending.steps })
  }

  #receipt() {
    return this.#page.getByRole('list', { name: english.done.what })
  }
}
