import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

type Words = typeof english.doorEvents

/** The door events, as a clerk uses them. */
export class DoorEventsScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Opens them for everybody from the header, and waits until they are read, or cannot be. */
  async open(): Promise<void> {
    await this.wayIn().click()
    await this.isShown()
  }

  /** The way to them in the header, where there is one. */
  wayIn(): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name: english.doorEvents.open })
  }

  /** Opens them for the person who is chosen on the search screen. */
  async openForChosen(): Promise<void> {
    await this.#main().getByRole('button', { name: english.doorEvents.ofPerson }).click()
    await this.isShown()
  }

  async isShown(): Promise<void> {
    await this.#page.getByRole('heading', { name: english.doorEvents.screenTitle, level: 1 }).waitFor()
    await this.rests()
  }

  /** Waits until nothing is being read. */
  async rests(): Promise<void> {
    await this.#page.locator('[data-door-events="read"], [data-door-events="failed"]').waitFor()
  }

  /** The rows that are drawn. */
  rows(): Locator {
    return this.list().locator('[data-event-key]')
  }

  list(): Locator {
    return this.#page.getByRole('listbox', { name: english.doorEvents.list })
  }

  personField(): Locator {
    return this.#page.getByRole('combobox', { name: english.doorEvents.filter.person, exact: true })
  }

  /** Looks for the events of somebody by the id, also of one nobody has any more. */
  async ofId(id: string): Promise<void> {
    await this.personField().fill(id)
    await this.nobodyOffered().waitFor()
    await this.personField().press('Enter')
    await this.rests()
  }

  /** Types what may be a name; those who are offered follow. */
  async typePerson(text: string): Promise<void> {
    await this.personField().fill(text)
  }

  /** Somebody who is offered for what is typed. */
  offered(name: string | RegExp): Locator {
    return this.#page.getByRole('option', { name })
  }

  /** What stands in the list when nobody is found. */
  nobodyOffered(): Locator {
    return this.#page.getByText(english.doorEvents.filter.nobody.found)
  }

  /** Looks for the events of somebody who is found by name. */
  async ofPersonNamed(name: string): Promise<void> {
    await this.typePerson(name)
    await this.offered(name).first().click()
    await this.rests()
  }

  async ofEverybody(): Promise<void> {
    await this.#main().getByRole('button', { name: english.doorEvents.filter.clearPerson }).click()
    await this.rests()
  }

  /** What is offered as door or device, from the first to the last. */
  async placesOffered(what: 'door' | 'device'): Promise<readonly string[]> {
    await this.#main().getByRole('search').getByRole('button', { name: english.doorEvents.filter[what] }).click()
    const list = this.#page.locator('[data-trigger="Select"]')
    await list.waitFor()
    const names = await list.getByRole('option').allInnerTexts()
    await this.#page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    return names
  }

  async chooseTypes(kind: keyof Words['types']): Promise<void> {
    await this.#choose(english.doorEvents.filter.types, english.doorEvents.types[kind])
  }

  async chooseOrder(order: keyof Words['order']): Promise<void> {
    await this.#choose(english.doorEvents.filter.order, english.doorEvents.order[order])
  }

  async chooseDoor(name: string): Promise<void> {
    await this.#choose(english.doorEvents.filter.door, name)
  }

  async chooseDevice(name: string): Promise<void> {
    await this.#choose(english.doorEvents.filter.device, name)
  }

  /** Ticks types one by one, by a part of their words. */
  async tickTypes(...words: readonly string[]): Promise<void> {
    await this.chooseTypes('chosen')
    const dialog = this.#page.getByRole('dialog', { name: english.doorEvents.typeDialog.title })
    for (const word of words) {
      await dialog.getByLabel(english.ui.filter).fill(word)
      await dialog.getByRole('checkbox').first().check({ force: true })
    }
    await dialog.getByRole('button', { name: english.doorEvents.typeDialog.confirm }).click()
    await this.rests()
  }

  /** Everything the chosen event says. */
  details(): Locator {
    return this.#page.getByRole('complementary', { name: english.doorEvents.details.label })
  }

  /** The value beside a term of the chosen event. */
  fact(term: keyof Words['term']): Locator {
    return this.details().locator(`dt:text-is("${english.doorEvents.term[term]}") + dd`)
  }

  /** Looks for more events like the chosen one. */
  async only(what: Exclude<keyof Words['only'], 'label'>): Promise<void> {
    await this.details().getByRole('button', { name: english.doorEvents.only[what] }).click()
    await this.rests()
  }

  /** The button that reads again what was put away before the first row, where something was. */
  readBack(): Locator {
    return this.#main().getByRole('button', { name: english.doorEvents.before.button })
  }

  async refresh(): Promise<void> {
    await this.#main().getByRole('button', { name: english.doorEvents.refresh }).click()
    await this.rests()
  }

  /** Asks to export; the question follows. */
  async wantExport(): Promise<Locator> {
    await this.#main().getByRole('button', { name: english.doorEvents.export.button }).click()
    return this.#page.getByRole('alertdialog', { name: english.doorEvents.export.title })
  }

  /** The button that leads to the system's dialog; it works only once the box is ticked. */
  confirmExport(): Locator {
    return this.#page.getByRole('button', { name: english.doorEvents.export.confirm })
  }

  async back(): Promise<void> {
    await this.#main().getByRole('button', { name: english.doorEvents.back, exact: true }).click()
    await this.#page
      .getByRole('heading', { name: english.doorEvents.screenTitle, level: 1 })
      .waitFor({ state: 'detached' })
  }

  async #choose(label: string, option: string): Promise<void> {
    await this.#main().getByRole('search').getByRole('button', { name: label }).click()
    await this.#page.getByRole('option', { name: option, exact: true }).click()
    if (option !== english.doorEvents.types.chosen) await this.rests()
  }

  #main(): Locator {
    return this.#page.getByRole('main')
  }
}
