import type { BrowserWindowConstructorOptions } from 'electron'

/** The name of the browser profile: without `persist:`, so that it lives in memory and leaves nothing on disk. */
export const partition = 'vestibule'

/** What the window is made from. */
export interface WindowFacts {
  readonly packaged: boolean
  readonly dark: boolean
  /** Absolute path of the built preload. */
  readonly preload: string
  /** Absolute path of the window's picture, a PNG file; macOS takes the one of the application instead. */
  readonly icon: string
}

/** Behind the page until it has painted: the page's own background colours, so that opening does not flash. */
const backgrounds = { light: '#f3f4f7', dark: '#12151a' } as const

/** The options of the one window: isolated, sandboxed, without Node, with nothing of a browser that the station does not need. */
export function windowOptions(facts: WindowFacts): BrowserWindowConstructorOptions {
  return {
    title: 'Vestibule',
    icon: facts.icon,
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: facts.dark ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload: facts.preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // A dictionary learns names, and fetching one calls home.
      spellcheck: false,
      // A clerk's queue does not wait for a window in the background either.
      backgroundThrottling: false,
      devTools: !facts.packaged,
    },
  }
}
