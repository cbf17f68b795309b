import { existsSync } from 'node:fs'
import type * as Electron from 'electron'
import { ListedEmitter, refuseUnknownOn, refusingUnknown } from './unimplemented.ts'

/** Says on the terminal what would have appeared on the desktop. */
function report(what: string): void {
  console.error(`stand-in: ${what}`)
}

function refusal(options: { readonly buttons?: string[]; readonly cancelId?: number }): number {
  if (options.cancelId !== undefined) return options.cancelId
  const buttons = options.buttons ?? []
  const cancel = buttons.findIndex((label) => /^(cancel|no)$/i.test(label))
  if (cancel !== -1) return cancel
  if (buttons.length > 1) throw new Error('dialog.showMessageBox with several buttons needs a cancelId in the stand-in')
  return 0
}

/** The options are the last value: a window may come before them. */
function lastOf(values: readonly unknown[]): unknown {
  return values.at(-1) ?? {}
}

/** Dialogs are reported and refused: the answer is the one that cancels, never a yes. */
export const dialog = refusingUnknown('dialog', {
  async showMessageBox(...values: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = lastOf(values) as Electron.MessageBoxOptions
    report(`message box: ${options.message}${options.detail === undefined ? '' : ` — ${options.detail}`}`)
    return { response: refusal(options), checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    report(`error box: ${title}: ${content}`)
  },
  async showOpenDialog(...values: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    report(`open dialog, cancelled: ${(lastOf(values) as Electron.OpenDialogOptions).title ?? ''}`)
    return { canceled: true, filePaths: [] }
  },
  async showSaveDialog(...values: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    report(`save dialog, cancelled: ${(lastOf(values) as Electron.SaveDialogOptions).title ?? ''}`)
    return { canceled: true, filePath: '' }
  },
} satisfies Pick<Electron.Dialog, 'showMessageBox' | 'showErrorBox' | 'showOpenDialog' | 'showSaveDialog'>)

/** Nothing is opened. */
export const shell = refusingUnknown('shell', {
  async openExternal(url: string): Promise<void> {
    report(`would open ${url}`)
  },
} satisfies Pick<Electron.Shell, 'openExternal'>)

let clipboardText = ''
/** A clipboard of its own, so that a test never touches the person's. */
export const clipboard = refusingUnknown('clipboard', {
  async writeText(text: string): Promise<void> {
    clipboardText = text
  },
  async readText(): Promise<string> {
    return clipboardText
  },
} satisfies Pick<Electron.Clipboard, 'writeText' | 'readText'>)

/** The screen a headless Chromium is given. */
const display = { x: 0, y: 0, width: 1920, height: 1080 }
/** One display of 1920 by 1080 points. */
export const screen = refusingUnknown('screen', {
  getPrimaryDisplay(): Electron.Display {
    const size = { width: display.width, height: display.height }
    const facts = { id: 1, bounds: display, workArea: display, size, workAreaSize: size, scaleFactor: 1, rotation: 0 }
    return refusingUnknown('display', facts) as unknown as Electron.Display
  },
} satisfies Pick<Electron.Screen, 'getPrimaryDisplay'>)

/** Pictures are known by their place only. */
export const nativeImage = refusingUnknown('nativeImage', {
  createFromPath(path: string): Electron.NativeImage {
    return refusingUnknown('NativeImage', { isEmpty: () => !existsSync(path) }) as unknown as Electron.NativeImage
  },
} satisfies Pick<typeof Electron.nativeImage, 'createFromPath'>)

/** A menu that is never shown. */
export class Menu {
  items: unknown[] = []
  private static current: Menu | null = null

  static setApplicationMenu(menu: Menu | null): void {
    Menu.current = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.current
  }
  static buildFromTemplate(template: unknown[]): Menu {
    const menu = new Menu()
    menu.items = [...template]
    return menu
  }
}
refuseUnknownOn('Menu', Menu)

/** `powerMonitor`: tests make it speak through `emit`; the desk itself never sleeps here. */
export class PowerMonitor extends ListedEmitter implements Pick<Electron.PowerMonitor, 'getSystemIdleTime'> {
  constructor() {
    super('powerMonitor', ['suspend', 'resume', 'on-ac', 'on-battery', 'shutdown', 'lock-screen', 'unlock-screen'])
  }
  getSystemIdleTime(): number {
    return 0
  }
}
refuseUnknownOn('powerMonitor', PowerMonitor)
