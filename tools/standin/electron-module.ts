import type * as Electron from 'electron'
import { BrowserWindow } from './browser-window.ts'
import { clipboard, dialog, Menu, nativeImage, screen, shell } from './desktop.ts'
import { app, host, ipcMain, nativeTheme, powerMonitor, sessions } from './runtime.ts'
import { refusingUnknown } from './unimplemented.ts'

const protocol = sessions.fromPartition('').protocol
const session = refusingUnknown('session', {
  fromPartition: (partition: string) => sessions.fromPartition(partition),
  get defaultSession() {
    return sessions.fromPartition('')
  },
})
const webContents = refusingUnknown('webContents', {
  getAllWebContents: () => [...host.contents],
  fromId: (id: number) => host.contents.find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string) => host.contents.find((contents) => contents.targetId === targetId),
})

const known = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  webContents,
} satisfies Partial<Record<keyof typeof Electron, unknown>>
const electron = refusingUnknown('electron', known)

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  webContents,
}
export default electron
// What `require('electron')` returns, here and in a debugger's console.
export { electron as 'module.exports' }
