import { randomUUID } from 'node:crypto'
import type { Browser } from './browser.ts'
import type { CdpSession, Protocol as Cdp } from './cdp.ts'
import { whetherStillThere } from './cdp.ts'
import type { IpcMain } from './ipc-main.ts'
import type { Page } from './page.ts'
import { attachChildren, awaken, release } from './page.ts'
import { denyEverything } from './permissions.ts'
import { Server } from './protocol.ts'
import type { Schemes } from './schemes.ts'
import type { Session } from './session.ts'

/** What the host asks of a window's contents. */
export interface HostedContents {
  readonly id: number
  readonly session: Session
  readonly targetId: string | undefined
  owns(frameId: string): boolean
  isMainFrame(frameId: string): boolean
  allowsNavigation(paused: Cdp.Fetch.requestPausedPayload): Promise<boolean>
  adoptFrame(session: CdpSession, frameId: string): Promise<void>
  markDestroyed(): void
}

/** Between the application's windows and Chromium's targets: makes windows, attaches to everything that starts, routes requests. */
export class Host {
  readonly schemes: Schemes
  readonly ipcMain: IpcMain
  readonly contents: HostedContents[] = []
  private readonly defaultSession: Session
  private readonly driven: boolean
  private readonly pages = new Map<string, Page>()
  private readonly expected = new Map<string, (page: Page) => void>()
  private browser: Browser | undefined
  private server: Server | undefined
  private firstPage: Page | undefined
  private firstPageArrived: (() => void) | undefined
  private firstPageTaken = false

  /** `driven`: a test driver is attached and answers the page's own dialogs. */
  constructor(schemes: Schemes, ipcMain: IpcMain, defaultSession: Session, driven: boolean) {
    this.schemes = schemes
    this.ipcMain = ipcMain
    this.defaultSession = defaultSession
    this.driven = driven
  }

  get root(): CdpSession {
    if (this.browser === undefined) throw new Error('the application touched a window before it was ready')
    return this.browser.connection.root
  }

  /** Takes over a Chromium that was just started. Resolves when its first, empty window is there and nothing is permitted. */
  async connect(browser: Browser): Promise<void> {
    this.browser = browser
    const { root } = browser.connection
    this.server = new Server(root, this.schemes)
    const first = new Promise<void>((resolve) => {
      this.firstPageArrived = resolve
    })
    root.on('Target.attachedToTarget', (event) => void this.attached(event, undefined))
    root.on('Target.detachedFromTarget', ({ targetId, sessionId }) => {
      browser.connection.forget(sessionId)
      if (targetId !== undefined) this.lost(targetId)
    })
    root.on('Fetch.requestPaused', (paused) => void this.route(paused))
    root.on('Browser.downloadWillBegin', (event) => void this.download(event))
    await Promise.all([
      root.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
      denyEverything(root),
      attachChildren(root),
      first,
    ])
  }

  /** A page for a new window: the one Chromium started with, or a new one. */
  async openPage(width: number, height: number): Promise<Page> {
    if (!this.firstPageTaken && this.firstPage !== undefined) {
      this.firstPageTaken = true
      return this.firstPage
    }
    const mark = `about:blank#${randomUUID()}`
    const arrived = new Promise<Page>((resolve) => this.expected.set(mark, resolve))
    await this.root.send('Target.createTarget', { url: mark, newWindow: true, width, height })
    return arrived
  }

  async closeTarget(targetId: string): Promise<void> {
    await whetherStillThere(this.root.send('Target.closeTarget', { targetId }))
  }

  /** The page's own alert, confirm and prompt: a driver answers them; otherwise they are refused, so that nothing waits for ever. */
  answerDialog(session: CdpSession, type: string, message: string): void {
    if (this.driven) return
    console.error(`stand-in: the page's ${type} was refused: ${message}`)
    void whetherStillThere(session.send('Page.handleJavaScriptDialog', { accept: false }))
  }

