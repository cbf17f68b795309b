import type { CommandLine as ElectronCommandLine } from 'electron'
import { refuseUnknownOn } from './unimplemented.ts'

// Decided by the stand-in itself, or able to undo its isolation when they come from outside.
const keptFromChromium: ReadonlySet<string> = new Set([
  'app',
  'disable-features',
  'enable-features',
  'headless',
  'inspect',
  'no-sandbox',
  'remote-allow-origins',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'use-fake-ui-for-media-stream',
  'user-data-dir',
  'window-size',
])

/** The switches the application was started with, plus those it appends before Chromium starts. */
export class CommandLine implements Pick<ElectronCommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'> {
  /** What Playwright adds for its own wiring; the application never sees it, as with a real packaged start. */
  static readonly wiring: readonly string[] = ['--no-sandbox', '--remote-debugging-port']
  private readonly switches = new Map<string, string>()

  constructor(words: readonly string[]) {
    for (const word of words) {
      const match = /^--([^=]+)(?:=(.*))?$/s.exec(word)
      if (match?.[1] !== undefined) this.switches.set(match[1], match[2] ?? '')
    }
  }

  appendSwitch(name: string, value = ''): void {
    const before = this.switches.get(name)
    const joined = name.endsWith('able-features') && before !== undefined && before !== ''
    this.switches.set(name, joined ? `${before},${value}` : value)
  }

  hasSwitch(name: string): boolean {
    return this.switches.has(name)
  }

  getSwitchValue(name: string): string {
    return this.switches.get(name) ?? ''
  }

  /** The words handed on to Chromium. As in Electron every switch goes there; Chromium ignores those it does not know. */
  forChromium(): readonly string[] {
    return [...this.switches]
      .filter(([name]) => !keptFromChromium.has(name))
      .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
  }
}
refuseUnknownOn('app.commandLine', CommandLine)
