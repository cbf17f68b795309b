import type { Locator, Page } from '@playwright/test'
import type { Job } from '../../../src-preload/contract/job.ts'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The withdrawal of a consent, as a clerk does it for the chosen person. */
export class WithdrawalDialog {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Asks for it in the panel of the chosen person; the question follows. */
  async want(): Promise<Locator> {
    await this.#page
      .getByRole('complementary', { name: english.find.panel.label })
      .getByRole('button', { name: english.withdrawal.button })
      .click()
    const question = this.#page.getByRole('alertdialog')
    await question.waitFor()
    return question
  }

  /** Says yes, and waits until it is written down or why it is not. */
  async confirm(): Promise<void> {
    await this.#page.getByRole('button', { name: english.withdrawal.confirm }).click()
    await this.#page.locator('[data-withdrawal]').or(this.#page.locator('[role="alertdialog"] [data-tone]')).waitFor()
  }

  /** Waits until the withdrawal stands there, for example `done`. */
  async reaches(state: Job['state']['kind']): Promise<void> {
    await this.#page.locator(`[data-withdrawal="${state}"]`).waitFor()
  }

  /** Everything that is said of it. */
  words(): Locator {
    return this.#page.locator('[data-withdrawal]')
  }

  /** Saves the receipt and waits until it is there. */
  async saveReceipt(): Promise<void> {
    await this.words().getByRole('button', { name: english.receipt.save.button }).click()
    await this.words().getByRole('button', { name: english.receipt.save.saved }).waitFor()
  }

  async close(): Promise<void> {
    await this.#page.getByRole('dialog').getByRole('button', { name: english.withdrawal.close, exact: true }).click()
    await this.words().waitFor({ state: 'detached' })
  }
}
