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

  /** Waits until the list holds the answer to exactly this text. */
  async answers(text: string): Promise<void> {
    await this.#page.locator(`[data-search="found"][data-answers=${JSON.stringify(text)}]`).waitFor()
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

  /** The panel beside the list: `read` once the record of the chosen person is there, `failed` when it is not to be had. */
  chosen(state: 'read' | 'failed'): Locator {
    return this.#page.locator(`[data-chosen="${state}"]`)
  }

  /** The panel beside the list, whoever is in it. */
  panel(): Locator {
    return this.#page.getByRole('complementary', { name: english.find.panel.label })
  }

  /** Something that can be done with the chosen person, for example `deletePerson`. */
  act(name: 'takePhoto' | 'sendMail' | 'removePhoto' | 'removeVisualFaces' | 'deletePerson'): Locator {
    return this.panel().getByRole('button', { name: english.find.panel[name] })
  }

  async takePhoto(): Promise<void> {
    await this.act('takePhoto').click()
  }

  /** The button that begins a new person from the text in the search field. */
  create(): Locator {
    return this.#page.getByRole('button', { name: /^Create “/u })
  }
}