  private async attached(
    { sessionId, targetInfo }: Cdp.Target.attachedToTargetPayload,
    owner: HostedContents | undefined,
  ): Promise<void> {
    const session = this.browser?.connection.session(sessionId)
    if (session === undefined) return
    const { targetId, type } = targetInfo
    if (type === 'page' && this.isUnasked(targetInfo)) {
      // Told to close first, then let go: left waiting, it can hold the thread of the page that opened it.
      await Promise.all([this.closeTarget(targetId), release(session)])
      return
    }
    session.on('Target.attachedToTarget', (event) => {
      void this.attached(event, owner ?? this.contents.find((each) => each.targetId === targetId))
    })
    session.on('Target.detachedFromTarget', (event) => {
      this.browser?.connection.forget(event.sessionId)
    })
    if (type === 'page' || type === 'iframe') {
      // Listening starts before the first event can come.
      const adopted = type === 'iframe' ? owner?.adoptFrame(session, targetId) : undefined
      await Promise.all([awaken(session), adopted])
    } else if (type.endsWith('worker')) {
      await whetherStillThere(attachChildren(session))
    }
    await release(session)
    if (type === 'page') this.welcome({ targetId, session }, targetInfo.url)
  }

  /** Neither the window Chromium started with nor one the application asked for: a page tried to open it. */
  private isUnasked(target: Cdp.Target.TargetInfo): boolean {
    return target.openerId !== undefined || (this.firstPage !== undefined && !this.expected.has(target.url))
  }

  private welcome(page: Page, url: string): void {
    this.pages.set(page.targetId, page)
    if (this.firstPage === undefined) {
      this.firstPage = page
      this.firstPageArrived?.()
    } else {
      this.expected.get(url)?.(page)
      this.expected.delete(url)
    }
  }

  private lost(targetId: string): void {
    this.pages.delete(targetId)
    if (this.firstPage?.targetId === targetId) this.firstPageTaken = true
    this.contents.find((each) => each.targetId === targetId)?.markDestroyed()
  }

  private async route(paused: Cdp.Fetch.requestPausedPayload): Promise<void> {
    const { server } = this
    if (server === undefined) return
    const owner = this.contents.find((each) => each.owns(paused.frameId))
    // A worker's request names no frame; all windows share a partition, so it is the first window's.
    const session = (owner ?? this.contents[0])?.session ?? this.defaultSession
    const url = this.schemes.toApplication(paused.request.url)
    if (paused.resourceType === 'Document' && owner !== undefined && !(await owner.allowsNavigation(paused))) {
      return server.refuse(paused, 'Aborted')
    }
    if (await session.webRequest.cancels(paused, url, owner?.isMainFrame(paused.frameId) === true)) {
      return server.refuse(paused, 'BlockedByClient')
    }
    const handler = session.protocol.handlerFor(url)
    if (handler !== undefined) return server.answer(paused, handler)
    // An own scheme nobody handles does not exist, as in Electron.
    return this.schemes.owns(url) ? server.refuse(paused, 'Failed') : server.proceed(paused)
  }

  private async download({
    frameId,
    guid,
    url,
    suggestedFilename,
  }: Cdp.Browser.downloadWillBeginPayload): Promise<void> {
    const owner = this.contents.find((each) => each.owns(frameId))
    let prevented = false
    const event = { preventDefault: () => (prevented = true) }
    const item = {
      getURL: () => this.schemes.toApplication(url),
      getFilename: () => suggestedFilename,
      cancel: () => (prevented = true),
    }
    ;(owner?.session ?? this.defaultSession).emit('will-download', event, item, owner)
    if (!prevented)
      console.error(
        `stand-in: a download was refused, as a save dialog would have been cancelled: ${suggestedFilename}`,
      )
    await whetherStillThere(this.root.send('Browser.cancelDownload', { guid }))
  }
}
