import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import type { Session, Sessions } from './session.ts'
import { notImplemented, refuseUnknownOptions } from './unimplemented.ts'
import type { WorldScripts } from './world.ts'
import { worldScripts } from './world.ts'

const knownOptions = [
  'autoHideMenuBar',
  'backgroundColor',
  'center',
  'fullscreen',
  'fullscreenable',
  'height',
  'icon',
  'kiosk',
  'maximizable',
  'minHeight',
  'minWidth',
  'minimizable',
  'resizable',
  'show',
  'title',
  'useContentSize',
  'webPreferences',
  'width',
]
const knownPreferences = [
  'backgroundThrottling',
  'devTools',
  'nodeIntegrationInSubFrames',
  'partition',
  'preload',
  'session',
  'spellcheck',
]
// The stand-in's renderer is always sandboxed and isolated; asking for less would be granted by Electron and cannot be here.
const fixedPreferences: Readonly<Record<string, boolean>> = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  disableBlinkFeatures: false,
  disableDialogs: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  plugins: false,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
}

/** Refuses, by name, every option and preference the stand-in cannot honour. */
export function refuseUnknownWindowOptions(options: BrowserWindowConstructorOptions): void {
  refuseUnknownOptions('BrowserWindow', options, knownOptions)
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    if (knownPreferences.includes(name)) continue
    if (fixedPreferences[name] === undefined || fixedPreferences[name] !== value) {
      notImplemented(`BrowserWindow option webPreferences.${name}: ${JSON.stringify(value)}`)
    }
  }
}

/** The session of a window: the one given, or that of the named partition. Windows that are open at once share one. */
export function sessionFor(preferences: WebPreferences, sessions: Sessions, inUse: readonly Session[]): Session {
  const given = preferences.session as unknown as Session | undefined
  const session = given ?? sessions.fromPartition(preferences.partition ?? '')
  if (inUse.some((other) => other !== session)) {
    notImplemented('BrowserWindow on a second partition while a window of another one is open')
  }
  return session
}

/** Reads the preload and writes the scripts of the window's two worlds, with secrets of its own. */
export function scriptsFor(preferences: WebPreferences): WorldScripts {
  const secrets = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')] as const
  if (preferences.preload === undefined) return worldScripts(secrets, undefined)
  const inSubframes = preferences.nodeIntegrationInSubFrames === true
  return worldScripts(secrets, { source: readFileSync(preferences.preload, 'utf8'), inSubframes })
}
