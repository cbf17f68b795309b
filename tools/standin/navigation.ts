import type { CdpSession, Protocol as Cdp } from './cdp.ts'
import { whetherStillThere } from './cdp.ts'
import type { FrameTree, WebFrameMain } from './frames.ts'
import type { PreventableEvent } from './unimplemented.ts'
import { preventable } from './unimplemented.ts'

/** What a listener of the navigation events receives. */
export interface NavigationFacts {
  readonly url: string
  readonly isMainFrame: boolean
  readonly isSameDocument: boolean
  readonly frame: WebFrameMain | null
  readonly initiator: WebFrameMain | null
}
type NavigationEvent = 'will-navigate' | 'will-frame-navigate' | 'will-redirect'
type Announce = (event: NavigationEvent, details: NavigationFacts & PreventableEvent) => void

/**
 * Tells the application about navigations before they leave, as Electron's throttle does. Only those the page began are announced:
 * the application's own `loadURL`, and a test driver's `goto`, are not.
 */
export class Navigation {
  private readonly frames: FrameTree
  private readonly announce: Announce
  // By frame: the address its page last asked for.
  private readonly asked = new Map<string, string>()
  private expected: string | undefined

  constructor(frames: FrameTree, announce: Announce) {
    this.frames = frames
    this.announce = announce
  }

  /** The application itself is about to load this address (Chromium's spelling). */
  expect(url: string): void {
    this.expected = withoutFragment(url)
  }

  listen(session: CdpSession): void {
    session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (disposition === 'currentTab') this.asked.set(frameId, withoutFragment(url))
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      this.asked.delete(frame.id)
    })
  }

  /** Whether a paused document request may go on. */
  async allows(paused: Cdp.Fetch.requestPausedPayload): Promise<boolean> {
    const isMainFrame = this.frames.isMain(paused.frameId)
    const url = withoutFragment(paused.request.url)
    if (paused.redirectedRequestId !== undefined) return this.tell(['will-redirect'], paused, isMainFrame)
    if (!isMainFrame) return this.tell(['will-frame-navigate'], paused, false)
    if (this.expected === url) {
      this.expected = undefined
      return true
    }
    if (this.asked.get(paused.frameId) !== url) await this.hearRenderer(paused.frameId)
    if (this.asked.get(paused.frameId) !== url) return true
    return this.tell(['will-frame-navigate', 'will-navigate'], paused, true)
  }

  /** The renderer's note and the browser's request race; an answer from the renderer arrives after everything it said before. */
  private async hearRenderer(frameId: string): Promise<void> {
    const session = this.frames.sessionOf(frameId)
    if (session !== undefined) await whetherStillThere(session.send('Runtime.evaluate', { expression: '0' }))
  }

  private tell(
    events: readonly NavigationEvent[],
    paused: Cdp.Fetch.requestPausedPayload,
    isMainFrame: boolean,
  ): boolean {
    const fragment = paused.request.urlFragment ?? ''
    const frame = this.frames.frame(paused.frameId) ?? null
    return events.every((event) => {
      const details = preventable({
        url: this.frames.rename(paused.request.url + fragment),
        isMainFrame,
        isSameDocument: false,
        frame,
        initiator: frame,
      })
      this.announce(event, details)
      return !details.defaultPrevented
    })
  }
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#')
  return hash === -1 ? url : url.slice(0, hash)
}
