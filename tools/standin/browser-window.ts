import type { BrowserWindowConstructorOptions, BrowserWindow as ElectronWindow, Rectangle } from 'electron'
import { whetherStillThere } from './cdp.ts'
import type { Host } from './host.ts'
import type { NativeTheme } from './native-theme.ts'
import type { Page } from './page.ts'
import type { Sessions } from './session.ts'
import { ListedEmitter, notImplemented, preventable, refuseUnknownOn } from './unimplemented.ts'
import { WebContents } from './web-contents.ts'
import { refuseUnknownWindowOptions, scriptsFor, sessionFor } from './window-options.ts'

/** What windows need from the rest of the stand-in; given once, before the application's code runs. */
export interface WindowSurroundings {
  readonly host: Host
  readonly sessions: Sessions
  readonly nativeTheme: NativeTheme
  readonly isReady: () => boolean
  readonly onCreated: (contents: WebContents) => void
  readonly onAllClosed: () => void
}
let surroundings: WindowSurroundings | undefined
let lastId = 0
const windows: BrowserWindow[] = []

/** Gives the windows their surroundings. */
export function furnishWindows(given: WindowSurroundings): void {
  surroundings = given
}

/** Electron's `BrowserWindow` over a window of Chromium. */
export class BrowserWindow
  extends ListedEmitter
  implements
    Pick<
      ElectronWindow,
      | 'close'
      | 'destroy'
      | 'focus'
      | 'getBounds'
      | 'hide'
      | 'isDestroyed'
      | 'isMinimized'
      | 'isVisible'
      | 'loadURL'
      | 'minimize'
      | 'removeMenu'
      | 'restore'
      | 'setBackgroundColor'
      | 'setBounds'
      | 'setFullScreen'
      | 'setKiosk'
      | 'setMenu'
      | 'setMenuBarVisibility'
      | 'setTitle'
      | 'show'
    >
{
  readonly id: number
  readonly webContents: WebContents
  private readonly host: Host
  private bounds: Rectangle
  private title: string
  private minimized = false
  private visible: boolean
  private painted = false
  private furniture: number | undefined

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', ['close', 'closed', 'ready-to-show', 'show'])
    if (surroundings?.isReady() !== true) throw new Error('Cannot create BrowserWindow before app is ready')
    const { host, nativeTheme, onCreated } = surroundings
    refuseUnknownWindowOptions(options)
    const preferences = options.webPreferences ?? {}
    const session = sessionFor(
      preferences,
      surroundings.sessions,
      windows.map((window) => window.webContents.session),
    )
    this.id = ++lastId
    this.host = host
    this.bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.title = options.title ?? ''
    this.visible = options.show !== false
    const parts = { host, session, scripts: scriptsFor(preferences), onFirstPaint: () => this.paint() }
    const opening = host.openPage(this.bounds.width, this.bounds.height).then((page) => this.fit(page))
    this.webContents = new WebContents(parts, this.id, opening)
    this.webContents.once('destroyed', () => this.forget())
    host.contents.push(this.webContents)
    windows.push(this)
    nativeTheme.attach(this.webContents)
    if (options.backgroundColor !== undefined) this.setBackgroundColor(options.backgroundColor)
    if (options.fullscreen === true || options.kiosk === true) this.setFullScreen(true)
    onCreated(this.webContents)
  }

  static getAllWindows(): ElectronWindow[] {
    return windows.map((window) => window as unknown as ElectronWindow)
  }

  static fromWebContents(contents: unknown): ElectronWindow | null {
    const found = windows.find((window) => (window.webContents as unknown) === contents)
    return found === undefined ? null : (found as unknown as ElectronWindow)
  }

  static fromId(id: number): ElectronWindow | null {
    const found = windows.find((window) => window.id === id)
    return found === undefined ? null : (found as unknown as ElectronWindow)
  }

  static getFocusedWindow(): ElectronWindow | null {
    const last = windows.at(-1)
    return last === undefined ? null : (last as unknown as ElectronWindow)
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    const wasHidden = !this.visible
    this.visible = true
    this.focus()
    if (wasHidden) this.emit('show')
  }

  // Chromium cannot hide a window through its protocol; only what the application asks about changes.
  hide(): void {
    this.visible = false
  }
  isVisible(): boolean {
    return this.visible && !this.minimized
  }

  focus(): void {
    this.webContents.whenOpen(({ session }) => session.send('Page.bringToFront'))
  }

  minimize(): void {
    this.minimized = true
    this.setWindowState('minimized')
  }
  isMinimized(): boolean {
    return this.minimized
  }
  restore(): void {
    this.minimized = false
    this.setWindowState('normal')
  }
  setFullScreen(flag: boolean): void {
    this.setWindowState(flag ? 'fullscreen' : 'normal')
  }
  setKiosk(flag: boolean): void {
    this.setFullScreen(flag)
  }

  /** Asks the listeners of `close`, then the page's unload handlers. */
  close(): void {
    if (this.isDestroyed()) return
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.webContents.close({ waitForBeforeUnload: true })
  }

  destroy(): void {
    if (!this.isDestroyed()) this.webContents.close()
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  getBounds(): Rectangle {
    return { ...this.bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
    this.webContents.whenOpen((page) => this.fit(page))
  }

  /** `#rrggbb` or `#aarrggbb`; other spellings of a color are refused by name. */
  setBackgroundColor(color: string): void {
    const digits = /^#(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(color)?.[1]
    if (digits === undefined) notImplemented(`BrowserWindow.setBackgroundColor for ${color}`)
    const [r, g, b] = [0, 2, 4].map((start) => Number.parseInt(digits.slice(start, start + 2), 16)) as [
      number,
      number,
      number,
    ]
    this.webContents.whenOpen(({ session }) =>
      session.send('Emulation.setDefaultBackgroundColorOverride', { color: { r, g, b } }),
    )
  }

  // Chromium shows the document's title and has no menu here.
  setTitle(title: string): void {
    this.title = title
  }
  getTitle(): string {
    return this.title
  }
  setMenu(_menu: unknown): void {}
  setMenuBarVisibility(_visible: boolean): void {}
  removeMenu(): void {}

  /** Gives the window the size whose content is as large as asked; runs once before the first page loads. */
  private async fit(page: Page): Promise<Page> {
    const { root } = this.host
    if (this.furniture === undefined) {
      // Chromium's own furniture, which windows after the first carry.
      const expression = 'outerHeight - innerHeight'
      const { result } = await page.session.send('Runtime.evaluate', { expression, returnByValue: true })
      this.furniture = typeof result.value === 'number' ? Math.max(0, result.value) : 0
    }
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId: page.targetId })
    const { width, height } = this.bounds
    await root.send('Browser.setWindowBounds', { windowId, bounds: { width, height: height + this.furniture } })
    return page
  }

  private setWindowState(windowState: 'normal' | 'minimized' | 'fullscreen'): void {
    this.webContents.whenOpen(async ({ targetId }) => {
      const { windowId } = await this.host.root.send('Browser.getWindowForTarget', { targetId })
      await whetherStillThere(this.host.root.send('Browser.setWindowBounds', { windowId, bounds: { windowState } }))
    })
  }

  private paint(): void {
    if (this.painted) return
    this.painted = true
    this.emit('ready-to-show')
    if (this.visible) this.emit('show')
  }

  private forget(): void {
    windows.splice(windows.indexOf(this), 1)
    this.host.contents.splice(this.host.contents.indexOf(this.webContents), 1)
    this.emit('closed')
    if (windows.length === 0) surroundings?.onAllClosed()
  }
}
refuseUnknownOn('BrowserWindow', BrowserWindow)
