import type { NativeTheme as ElectronTheme } from 'electron'
import type { WebContents } from './web-contents.ts'
import { ListedEmitter, refuseUnknownOn } from './unimplemented.ts'

/** `nativeTheme`: what the pages see as the preferred color scheme. The system's own preference counts as light. */
export class NativeTheme extends ListedEmitter implements Pick<ElectronTheme, 'shouldUseDarkColors' | 'themeSource'> {
  private source: 'system' | 'light' | 'dark' = 'system'
  private contents: readonly WebContents[] = []

  constructor() {
    super('nativeTheme', ['updated'])
  }

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.source
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument: ${source as string}`)
    const changed = source !== this.source
    this.source = source
    if (!changed) return
    for (const contents of this.contents) this.apply(contents)
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark'
  }

  /** Follows a new window until it goes. */
  attach(contents: WebContents): void {
    this.contents = [...this.contents, contents]
    contents.once('destroyed', () => {
      this.contents = this.contents.filter((each) => each !== contents)
    })
    // With the system's preference nothing is emulated: a test driver may set its own.
    if (this.source !== 'system') this.apply(contents)
  }

  private apply(contents: WebContents): void {
    const value = this.source === 'system' ? '' : this.source
    contents.whenOpen(({ session }) =>
      session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] }),
    )
  }
}
refuseUnknownOn('nativeTheme', NativeTheme)
