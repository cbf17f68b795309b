import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The menu a platform needs: macOS takes copy, paste and quit from it, so it gets the standard ones; elsewhere there is none, and
 * with it no reload and no developer tools by key.
 */
export function menuFor(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : null
}

/** Sets the menu of the application. */
export function setMenu(platform: NodeJS.Platform): void {
  const menu = menuFor(platform)
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu))
}
