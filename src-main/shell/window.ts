import { BrowserWindow } from 'electron'
import { windowOptions, type WindowFacts } from './window-options.ts'

/** Opens the window and its page; it appears once it has something to show. */
export function openWindow(facts: WindowFacts, url: string, onLoadFailed: (error: unknown) => void): BrowserWindow {
  const window = new BrowserWindow(windowOptions(facts))
  window.once('ready-to-show', () => window.show())
  window.loadURL(url).catch(onLoadFailed)
  return window
}

/** Brings a window back before the person's eyes. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
