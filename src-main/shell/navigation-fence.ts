import type { App, WebContents } from 'electron'
import type { OnRefused } from './fence.ts'
import { originOf, type PageSource } from './page-source.ts'

/** Whether a frame may go to an address: the main frame to the page it already shows (a reload), and nobody anywhere else. */
export function allowsNavigation(address: string, isMainFrame: boolean, source: PageSource): boolean {
  if (!isMainFrame || originOf(address) !== source.origin) return false
  const path = URL.parse(address)?.pathname
  return path === '/' || path === '/index.html'
}

/** What happens to the page's wish for another window. */
export interface WindowWish {
  /** Offers the address to the one door for links; no window comes of it either way. */
  readonly offerLink: (address: string) => void
}

/**
 * Puts the navigation rules on everything that will ever show a page: links, `location`, forms, refreshes, dropped files, frames,
 * redirects, new windows and webviews.
 */
export function guardNavigation(app: App, source: PageSource, wish: WindowWish, onRefused: OnRefused): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, source, wish, onRefused)
  })
}

function guardContents(contents: WebContents, source: PageSource, wish: WindowWish, onRefused: OnRefused): void {
  contents.on('will-navigate', (details) => {
    if (allowsNavigation(details.url, true, source)) return
    details.preventDefault()
    onRefused('navigation')
  })
  contents.on('will-frame-navigate', (details) => {
    // The main frame is judged and counted by `will-navigate`, which comes for the same navigation.
    if (details.isMainFrame) return
    details.preventDefault()
    onRefused('frame')
  })
  contents.on('will-redirect', (details) => {
    if (allowsNavigation(details.url, details.isMainFrame, source)) return
    details.preventDefault()
    onRefused('redirect')
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    onRefused('webview')
  })
  contents.setWindowOpenHandler(({ url }) => {
    onRefused('window')
    wish.offerLink(url)
    return { action: 'deny' }
  })
}
