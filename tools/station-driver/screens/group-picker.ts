import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The list of access groups or user groups of a form, as a person uses it. */
export class GroupPicker {
  readonly #page: Page
  readonly #name: 'accessGroups' | 'userGroup'

  constructor(page: Page, name: 'accessGroups' | 'userGroup') {
    this.#page = page
    this.#name = name
  }

  /** Everything of it: what is chosen, what it opens, and the list when it is unfolded. */
  words(): Locator {
    return this.#page.locator(`[data-picker="${this.#name}"]`)
  }

  /** The button that unfolds the list. */
  unfolding(): Locator {
    return this.words().getByRole('button', { name: english.groups.open[this.#name] })
  }

  async unfold(): Promise<void> {
    await this.unfolding().click()
    await this.list().waitFor()
  }

  list(): Locator {
    return this.words().getByRole('listbox', { name: english.groups.list[this.#name] })
  }

  field(): Locator {
    return this.words().getByRole('combobox', { name: english.groups.search })
  }

  /** The rows that are drawn, in their order; of many there are more than these. */
  rows(): Locator {
    return this.list().getByRole('option')
  }

  /** Searches a group by its whole name and ticks, or unticks, it. The list is left unfolded. */
  async toggle(name: string): Promise<void> {
    if ((await this.list().count()) === 0) await this.unfold()
    await this.field().fill(name)
    await this.rows().getByText(name, { exact: true }).click()
  }

  /** The groups outside the operator's filter that stay. */
  kept(): Locator {
    return this.words().locator('[data-kept]')
  }
}
