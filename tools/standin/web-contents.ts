import type { WebContents as ElectronContents } from 'electron'
import type { CdpSession } from './cdp.ts'
import { whetherStillThere } from './cdp.ts'
import type { WebFrameMain } from './frames.ts'
import { FrameTree } from './frames.ts'
import type { Host } from './host.ts'
import { encodeCloned, receiveFromWorld, tellWorld } from './ipc-main.ts'
import { Navigation } from './navigation.ts'
import type { Page } from './page.ts'
import { furnish, release } from './page.ts'
import { enforce } from './permissions.ts'
import type { Session } from './session.ts'
import { ListedEmitter, notImplemented, refuseUnknownOn } from './unimplemented.ts'
import type { Upward } from './world-messages.ts'
import type { WorldScripts } from './world.ts'
import { bindingName, worldName } from './world.ts'

type WindowOpenHandler = Parameters<ElectronContents['setWindowOpenHandler']>[0]

const levels: Readonly<Record<string, string>> = { error: 'error', assert: 'error', warning: 'warning', debug: 'debug' }
const events = [
  'before-input-event',
  'console-message',
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'render-process-gone',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
] as const

/** Everything a window's contents need from outside. */
export interface ContentsParts {
  readonly host: Host
  readonly session: Session
  readonly scripts: WorldScripts
  readonly onFirstPaint: () => void
}

