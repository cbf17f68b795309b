import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import type { DeedOutcome } from '../../../src-renderer/screens/person-terminals/person-terminals.ts'

const { person } = english.terminals

/** The terminals of one person, as a clerk uses them from the search or the receipt. */
export class PersonTerminalsScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  button(): Locator {
    return this.#page.getByRole('button', { name: person.button })
  }

  /** Opens it and waits until every terminal has told, or cannot. */
  async open(): Promise<void> {
    await this.button().click()
    await this.rests()
  }

  /** Waits until the record is read and no terminal is being asked. */
  async rests(): Promise<void> {
    await this.#page.locator('[data-ground="ready"]').waitFor()
    await this.#page.locator('[data-person-terminals="read"]').waitFor()
    await this.#page
      .locator('[data-presence="waiting"], [data-presence="asking"]')
      .first()
      .waitFor({ state: 'detached' })
  }

  /** The row of a terminal, by its number. */
  row(id: number): Locator {
    return this.#page.locator(`[data-person-terminals] [data-terminal="${String(id)}"]`)
  }

  /** Ticks terminals, or takes their ticks away. */
  async tick(...ids: readonly number[]): Promise<void> {
    for (const id of ids) await this.row(id).click()
  }

  /** The rows whose last deed came to this. */
  outcomes(kind: DeedOutcome['kind']): Locator {
    return this.#page.locator(`[data-outcome="${kind}"]`)
  }

  /** Puts the person on what is ticked and waits until every terminal has told. */
  async put(count: number): Promise<void> {
    await this.#page.getByRole('button', { name: counted('puts', count) }).click()
    await this.isOver()
  }

  /** Removes the person from what is ticked, after the question. */
  async remove(count: number): Promise<void> {
    await this.#page.getByRole('button', { name: counted('removes', count) }).click()
    await this.#page.getByRole('alertdialog').getByRole('button', { name: person.removal.confirm }).click()
    await this.isOver()
  }

  /** The button that does it again where it failed. */
  retry(count: number): Locator {
    return this.#page.getByRole('button', { name: counted('retry', count) })
  }

  async isOver(): Promise<void> {
    await this.#page.locator('[data-deed="over"]').waitFor()
  }

  async back(): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name: english.terminals.back, exact: true }).click()
    await this.#page.locator('[data-person-terminals]').waitFor({ state: 'detached' })
  }
}

function counted(what: 'puts' | 'removes' | 'retry', count: number): string {
  return person[`${what}_${count === 1 ? 'one' : 'other'}`].replace('{{count}}', String(count))
}
