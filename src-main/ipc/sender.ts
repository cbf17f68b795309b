/** Who is speaking: what the operating side of the door can know of a frame, and nothing the frame says of itself. */
export interface Sender {
  /** The window's number, as Electron counts its contents. */
  readonly windowId: number
  /** The frame and its document: changes when the frame loads another page, so that one page cannot speak for the last. */
  readonly frameId: string
  readonly isMainFrame: boolean
  /** The frame's origin as Chromium reports it, for example `app://station`; `null` for an opaque one. */
  readonly origin: string | null
}

/** The one window that may speak, and the origin its page has. */
export interface KnownWindow {
  readonly windowId: number
  readonly origin: string
}

/**
 * Decides whether a sender is the page of the one known window: main frame, exact origin, known window.
 *
 * Fails closed: no sender (its frame is gone), or no window yet, is a stranger.
 */
export function isKnownSender(sender: Sender | null, known: KnownWindow | null): sender is Sender {
  if (sender === null || known === null) return false
  return sender.isMainFrame && sender.origin === known.origin && sender.windowId === known.windowId
}
