import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The terminals behind the device gateway, as a clerk uses them. */
export class TerminalsScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The way to them in the header, where there is one. */
  wayIn(): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name: english.terminals.open })
  }

  /** Opens them from the header, and waits until the gateway has told of them, or cannot. */
  async open(): Promise<void> {
    await this.wayIn().click()
    await this.#page.locator('[data-terminals="read"], [data-terminals="failed"]').waitFor()
  }

  /** The row of a terminal, by its number. */
  row(id: number): Locator {
    return this.#page.locator(`[data-terminal="${String(id)}"]`)
  }

  /** Chooses a terminal and waits for its details. */
  async choose(id: number): Promise<void> {
    await this.row(id).click()
    await this.#page.locator(`[data-terminal-details="${String(id)}"]`).waitFor()
  }

  details(): Locator {
    return this.#page.getByRole('complementary', { name: english.terminals.details.label })
  }

  /** Asks to remove everybody from the chosen terminal; the question follows. */
  async wantEmptied(): Promise<Locator> {
    await this.details().getByRole('button', { name: english.terminals.clear.button }).click()
    return this.#page.getByRole('alertdialog')
  }

  /** The button that removes everybody; it works only once the name was typed. */
  confirmEmptied(): Locator {
    return this.#page.getByRole('alertdialog').getByRole('button', { name: english.terminals.clear.confirm })
  }

  async typeName(name: string): Promise<void> {
    await this.#page.getByRole('alertdialog').getByRole('textbox').fill(name)
  }

  async back(): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name: english.terminals.back, exact: true }).click()
    await this.#page.locator('[data-terminals]').waitFor({ state: 'detached' })
  }
}
