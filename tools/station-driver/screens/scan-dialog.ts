import type { Locator, Page } from '@playwright/test'
import { english } from '../../../src-renderer/i18n/english/index.ts'
import type { Scanning } from '../../../src-renderer/screens/device-scan/scan-store.ts'
import { sentence } from '../sentence.ts'

const { scan } = english.devices

/** Scanning a visual face at a device, as a clerk does it at the camera or in the review. */
export class ScanDialog {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The button that asks for it. */
  button(): Locator {
    return this.#page.getByRole('button', { name: scan.button })
  }

  /** Asks for it and waits until the devices are there, or why they are not. */
  async open(): Promise<void> {
    await this.button().click()
    await this.at('choosing').or(this.at('unreadable')).waitFor()
  }

  /** What the dialog says while it stands there. */
  at(kind: Scanning['kind']): Locator {
    return this.#page.locator(`[data-scan="${kind}"]`)
  }

  /** The dialog, whatever it says. */
  dialog(): Locator {
    return this.#page.getByRole('dialog').or(this.#page.getByRole('alertdialog'))
  }

  /** Chooses a device by its name and starts the scan. */
  async scanAt(name: string): Promise<void> {
    await this.at('choosing').getByText(name, { exact: true }).click()
    await this.press('start')
  }

  /** Presses a button of the dialog. */
  async press(
    name: 'start' | 'stop' | 'store' | 'use' | 'again' | 'close' | 'cancel' | 'anotherDevice',
  ): Promise<void> {
    await this.act(name).click()
  }

  act(name: 'start' | 'stop' | 'store' | 'use' | 'again' | 'close' | 'cancel' | 'anotherDevice'): Locator {
    return this.dialog().getByRole('button', { name: scan[name], exact: true })
  }

  /** The picture the device has cut out. */
  picture(device: string): Locator {
    return this.#page.getByRole('img', { name: sentence(scan.picture, { device }) })
  }

  /** The scan that the review will use in the place of the camera’s picture. */
  kept(): Locator {
    return this.#page.locator('[data-kept-scan]')
  }
}
