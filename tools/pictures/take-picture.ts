import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'

/** Takes the picture of a screen under its name, in each theme. `ready` brings the screen about where it does not last. */
export type TakePicture = (name: string, ready?: () => Promise<void>) => Promise<void>

/** Takes the pictures of one station into a folder. */
export function photographer(folder: string, application: ElectronApplication, page: Page): TakePicture {
  return async (name, ready) => {
    for (const theme of ['light', 'dark'] as const) {
      await application.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source
      }, theme)
      await page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme)
      await ready?.()
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' })
    }
  }
}
