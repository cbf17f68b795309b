import type { Locator, Page } from '@playwright/test'
import type { DisputedField } from '../../../src-renderer/flow/changed-meanwhile.ts'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import { GroupPicker } from './group-picker.ts'

/** A field of the record that is typed into. */
type TypedField = 'name' | 'email' | 'phone' | 'department' | 'title' | 'start' | 'expiry' | `custom-${string}`

/** The form of a person's record, as a person uses it. */
export class EditScreen {
  readonly accessGroups: GroupPicker
  readonly userGroup: GroupPicker
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.accessGroups = new GroupPicker(page, 'accessGroups')
    this.userGroup = new GroupPicker(page, 'userGroup')
  }

  /** Opens the form of the chosen person, and waits until the server has told which groups there are. */
  async open(): Promise<void> {
    await this.button().click()
    await this.form().waitFor()
    await this.#page.getByText(english.groups.reading).waitFor({ state: 'detached' })
  }

  /** The button in the panel of the chosen person. */
  button(): Locator {
    return this.#page.getByRole('button', { name: english.edit.button })
  }

  form(): Locator {
    return this.#page.getByRole('form', { name: english.edit.form })
  }

  field(name: TypedField): Locator {
    return this.words(name).locator('input')
  }

  /** Everything that is said below and beside a field. */
  words(name: TypedField | 'active' | 'userGroup' | 'accessGroups'): Locator {
    return this.form().locator(`[data-field="${name}"]`)
  }

  async switchActive(): Promise<void> {
    await this.words('active').locator('label').click()
  }

  async choosePeriod(kind: 'asIs' | 'today' | 'days' | 'custom'): Promise<void> {
    await this.form().locator(`label:has(input[type="radio"][value="${kind}"])`).click()
  }

  async save(): Promise<void> {
    await this.form().locator('button[type="submit"]').click()
  }

  /** What the clerk and somebody else have both changed. */
  dispute(field: DisputedField): Locator {
    return this.form().locator(`[data-dispute="${field}"]`)
  }

  async decide(field: DisputedField, decision: 'mine' | 'theirs'): Promise<void> {
    await this.dispute(field).locator(`label:has(input[value="${decision}"])`).click()
  }

  /** The question before changes are given up. */
  leaveQuestion(): Locator {
    return this.#page.getByRole('alertdialog', { name: english.edit.leave.title })
  }
}
