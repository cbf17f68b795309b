import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import { normalFingerprint } from '../fingerprint.ts'

/** The pairing screen, as a person uses it. */
export class PairScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until the address can be typed. */
  async isShown(): Promise<void> {
    await this.#page.getByLabel(english.pair.address).waitFor()
  }

  /** Types an address and looks at the server. Answers the certificate's fingerprint on the screen, or what stands there instead. */
  async look(address: string): Promise<{ readonly fingerprint: string } | { readonly refusal: string }> {
    await this.#page.getByLabel(english.pair.address).fill(address)
    await this.#page.getByRole('button', { name: english.pair.look, exact: true }).click()
    const certificate = this.#page.getByRole('region', { name: english.pair.certificate })
    const refusal = this.#page.locator('[role="alert"], [data-invalid] [slot="errorMessage"]')
    await certificate.or(refusal).first().waitFor()
    if (!(await certificate.isVisible())) return { refusal: await refusal.first().innerText() }
    // Several kinds of trust may be offered, each with the fingerprint to compare: the walk compares the certificate's own.
    return { fingerprint: await this.trustBy('pinnedCertificate') }
  }

  /** What is worth knowing about the certificate, sentence by sentence. */
  async concerns(): Promise<readonly string[]> {
    const notice = this.#page.locator('[data-tone]', { hasText: english.pair.concernsTitle })
    return notice.getByRole('listitem').allInnerTexts()
  }

  /** Chooses how the server shall be recognised. Answers the fingerprint that is to be compared for it. */
  async trustBy(kind: keyof typeof english.pair.trustOption): Promise<string> {
    await this.#page.getByText(english.pair.trustOption[kind]).click()
    const shown = await this.#page.locator('form [data-fingerprint]').innerText()
    return normalFingerprint(shown) ?? shown
  }

  /** The box that says the fingerprints were compared. */
  compared(): Locator {
    return this.#page.getByRole('checkbox', { name: english.pair.compare })
  }

  /** Pairs with what was chosen, saying that the fingerprints were compared. */
  async pair(): Promise<void> {
    await this.#page.getByText(english.pair.compare).click()
    await this.confirm()
  }

  /** Presses the button that pairs, whether or not anything was compared. */
  async confirm(): Promise<void> {
    await this.#page.getByRole('button', { name: english.pair.confirm }).click()
  }

  /** Back from what was seen to the address. */
  async otherAddress(): Promise<void> {
    await this.#page.getByRole('button', { name: english.pair.otherAddress }).click()
  }
}
