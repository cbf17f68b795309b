import { nativeTheme } from 'electron'
import type { Settings } from '../../src-preload/contract/settings.ts'

/** Makes the page, its form controls and the window's frame light or dark, as set; `system` follows the operating system. */
export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme
}

/** Whether the screen is dark now, after the setting was applied. */
export function isDark(): boolean {
  return nativeTheme.shouldUseDarkColors
}
