import type { Page } from '@playwright/test'
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
    await this.#page.getByText(english.pair.trustOption.pinnedCertificate).click()
    const shown = await this.#page.locator('form [data-fingerprint]').innerText()
    return { fingerprint: normalFingerprint(shown) ?? shown }
  }

  /** Trusts exactly the certificate that is shown, saying that the fingerprints were compared. */
  async pairWithExactlyThisCertificate(): Promise<void> {
    await this.#page.getByText(english.pair.compare).click()
    await this.#page.getByRole('button', { name: english.pair.confirm }).click()
  }
}
