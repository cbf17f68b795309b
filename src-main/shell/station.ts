import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { Settings } from '../../src-preload/contract/settings.ts'
import type { StationFacts } from '../../src-preload/contract/station.ts'
import type { Announce } from '../ipc/events.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { Log } from '../observe/log.ts'
import type { TextToSave } from './save-file-electron.ts'
import type { StationFolders } from './user-data-electron.ts'

/** What the shell hands to the composition root: everything of the operating system that the station may use. */
export interface Shell {
  /** Where the station keeps its files, and where the consent texts that come with the program lie. */
  readonly folders: StationFolders & { readonly consent: string; readonly gateway: string }
  readonly facts: StationFacts
  /** The value of a switch of the start command, `null` when it was not given: `switchValue('server')`. */
  readonly switchValue: (name: string) => string | null
  readonly announce: Announce
  /** Seconds since the last input anywhere on this machine. */
  readonly idleSeconds: () => number
  readonly applyTheme: (theme: Settings['theme']) => void
  readonly copyText: (text: string) => Promise<void>
  /** Writes a text in clear to a file the person chooses in the system's dialog; `cancelled` when none was chosen. */
  readonly saveText: (text: TextToSave) => Promise<Outcome<void, Failure<'cancelled' | 'notSaved'>>>
  /** Calls back when the computer wakes up. */
  readonly onResume: (listener: () => void) => void
  /** What the door and the fence turned away since the start, by reason, for the diagnostics. */
  readonly refusals: () => Readonly<Record<string, number>>
}

/** What the composition root hands back: the station, made and running, waiting for its window. */
export interface Station {
  readonly log: Log
  readonly handlers: Handlers
  readonly theme: Settings['theme']
  /** How many unfinished jobs would be lost if the program ended now. */
  readonly unkeptWork: () => number
  /** Stops what the station started, in reverse order. Called once, after the door has closed. */
  stop(): Promise<void>
}

/** Makes the station. A rejection is a failed start, which is fatal and shown to the person. */
export type Compose = (shell: Shell) => Promise<Station>
