import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { App } from './app.ts'
import type { ApplicationFacts } from './app.ts'
import { hasDisplay } from '../runtime.mjs'
import { findChromium } from '../setup/chromium.mjs'
import { Browser, freshProfile } from './browser.ts'
import { BrowserWindow, furnishWindows } from './browser-window.ts'
import { CommandLine } from './command-line.ts'
import { PowerMonitor } from './desktop.ts'
import { Host } from './host.ts'
import { IpcMain } from './ipc-main.ts'
import { processMetrics } from './metrics.ts'
import { NativeTheme } from './native-theme.ts'
import { Schemes } from './schemes.ts'
import { Sessions } from './session.ts'

interface Entry {
  readonly facts: ApplicationFacts
  readonly script: string
}

/** Finds the application the command line names: a folder with a package.json, or a script. */
function findEntry(named: string | undefined): Entry {
  const place = resolve(named ?? '.')
  if (!existsSync(place)) throw new Error(`There is no application at ${place}.`)
  const folder = statSync(place).isDirectory() ? place : dirname(place)
  const file = join(folder, 'package.json')
  const content = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
  const text = (name: string): string | undefined => (typeof content[name] === 'string' ? content[name] : undefined)
  const script = folder === place ? join(folder, text('main') ?? 'index.js') : place
  const facts = { folder, name: text('productName') ?? text('name') ?? 'Electron', version: text('version') ?? '0.0.0' }
  if (!existsSync(script)) throw new Error(`${script} does not exist: build the application first.`)
  return { facts, script }
}

// Everything is made here, top to bottom; the module the application imports only names these objects.
const words = process.argv.slice(2)
const entry = findEntry(words.find((word) => !word.startsWith('-')))
const commandLine = new CommandLine(words)
// A driver is whoever asked for both inspectors; it gets the reins before the application becomes ready.
const driven =
  commandLine.hasSwitch('remote-debugging-port') && process.execArgv.some((word) => word.startsWith('--inspect'))
const schemes = new Schemes()
let browser: Browser | undefined

/** Electron's objects, made once for this process. */
export const ipcMain = new IpcMain()
export const sessions = new Sessions(schemes)
export const nativeTheme = new NativeTheme()
export const powerMonitor = new PowerMonitor()
export const host = new Host(schemes, ipcMain, sessions.fromPartition(''), driven)
export const app = new App({
  facts: entry.facts,
  commandLine,
  windows: () => BrowserWindow.getAllWindows(),
  metrics: () => processMetrics(browser?.process.pid),
  end: (code) => void end(code),
})
furnishWindows({
  host,
  sessions,
  nativeTheme,
  isReady: () => app.isReady(),
  onCreated: (contents) => app.emit('web-contents-created', {}, contents),
  onAllClosed: () => app.allWindowsClosed(),
})

async function end(code: number): Promise<void> {
  app.releaseSingleInstanceLock()
  await browser?.close()
  process.exit(code)
}

// Whoever read the output may be gone; an error about that would be written there again, and again.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

async function startChromium(): Promise<void> {
  const executable = findChromium(process.env)
  if (executable === null) {
    console.error('The stand-in found no Chromium: run "npm run setup", or name one in STATION_CHROMIUM.')
    process.exit(1)
  }
  browser = new Browser(
    {
      executable,
      profile: freshProfile(app.getPath('userData')),
      headless: !hasDisplay(process.env, process.platform),
      debuggingPort: commandLine.hasSwitch('remote-debugging-port'),
      width: 1280,
      height: 800,
      switches: commandLine.forChromium(),
      disabledFeatures: commandLine.getSwitchValue('disable-features'),
      enabledFeatures: commandLine.getSwitchValue('enable-features'),
      showLog: process.env['STANDIN_LOG'] === '1',
    },
    (reason) => {
      console.error(`The stand-in lost its Chromium: ${reason}`)
      app.exit(1)
    },
  )
  process.on('exit', () => browser?.kill())
  await host.connect(browser)
}

/** Runs the application: its main module first, then Chromium, then ready. */
export async function run(): Promise<void> {
  const reins = Promise.withResolvers<void>()
  // Playwright calls this once, when it is attached to both sides, and ignores a failure: it must exist before Chromium does.
  Object.assign(globalThis, { __playwright_run: () => reins.resolve() })
  if (!driven) reins.resolve()
  process.argv = [
    app.getPath('exe'),
    ...words.filter((word) => !CommandLine.wiring.some((wiring) => word === wiring || word.startsWith(`${wiring}=`))),
  ]
  Object.assign(process, { type: 'browser', defaultApp: true })
  process.on('SIGINT', () => app.quit())
  process.on('SIGTERM', () => app.quit())
  await import(pathToFileURL(entry.script).href)
  if (app.isEnding) return
  await startChromium()
  await reins.promise
  app.becomeReady()
}
