import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** What the panel shows of the chosen person. `photo` is the kind of the stored photo by the contract. */
export interface ChosenPerson {
  readonly id: string
  readonly name: string
  readonly photo: string
}

/** The search, as a person uses it. */
export class FindScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until somebody can be searched for. */
  async isShown(): Promise<void> {
    await this.field().waitFor()
  }

  field(): Locator {
    return this.#page.getByLabel(english.find.searchLabel)
  }

  /** Types a text and waits for its own answer: `found`, `failed` or `nothing`. */
  async search(text: string): Promise<string> {
    await this.field().fill(text)
    const rested = this.#page.locator('[data-search]:not([data-search="running"])')
    await rested.waitFor()
    return (await rested.getAttribute('data-search')) ?? ''
  }

  /** The rows that are drawn. With very many matches these are not all there are. */
  rows(): Locator {
    return this.#page.getByRole('listbox', { name: english.find.list }).getByRole('option')
  }

  /** Chooses the first match by keyboard and waits until the record is read; `null` when it could not be. */
  async chooseFirst(): Promise<ChosenPerson | null> {
    await this.field().press('Enter')
    const panel = this.#page.locator('[data-chosen="read"], [data-chosen="failed"]')
    await panel.waitFor()
    if ((await panel.getAttribute('data-chosen')) === 'failed') return null
    return {
      id: (await panel.getAttribute('data-person')) ?? '',
      name: await panel.getByRole('heading', { level: 2 }).innerText(),
      photo: (await panel.getAttribute('data-photo')) ?? 'unknown',
    }
  }

  async takePhoto(): Promise<void> {
    await this.#page.getByRole('button', { name: english.find.panel.takePhoto }).click()
  }
}
