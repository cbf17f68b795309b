import type { App as ElectronApp, ProcessMetric } from 'electron'
import type { CommandLine } from './command-line.ts'
import { InstanceLock } from './instance-lock.ts'
import { Paths } from './paths.ts'
import { ListedEmitter, preventable, refuseUnknownOn } from './unimplemented.ts'

/** The application's package.json, as far as it names the application, and the folder it stands in. */
export interface ApplicationFacts {
  readonly folder: string
  readonly name: string
  readonly version: string
}

/** What the application object needs from the rest. */
export interface AppParts {
  readonly facts: ApplicationFacts
  readonly commandLine: CommandLine
  readonly windows: () => readonly { close(): void; destroy(): void; isDestroyed(): boolean }[]
  readonly metrics: () => ProcessMetric[]
  readonly end: (code: number) => void
}

const events = [
  'activate',
  'before-quit',
  'child-process-gone',
  'quit',
  'ready',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
]

/** Electron's `app`. */
export class App
  extends ListedEmitter
  implements
    Pick<
      ElectronApp,
      | 'commandLine'
      | 'disableHardwareAcceleration'
      | 'dock'
      | 'enableSandbox'
      | 'exit'
      | 'getAppMetrics'
      | 'getAppPath'
      | 'getLocale'
      | 'getName'
      | 'getPath'
      | 'getVersion'
      | 'isPackaged'
      | 'isReady'
      | 'quit'
      | 'releaseSingleInstanceLock'
      | 'requestSingleInstanceLock'
      | 'setAppUserModelId'
      | 'setName'
      | 'setPath'
      | 'whenReady'
    >
{
  readonly isPackaged = false
  readonly dock = undefined
  readonly commandLine: ElectronApp['commandLine']
  private readonly parts: AppParts
  private readonly paths: Paths
  private readonly lock: InstanceLock
  private readonly whenReadyPromise: Promise<void>
  private readonly resolveReady: () => void
  private applicationName: string
  private ready = false
  private quitting = false
  private ended = false

  constructor(parts: AppParts) {
    super('app', events)
    this.parts = parts
    this.applicationName = parts.facts.name
    this.commandLine = parts.commandLine as unknown as ElectronApp['commandLine']
    this.paths = new Paths(() => this.applicationName, parts.commandLine.getSwitchValue('user-data-dir'))
    this.lock = new InstanceLock(({ argv, workingDirectory, additionalData }) => {
      this.emit('second-instance', {}, argv, workingDirectory, additionalData)
    })
    const { promise, resolve } = Promise.withResolvers<void>()
    this.whenReadyPromise = promise
    this.resolveReady = resolve
  }

  get isEnding(): boolean {
    return this.ended
  }

  whenReady(): Promise<void> {
    return this.whenReadyPromise
  }
  isReady(): boolean {
    return this.ready
  }
  /** Chromium is there; the application may make windows. */
  becomeReady(): void {
    if (this.ended) return
    this.ready = true
    this.emit('ready', {}, {})
    this.resolveReady()
  }

  getName(): string {
    return this.applicationName
  }
  setName(name: string): void {
    this.applicationName = name
  }
  getVersion(): string {
    return this.parts.facts.version
  }
  getAppPath(): string {
    return this.parts.facts.folder
  }
  getPath(name: string): string {
    return this.paths.get(name)
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  getLocale(): string {
    const language = this.commandLine.getSwitchValue('lang') || process.env['LC_ALL'] || process.env['LANG'] || ''
    const plain = language.replace(/[.@].*$/, '').replace('_', '-')
    return plain === '' || plain === 'C' || plain === 'POSIX' ? 'en-US' : plain
  }
  getAppMetrics(): ProcessMetric[] {
    return this.parts.metrics()
  }

  // The renderer is sandboxed and drawn without a graphics card's help in any case; identities of a taskbar do not exist here.
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(_id: string): void {}

  requestSingleInstanceLock(additionalData?: Readonly<Record<string, unknown>>): boolean {
    const start = { argv: [...process.argv], workingDirectory: process.cwd(), additionalData }
    return this.lock.request(this.paths.get('userData'), start)
  }
  releaseSingleInstanceLock(): void {
    this.lock.release()
  }

  /** Asks everyone who may refuse (before-quit, each window, will-quit), then ends. */
  quit(): void {
    if (this.quitting || this.ended) return
    if (this.refused('before-quit')) return
    this.quitting = true
    const open = this.parts.windows()
    if (open.length === 0) this.finishQuitting()
    for (const window of open) window.close()
  }

  exit(code = 0): void {
    if (this.ended) return
    this.ended = true
    this.emit('quit', {}, code)
    this.parts.end(code)
  }

  /** The last window went. */
  allWindowsClosed(): void {
    if (this.ended) return
    if (this.quitting) this.finishQuitting()
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  /** A window stayed although the application is quitting. */
  windowStayed(): void {
    this.quitting = false
  }

  private finishQuitting(): void {
    if (this.refused('will-quit')) this.quitting = false
    else this.exit(0)
  }

  private refused(event: 'before-quit' | 'will-quit'): boolean {
    const details = preventable({})
    this.emit(event, details)
    return details.defaultPrevented
  }
}
refuseUnknownOn('app', App)
