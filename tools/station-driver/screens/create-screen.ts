import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The form for a new person, as a person uses it. */
export class CreateScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until the server has told groups and the next free id. */
  async isReady(): Promise<void> {
    await this.#page.getByRole('heading', { name: english.create.title }).waitFor()
    await this.#page.getByText(english.create.reading).waitFor({ state: 'detached' })
  }

  /** A field by its label, for example `name`. */
  field(name: 'name' | 'email' | 'phone' | 'id' | 'start' | 'expiry'): Locator {
    return this.#room(name).locator('input')
  }

  /** Everything that is said below and beside a field. */
  words(name: 'name' | 'email' | 'phone' | 'id' | 'start' | 'expiry' | 'userGroup' | 'accessGroups'): Locator {
    return this.#room(name)
  }

  async chooseUserGroup(name: string): Promise<void> {
    await this.#room('userGroup').getByRole('button').click()
    await this.#page.getByRole('option', { name, exact: true }).click()
  }

  /** The names of the user groups that are offered. */
  async userGroups(): Promise<readonly string[]> {
    await this.#room('userGroup').getByRole('button').click()
    const options = this.#page.getByRole('listbox').getByRole('option')
    await options.first().waitFor()
    const names = await options.allInnerTexts()
    await this.#page.keyboard.press('Escape')
    await this.#page.getByRole('listbox').waitFor({ state: 'detached' })
    return names
  }

  /** The names of the access groups that are offered. */
  async accessGroups(): Promise<readonly string[]> {
    return this.#room('accessGroups').locator('label:has(input[type="checkbox"])').allInnerTexts()
  }

  async tickAccessGroup(name: string): Promise<void> {
    await this.#room('accessGroups')
      .locator('label:has(input[type="checkbox"])')
      .getByText(name, { exact: true })
      .click()
  }

  /** Until this evening, or any period. */
  async choosePeriod(kind: 'today' | 'custom'): Promise<void> {
    await this.#page.locator(`label:has(input[type="radio"][value="${kind}"])`).click()
  }

  /** Goes on to the photo, or creates the person straight away when there is one. */
  async submit(): Promise<void> {
    await this.#page.getByRole('form', { name: english.create.form }).locator('button[type="submit"]').click()
  }

  #room(field: string): Locator {
    return this.#page.locator(`[data-field="${field}"]`)
  }
}
