import type { MenuItemConstructorOptions } from 'electron'

/**
 * The menu a platform needs: macOS takes copy, paste and quit from it, so it gets the standard ones; elsewhere there is none, and
 * with it no reload and no developer tools by key.
 */
export function menuFor(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : null
}
