import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { CdpConnection, whetherStillThere } from './cdp.ts'

const profilePrefix = 'standin-profile-'
// Long enough for a loaded two-core machine; Chromium normally leaves within 100 ms.
const goodbyeMilliseconds = 3000

/** How Chromium is to be started. */
export interface BrowserStart {
  readonly executable: string
  readonly profile: string
  readonly headless: boolean
  /** True only under a debugger such as Playwright: opens Chromium's own port next to the pipe. */
  readonly debuggingPort: boolean
  readonly width: number
  readonly height: number
  readonly switches: readonly string[]
  readonly disabledFeatures: string
  readonly enabledFeatures: string
  readonly showLog: boolean
}

/** Makes this process's throw-away profile inside the user data folder, after removing those whose owner was killed. */
export function freshProfile(userData: string): string {
  mkdirSync(userData, { recursive: true })
  for (const name of readdirSync(userData)) {
    if (!name.startsWith(profilePrefix)) continue
    if (!isAlive(Number(name.slice(profilePrefix.length)))) removeProfile(join(userData, name))
  }
  const profile = join(userData, `${profilePrefix}${process.pid}`)
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  return profile
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

function switches(start: BrowserStart): readonly string[] {
  return [
    '--remote-debugging-pipe',
    ...(start.debuggingPort ? ['--remote-debugging-port=0'] : []),
    ...(start.headless ? ['--headless', '--screen-info={1920x1080}'] : []),
    // As root Chromium refuses to run inside its sandbox; everyone else keeps it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${start.profile}`,
    // A window without browser furniture: its content is as large as the window, and it starts three times faster.
    '--app=data:text/html,',
    // Without this an infobar about the missing sandbox takes 56 px of every window.
    '--test-type',
    `--window-size=${start.width},${start.height}`,
    '--keep-alive-for-test',
    // Loopback stays open so that a test's own server can be reached; a missing fence then shows as red. Rules of the
    // application come later on the command line and win.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
    '--autoplay-policy=no-user-gesture-required',
    '--disable-background-networking',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-popup-blocking',
    '--disable-quic',
    '--disable-renderer-backgrounding',
    '--disable-sync',
    '--hide-crash-restore-bubble',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--noerrdialogs',
    '--password-store=basic',
    '--use-mock-keychain',
    `--disable-features=${['HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'OptimizationHints', 'PaintHolding', 'Translate', start.disabledFeatures].filter((name) => name !== '').join(',')}`,
    ...(start.enabledFeatures === '' ? [] : [`--enable-features=${start.enabledFeatures}`]),
    ...start.switches,
  ]
}

/** The running Chromium: its pipe, its process, and two ways to end it. */
export class Browser {
  readonly connection: CdpConnection
  readonly process: ChildProcess
  private readonly profile: string
  private ending = false

  constructor(start: BrowserStart, whenLost: (reason: string) => void) {
    this.profile = start.profile
    this.process = spawn(start.executable, [...switches(start)], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    const [, , errors, output, input] = this.process.stdio
    let lastWords = ''
    ;(errors as Readable).setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-2000)
      // Playwright waits for exactly this line; the rest is noise unless somebody asks.
      const wanted = start.showLog ? [text] : (/^DevTools listening on .*\n/m.exec(text) ?? [])
      for (const line of wanted) process.stderr.write(line)
    })
    this.process.on('error', (error) => {
      if (!this.ending) whenLost(error.message)
    })
    this.process.on('exit', (code, signal) => {
      if (!this.ending) whenLost(`it ended with ${signal ?? `code ${code}`}\n${lastWords}`)
    })
    this.connection = new CdpConnection(output as Writable, input as Readable)
  }

  /** Asks Chromium to leave, waits until it has, and removes the profile. */
  async close(): Promise<void> {
    this.ending = true
    const gone = new Promise<void>((resolve) => {
      if (this.process.exitCode !== null || this.process.signalCode !== null) resolve()
      else this.process.once('exit', () => resolve())
    })
    void whetherStillThere(this.connection.root.send('Browser.close'))
    const impatience = setTimeout(() => this.process.kill('SIGKILL'), goodbyeMilliseconds)
    await gone
    clearTimeout(impatience)
    removeProfile(this.profile)
  }

  /** For the last moment of the process, when nothing can be waited for any more. */
  kill(): void {
    this.ending = true
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGKILL')
    removeProfile(this.profile)
  }
}
