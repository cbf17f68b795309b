import { Menu } from 'electron'
import { menuFor } from './menu.ts'

/** Sets the menu of the application. */
export function setMenu(platform: NodeJS.Platform): void {
  const menu = menuFor(platform)
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu))
}
