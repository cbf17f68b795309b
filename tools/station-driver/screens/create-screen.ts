import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import { GroupPicker } from './group-picker.ts'

/** The form for a new person, as a person uses it. */
export class CreateScreen {
  readonly #page: Page
  readonly #userGroup: GroupPicker
  readonly #accessGroups: GroupPicker

  constructor(page: Page) {
    this.#page = page
    this.#userGroup = new GroupPicker(page, 'userGroup')
    this.#accessGroups = new GroupPicker(page, 'accessGroups')
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

  /** Choosing folds the list again. */
  async chooseUserGroup(name: string): Promise<void> {
    await this.#userGroup.toggle(name)
    await this.#userGroup.list().waitFor({ state: 'detached' })
  }

  /** The names of the user groups that are offered. */
  async userGroups(): Promise<readonly string[]> {
    return namesIn(this.#userGroup)
  }

  /** The names of the access groups that are offered. */
  async accessGroups(): Promise<readonly string[]> {
    return namesIn(this.#accessGroups)
  }

  async tickAccessGroup(name: string): Promise<void> {
    await this.#accessGroups.toggle(name)
  }

  /** The question whether one of these is the person; it comes before the form goes on. */
  duplicates(): Locator {
    return this.#page.getByRole('alertdialog', { name: english.duplicates.dialog.title })
  }

  /** Until this evening, for three days, or any period. */
  async choosePeriod(kind: 'today' | 'days' | 'custom'): Promise<void> {
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

async function namesIn(picker: GroupPicker): Promise<readonly string[]> {
  await picker.unfold()
  const names = await picker.rows().locator('[data-name]').allInnerTexts()
  await picker.field().press('Escape')
  await picker.list().waitFor({ state: 'detached' })
  return names
}
