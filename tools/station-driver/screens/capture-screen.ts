import type { Locator, Page } from '@playwright/test'
import type { Instruction } from '../../../src-renderer/camera/judgement/instruction.ts'
import { english } from '../../../src-renderer/i18n/english/index.ts'

/** The live picture, as a person uses it. */
export class CaptureScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The live picture and what lies over it. */
  stage(): Locator {
    return this.#page.locator('[data-picture]')
  }

  /** Waits for the first frame, or for the camera's trouble. Answers `null`, or the trouble's sentences. */
  async waitForPicture(): Promise<string | null> {
    const live = this.#page.locator('[data-picture="live"][data-ready="true"]')
    const trouble = this.#page.locator('[data-picture="troubled"]')
    await live.or(trouble).waitFor()
    return (await trouble.count()) > 0 ? trouble.innerText() : null
  }

  /** Waits until the person is told this, or that nothing need be changed, and answers the words on the stage. */
  async waitForGuidance(guidance: Instruction | 'fine'): Promise<string> {
    await this.#page.locator(`[data-instruction="${guidance}"]`).waitFor()
    return this.stage().getByRole('status').innerText()
  }

  /** How many frames were judged since the screen appeared. */
  async verdicts(): Promise<number> {
    return Number(await this.stage().getAttribute('data-verdicts'))
  }

  /** The switch that lets this station shoot by itself. */
  autoCapture(): Locator {
    return this.#page.getByRole('switch', { name: english.guidance.autoCapture.label })
  }

  /** The button that takes the shot of this person into the clerk's hand, or gives it back to the station. */
  shooter(hand: 'clerk' | 'station'): Locator {
    const { cancel, rearm } = english.guidance.autoCapture
    return this.#page.getByRole('button', { name: hand === 'clerk' ? cancel : rearm })
  }

  /** Chooses a picture from a file in the dialog of the system. */
  async choosePicture(path: string): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser')
    await this.#page.getByRole('button', { name: english.pictureFile.choose, exact: true }).click()
    await (await chooser).setFiles(path)
  }

  async take(): Promise<void> {
    await this.#page.getByRole('button', { name: english.capture.take }).click()
  }
}
