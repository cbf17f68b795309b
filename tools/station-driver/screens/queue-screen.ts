import type { Locator, Page } from '@playwright/test'
import type { JobState } from '../../../src-preload/contract/job.ts'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** What waits on the station, as a clerk looks through it. */
export class QueueScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The badge in the header: how much waits, and for whom. */
  badge(): Locator {
    return this.#page.getByRole('banner').locator('[data-under-way]')
  }

  /** Opens it from the header and waits until the jobs are read. */
  async open(): Promise<void> {
    await this.badge().click()
    await this.#screen().waitFor()
  }

  async back(): Promise<void> {
    await this.#main().getByRole('button', { name: english.queue.back, exact: true }).click()
    await this.#screen().waitFor({ state: 'detached' })
  }

  /** The rows; of one section when it is named. */
  rows(section?: keyof typeof english.queue.section): Locator {
    const list = this.#page.getByRole('listbox', { name: english.queue.list })
    return (section === undefined ? list : list.locator(`[data-section="${section}"]`)).locator('[data-job]')
  }

  /** The rows of jobs in one state. */
  rowsIn(state: JobState['kind']): Locator {
    return this.rows().and(this.#page.locator(`[data-state="${state}"]`))
  }

  /** Looks at the job of a person without opening it. */
  async choose(name: string): Promise<void> {
    await this.rows().filter({ hasText: name }).first().click()
  }

  /** The job that is looked at. */
  panel(): Locator {
    return this.#page.getByRole('complementary', { name: english.queue.panel.label })
  }

  /** Opens the job that is looked at, to decide about it. */
  async decide(): Promise<void> {
    await this.panel().getByRole('button', { name: english.queue.decide }).click()
    await this.#screen().waitFor({ state: 'detached' })
  }

  async tryNow(): Promise<void> {
    await this.panel().getByRole('button', { name: english.sending.action.tryNow }).click()
  }

  async tryAll(): Promise<void> {
    await this.#main().getByRole('button', { name: english.queue.tryAll }).click()
  }

  /** Discards the job that is looked at, and says yes to the question. Answers what the question said. */
  async discard(): Promise<string> {
    await this.panel().getByRole('button', { name: english.sending.action.discard }).click()
    const question = this.#page.getByRole('alertdialog')
    const words = await question.innerText()
    await question.getByRole('button', { name: english.sending.discardJobDialog.confirm }).click()
    await question.waitFor({ state: 'detached' })
    return words
  }

  #main(): Locator {
    return this.#page.getByRole('main')
  }

  #screen(): Locator {
    return this.#page.locator('[data-queue="read"]')
  }
}
