import type { Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The sign-in screen, as a person uses it. */
export class SignInScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until somebody can sign in. */
  async isShown(): Promise<void> {
    await this.#page.getByRole('heading', { name: english.signIn.title }).waitFor()
  }

  /** Fills the form and sends it. Does not wait for the answer. */
  async signIn(loginId: string, password: string, remember = false): Promise<void> {
    await this.fill(loginId, password, remember)
    await this.submit()
  }

  /** Types login id and password, and decides whether they are remembered. */
  async fill(loginId: string, password: string, remember = false): Promise<void> {
    await this.#page.getByLabel(english.signIn.loginId, { exact: true }).fill(loginId)
    await this.#page.getByLabel(english.signIn.password, { exact: true }).fill(password)
    const box = this.#page.getByRole('checkbox', { name: english.signIn.remember })
    // Without a keychain there is no box, and nothing is remembered.
    if ((await box.count()) > 0 && (await box.isChecked()) !== remember) {
      await this.#page.getByText(english.signIn.remember).click()
    }
  }

  async submit(): Promise<void> {
    await this.#page.getByRole('button', { name: english.signIn.submit, exact: true }).click()
  }

  /** What the station says of a sign-in that failed, once it says something. */
  async refusal(): Promise<string> {
    const notice = this.#page.getByRole('alert')
    await notice.waitFor()
    return notice.innerText()
  }
}
