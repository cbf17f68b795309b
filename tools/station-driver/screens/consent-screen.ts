import type { Locator, Page } from '@playwright/test'
import type { ConsentAnswer, ConsentPurpose } from '../../../src-preload/contract/consent.ts'

/** The question for consent, as the person at the desk answers it. */
export class ConsentScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until the person is asked. Answers the language of the text. */
  async isShown(): Promise<string> {
    await this.screen().waitFor()
    return (await this.screen().getAttribute('data-consent')) ?? ''
  }

  /** The whole screen. */
  screen(): Locator {
    return this.#page.locator('[data-consent]')
  }

  /** The text that is to be read. */
  text(): Locator {
    return this.screen().getByRole('article')
  }

  /** Chooses a language and waits for its text. */
  async chooseLanguage(language: string): Promise<void> {
    await this.screen().locator(`[data-language="${language}"]`).click()
    await this.#page.locator(`[data-consent="${language}"]`).waitFor()
  }

  /** The question about one purpose, with its two answers and what is said when there is none. */
  question(purpose: ConsentPurpose): Locator {
    return this.screen().locator(`[data-purpose="${purpose}"]`)
  }

  /** The round button of one answer, which says whether it is chosen. */
  choice(purpose: ConsentPurpose, answer: ConsentAnswer['answer']): Locator {
    return this.#label(purpose, answer).locator('input')
  }

  async answer(purpose: ConsentPurpose, answer: ConsentAnswer['answer']): Promise<void> {
    await this.#label(purpose, answer).click()
  }

  /** What follows from both answers: `both`, one purpose, `neither`, or `null` while one is missing. */
  async outcome(): Promise<string | null> {
    return this.screen().locator('[role="status"]').getAttribute('data-outcome')
  }

  /** The button that confirms the answers. */
  confirm(): Locator {
    return this.screen().locator('button[type="submit"]')
  }

  #label(purpose: ConsentPurpose, answer: ConsentAnswer['answer']): Locator {
    return this.question(purpose).locator(`[data-answer="${answer}"]`)
  }
}