/** The page of a window: its frames, its navigation and its end of the bridge. */
export class WebContents
  extends ListedEmitter
  implements
    Pick<
      ElectronContents,
      | 'getURL'
      | 'isDestroyed'
      | 'loadURL'
      | 'openDevTools'
      | 'reload'
      | 'send'
      | 'setWebRTCIPHandlingPolicy'
      | 'setZoomFactor'
    >
{
  readonly id: number
  readonly session: Session
  private readonly parts: ContentsParts
  private readonly opened: Promise<Page>
  private readonly loaded = new Set<string>()
  private readonly loadWaiters = new Map<string, () => void>()
  private page: Page | undefined
  private frames: FrameTree | undefined
  private navigation: Navigation | undefined
  private windowOpenHandler: WindowOpenHandler | undefined
  private destroyed = false

  constructor(parts: ContentsParts, id: number, opening: Promise<Page>) {
    super('webContents', events)
    this.id = id
    this.parts = parts
    this.session = parts.session
    this.opened = opening.then((page) => this.adopt(page))
    // A window that never opens is reported by whoever loads something into it.
    this.opened.catch(() => undefined)
  }

  get mainFrame(): WebFrameMain {
    return this.frames?.main ?? notImplemented('webContents.mainFrame before the window is open')
  }

  get targetId(): string | undefined {
    return this.page?.targetId
  }

  getURL(): string {
    return this.frames?.main?.url ?? ''
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  /** Resolves once the page has loaded; rejects with Chromium's error, as Electron does. */
  async loadURL(url: string): Promise<void> {
    const page = await this.opened
    const address = this.parts.host.schemes.toChromium(url)
    this.navigation?.expect(address)
    const { errorText, loaderId } = await page.session.send('Page.navigate', { url: address })
    if (errorText !== undefined && errorText !== '') {
      const description = errorText.replace(/^net::/, '')
      // Chromium's number for the failure does not come through this protocol; -2 is its "failed".
      this.emit('did-fail-load', {}, -2, description, url, true, 1, 1)
      throw Object.assign(new Error(`${description} (-2) loading '${url}'`), { code: description, errno: -2, url })
    }
    if (loaderId !== undefined && !this.loaded.has(loaderId)) {
      await new Promise<void>((resolve) => this.loadWaiters.set(loaderId, resolve))
    }
  }

  reload(): void {
    void this.opened.then((page) => {
      this.navigation?.expect(this.parts.host.schemes.toChromium(this.getURL()))
      return whetherStillThere(page.session.send('Page.reload'))
    })
  }

  send(channel: string, ...values: unknown[]): void {
    const encoded = encodeCloned(values)
    const place = this.frames?.main === undefined ? undefined : this.frames.worldOf(this.frames.main, worldName)
    if (place !== undefined) void tellWorld(place, { kind: 'message', channel, values: encoded })
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler
  }

  // The same policy comes to Chromium as a switch, which it obeys for all pages.
  setWebRTCIPHandlingPolicy(_policy: Parameters<ElectronContents['setWebRTCIPHandlingPolicy']>[0]): void {}

  setZoomFactor(factor: number): void {
    void this.opened.then((page) => page.session.send('Emulation.setPageScaleFactor', { pageScaleFactor: factor }))
  }

  openDevTools(): void {
    console.error('stand-in: developer tools are reached by starting with --remote-debugging-port')
  }

  /** Playwright closes pages this way. */
  close(options: { readonly waitForBeforeUnload?: boolean } = {}): void {
    void this.leave(options.waitForBeforeUnload === true)
  }

  /** Ends the page, asking its unload handlers first if wanted. Resolves when Chromium was told. */
  async leave(asking: boolean): Promise<void> {
    const page = await this.opened
    if (asking) await whetherStillThere(page.session.send('Page.close'))
    else await this.parts.host.closeTarget(page.targetId)
  }

  /** Runs something with the page once it is there; a page that is gone meanwhile is not an error. */
  whenOpen(action: (page: Page) => Promise<unknown>): void {
    void this.opened.then(
      (page) => whetherStillThere(action(page)),
      () => undefined,
    )
  }

  owns(frameId: string): boolean {
    return this.frames?.has(frameId) === true
  }

  isMainFrame(frameId: string): boolean {
    return this.frames?.isMain(frameId) === true
  }

  /** The fence's question for a paused document request. */
  allowsNavigation(paused: Parameters<Navigation['allows']>[0]): Promise<boolean> {
    return this.navigation?.allows(paused) ?? Promise.resolve(true)
  }

  /** Chromium moved one of the frames into another process. */
  async adoptFrame(session: CdpSession, frameId: string): Promise<void> {
    this.listen(session, frameId)
    await furnish(session, this.parts.scripts)
  }

  markDestroyed(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.frames?.clear()
    this.emit('destroyed')
  }

  private async adopt(page: Page): Promise<Page> {
    this.page = page
    this.frames = new FrameTree(page.targetId, page.session, (address) =>
      this.parts.host.schemes.toApplication(address),
    )
    this.navigation = new Navigation(this.frames, (event, details) => {
      this.emit(event, details, details.url, false, details.isMainFrame)
    })
    this.listen(page.session)
    await furnish(page.session, this.parts.scripts)
    await release(page.session)
    return page
  }

  private listen(session: CdpSession, movedFrame?: string): void {
    if (movedFrame !== undefined) this.frames?.listen(session, movedFrame)
    this.navigation?.listen(session)
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const place = this.frames?.worldAt(session, executionContextId)
      // Only the isolated world of a known frame has the binding; anything else is not a message.
      if (name !== bindingName || place?.world !== worldName) return
      void this.hear(place, JSON.parse(payload) as Upward)
    })
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (this.isMainFrame(frameId)) this.follow(loaderId, name)
    })
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.refuseWindow(url, windowName, windowFeatures.join(','))
    })
    session.on('Page.javascriptDialogOpening', ({ type, message }) => {
      this.parts.host.answerDialog(session, type, message)
    })
    session.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const message = args.map((value) => String(value.value ?? value.description ?? '')).join(' ')
      const place = stackTrace?.callFrames[0]
      const level = levels[type] ?? 'info'
      this.emit('console-message', {
        message,
        level,
        lineNumber: (place?.lineNumber ?? -1) + 1,
        sourceId: place?.url ?? '',
      })
    })
  }

  private follow(loaderId: string, name: string): void {
    if (this.getURL() === '' || this.getURL().startsWith('data:text/html,') || this.getURL().startsWith('about:'))
      return
    if (name === 'firstPaint' || name === 'load') this.parts.onFirstPaint()
    if (name !== 'load') return
    this.loaded.add(loaderId)
    this.loadWaiters.get(loaderId)?.()
    this.loadWaiters.delete(loaderId)
    this.emit('did-finish-load', {})
  }

  private async hear(place: NonNullable<ReturnType<FrameTree['worldAt']>>, upward: Upward): Promise<void> {
    if (upward.kind === 'preload-failed') {
      console.error(`stand-in: the preload script failed: ${upward.message}`)
      return
    }
    if (upward.kind !== 'ask') return receiveFromWorld(this.parts.host.ipcMain, this, place, upward)
    const { frame } = place
    const decisions = await this.session.permissions.decide({ webContents: this, frame }, upward.question)
    const origin = this.parts.host.schemes.toChromium(frame.origin)
    await Promise.all(decisions.map(({ name, granted }) => enforce(this.parts.host.root, origin, name, granted)))
    return tellWorld(place, { kind: 'answer', id: upward.id, ok: true, value: encodeCloned(undefined) })
  }

  private refuseWindow(url: string, frameName: string, features: string): void {
    const handler = this.windowOpenHandler
    const address = this.parts.host.schemes.toApplication(url)
    const details = {
      url: address,
      frameName,
      features,
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    }
    const answer = handler?.(details as never) ?? { action: 'allow' }
    if (answer.action !== 'deny')
      console.error(`stand-in: a child window (${address}) is not implemented in the stand-in`)
  }
}
refuseUnknownOn('webContents', WebContents)
