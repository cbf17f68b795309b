import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** What stands above every screen, as a person uses it. */
export class Header {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async lock(): Promise<void> {
    await this.#button(english.application.lock).click()
  }

  async openSettings(): Promise<void> {
    await this.#button(english.application.settings).click()
    await this.#page.getByRole('heading', { name: english.settings.title, level: 1 }).waitFor()
  }

  /** The way to the settings, where there is one. */
  settings(): Locator {
    return this.#button(english.application.settings)
  }

  /** Asks to sign out and says yes, with or without taking the password out of the keychain. */
  async signOut({ forgetPassword = false } = {}): Promise<void> {
    await this.#button(english.application.signOut).click()
    const question = this.signOutQuestion()
    if (forgetPassword) await question.getByText(english.application.signOutDialog.forget).click()
    await question.getByRole('button', { name: english.application.signOutDialog.confirm }).click()
  }

  /** The question that stands before a sign-out. */
  signOutQuestion(): Locator {
    return this.#page.getByRole('alertdialog', { name: english.application.signOutDialog.title })
  }

  async openShortcuts(): Promise<void> {
    await this.#button(english.application.help).click()
    await this.#page.getByRole('dialog', { name: english.application.shortcuts.title }).waitFor()
  }

  async openConnection(): Promise<void> {
    await this.connection().click()
    await this.#page.getByRole('dialog', { name: english.application.connection.title }).waitFor()
  }

  /** Asks on the page about the connection whether the server is back, waits until it is, and closes the page. */
  async findServerBack(): Promise<void> {
    const { title, checkNow, reachableSentence, close } = english.application.connection
    await this.openConnection()
    const dialog = this.#page.getByRole('dialog', { name: title })
    await dialog.getByRole('button', { name: checkNow }).click()
    await dialog.getByText(reachableSentence).waitFor()
    await dialog.getByRole('button', { name: close }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** What is said of the connection to the server, in a word. */
  connection(): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name: english.application.connection.button })
  }

  /** What is said while the server is away: that work goes on, how much waits, how old the list of people is. */
  offline(): Locator {
    return this.#page.getByRole('banner').getByRole('status')
  }

  /** The badge that says the password is kept for this session only; a press tells why. */
  passwordBadge(): Locator {
    return this.#button(english.application.thisSessionOnly.badge)
  }

  #button(name: string): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name })
  }
}
