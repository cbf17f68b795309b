import type { Locator, Page } from '@playwright/test'
import type { ReadinessRowName } from '../../../src-preload/contract/readiness.ts'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The page that looks at everything, as an administrator uses it. */
export class ReadinessScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Opens it from the settings, which are open. */
  async openFromSettings(): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name: english.readiness.open }).click()
    await this.#isRead()
  }

  /** Opens it from the page about the connection, which is open. */
  async openFromConnection(): Promise<void> {
    await this.#page.getByRole('dialog').getByRole('button', { name: english.readiness.open }).click()
    await this.#isRead()
  }

  async back(): Promise<void> {
    await this.#page.getByRole('button', { name: english.readiness.back, exact: true }).click()
    await this.#page.getByRole('heading', { name: english.readiness.title, level: 1 }).waitFor({ state: 'detached' })
  }

  /** Puts the page on the clipboard as text. */
  async copy(): Promise<void> {
    await this.#page.getByRole('button', { name: english.readiness.copy }).click()
    await this.#page.getByRole('button', { name: english.ui.copied }).waitFor()
  }

  /** Looks anew; the rows change when the answer is there. */
  async lookAgain(): Promise<void> {
    await this.#page.getByRole('button', { name: english.readiness.again }).click()
  }

  row(name: ReadinessRowName): Locator {
    return this.#page.locator(`[data-row="${name}"]`)
  }

  /** What the page says first. */
  summary(): Locator {
    return this.#page.getByRole('status').filter({ has: this.#page.locator('strong') })
  }

  async #isRead(): Promise<void> {
    await this.#page.getByRole('heading', { name: english.readiness.title, level: 1 }).waitFor()
    await this.row('connection').waitFor()
  }
}
