import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The words beside the switches about people. */
const switches = { askForConsent: english.settings.pictures.ask, keepDirectory: english.settings.keeping.directory }

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
    const { mailLanguage, language: names } = english.settings.enrollment
    await this.#choose(mailLanguage, names[language])
  }

  /** Chooses how long a picture that could not be sent waits before a clerk is asked. */
  async choosePictureHours(time: keyof typeof english.settings.pictures.pictureHoursKind): Promise<void> {
    await this.#choose(english.settings.pictures.pictureHours, english.settings.pictures.pictureHoursKind[time])
  }

  /** Chooses when a visitor's photo is removed from the server. */
  async chooseVisitorPhoto(time: keyof typeof english.settings.pictures.visitorPhotoKind): Promise<void> {
    await this.#choose(english.settings.pictures.visitorPhoto, english.settings.pictures.visitorPhotoKind[time])
  }

  /** A switch, which says whether it is on. */
  switchOf(name: keyof typeof switches): Locator {
    return this.#page.getByRole('switch', { name: switches[name] })
  }

  /** Turns a switch on or off and waits until that is saved. */
  async turn(name: keyof typeof switches): Promise<void> {
    await this.#page.locator('label', { hasText: switches[name] }).click()
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

  async #choose(list: string, option: string): Promise<void> {
    await this.#page.getByRole('button', { name: list }).click()
    await this.#page.getByRole('option', { name: option }).click()
    await this.#isSaved()
  }

  async #isSaved(): Promise<void> {
    await this.#page.getByRole('status').filter({ hasText: english.settings.saved }).waitFor()
  }
}
