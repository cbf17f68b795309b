import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The settings, as a person uses them. */
export class SettingsScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async chooseTheme(theme: keyof typeof english.settings.station.themeKind): Promise<void> {
    await this.#page.getByText(english.settings.station.themeKind[theme], { exact: true }).click()
    await this.#isSaved()
  }

  async chooseMailLanguage(language: keyof typeof english.settings.enrollment.language): Promise<void> {
    await this.#page.getByRole('button', { name: english.settings.enrollment.mailLanguage }).click()
    await this.#page.getByRole('option', { name: english.settings.enrollment.language[language] }).click()
    await this.#isSaved()
  }

  /** Copies the diagnostics and answers what the station says of them. */
  async copyDiagnostics(): Promise<string> {
    await this.#page.getByRole('button', { name: english.settings.about.copyDiagnostics }).click()
    const word = this.#page.getByRole('status').filter({ hasText: /copied/u })
    await word.waitFor()
    return word.innerText()
  }

  /** The value beside a term, for example that of `english.settings.about.version`. */
  fact(term: string): Locator {
    return this.#page.getByRole('definition').and(this.#page.locator(`dt:text-is("${term}") + dd`))
  }

  /** Asks to forget the server; the question follows. */
  async forget(): Promise<void> {
    await this.#page.getByRole('button', { name: english.settings.server.forget }).click()
  }

  async back(): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name: english.settings.back }).click()
  }

  async #isSaved(): Promise<void> {
    await this.#page.getByRole('status').filter({ hasText: english.settings.saved }).waitFor()
  }
}
