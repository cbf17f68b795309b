import type { Locator, Page } from '@playwright/test'
import type { JournalFacts } from '../../../src-preload/contract/journal.ts'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import { sentence } from '../sentence.ts'

/** The journal, as a clerk or an administrator uses it. */
export class JournalScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Opens it from the header and waits until it is read, or cannot be. */
  async open(): Promise<void> {
    await this.#page.getByRole('banner').getByRole('button', { name: english.journal.open }).click()
    await this.#page.getByRole('heading', { name: english.journal.screenTitle, level: 1 }).waitFor()
    await this.#rests()
  }

  async back(): Promise<void> {
    await this.#main().getByRole('button', { name: english.journal.back, exact: true }).click()
    await this.#page
      .getByRole('heading', { name: english.journal.screenTitle, level: 1 })
      .waitFor({ state: 'detached' })
  }

  /** Types what is looked for and waits for the answer. */
  async search(text: string): Promise<void> {
    await this.#page.getByRole('searchbox', { name: english.journal.search.label }).fill(text)
    await this.#rests()
  }

  async choosePeriod(period: Exclude<keyof typeof english.journal.period, 'label' | 'from' | 'until' | 'turned'>) {
    await this.#main().getByRole('button', { name: english.journal.period.label }).click()
    await this.#page.getByRole('option', { name: english.journal.period[period] }).click()
    await this.#rests()
  }

  /** The rows that are drawn, newest first; of one kind when it is named. */
  rows(kind?: JournalFacts['kind']): Locator {
    const list = this.#page.getByRole('listbox', { name: english.journal.list })
    return list.locator(kind === undefined ? '[data-entry]' : `[data-entry="${kind}"]`)
  }

  /** The kinds of the rows that are drawn, newest first. */
  async kinds(): Promise<readonly (string | null)[]> {
    const rows = await this.rows().all()
    return Promise.all(rows.map(async (row) => row.getAttribute('data-entry')))
  }

  /** Shows everything the newest entry of a kind says. */
  async choose(kind: JournalFacts['kind']): Promise<void> {
    const row = this.rows(kind).first()
    const number = (await row.getAttribute('data-number')) ?? ''
    await row.click()
    await this.#page.locator(`aside[data-number="${number}"]`).waitFor()
  }

  /** Everything the chosen entry says. */
  details(): Locator {
    return this.#page.getByRole('complementary', { name: english.journal.details.label })
  }

  /** The value beside a term of the chosen entry, for example that of `whom`. */
  fact(term: keyof typeof english.journal.term): Locator {
    return this.details().locator(`dt:text-is("${english.journal.term[term]}") + dd`)
  }

  /** Checks the whole journal and answers where the verdict is told. */
  async check(): Promise<Locator> {
    await this.#main().getByRole('button', { name: english.journal.check.button }).click()
    await this.news().waitFor()
    return this.news()
  }

  /** What came of the last check, export or erasure. */
  news(): Locator {
    return this.#main()
      .locator('[data-tone]')
      .filter({ has: this.#page.getByRole('button', { name: english.journal.check.close }) })
  }

  /** Asks to export; the question follows. */
  async wantExport(): Promise<Locator> {
    await this.#main().getByRole('button', { name: english.journal.export.button }).click()
    return this.#page.getByRole('alertdialog', { name: english.journal.export.title })
  }

  /** The button that leads to the system's dialog; it works only once the box is ticked. */
  confirmExport(): Locator {
    return this.#page.getByRole('button', { name: english.journal.export.confirm })
  }

  /** Asks to erase the person of the chosen entry; the question follows. */
  async wantErasure(name: string): Promise<Locator> {
    await this.details().getByRole('button', { name: english.journal.erase.button }).click()
    return this.#page.getByRole('alertdialog', { name: sentence(english.journal.erase.title, { name }) })
  }

  /** The button that erases for ever; it works only once the person's id was typed. */
  confirmErasure(): Locator {
    return this.#page.getByRole('button', { name: english.journal.erase.confirm })
  }

  #main(): Locator {
    return this.#page.getByRole('main')
  }

  async #rests(): Promise<void> {
    await this.#page.locator('[data-journal="read"], [data-journal="failed"]').waitFor()
  }
}
