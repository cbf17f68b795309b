import type { Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The live picture, as a person uses it. */
export class CaptureScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits for the first frame, or for the camera's trouble. Answers `null`, or the trouble's sentences. */
  async waitForPicture(): Promise<string | null> {
    const live = this.#page.locator('[data-picture="live"][data-ready="true"]')
    const trouble = this.#page.locator('[data-picture="troubled"]')
    await live.or(trouble).waitFor()
    return (await trouble.count()) > 0 ? trouble.innerText() : null
  }

  async take(): Promise<void> {
    await this.#page.getByRole('button', { name: english.capture.take }).click()
  }
}
