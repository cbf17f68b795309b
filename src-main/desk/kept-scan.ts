import type { ScannedEntry } from '../domain/scanned-face.ts'
import type { Clock } from '../domain/clock.ts'
import type { Doer } from '../outbox/outbox.ts'

/** Holds the last scanned face until it is stored or given up: in memory alone, for the clerk who had it scanned. */
export interface KeptScan {
  /** Takes a scan in, in the place of an older one; answers the name by which it is asked for. */
  keep(entry: ScannedEntry, doer: Doer): string
  /** The scan of that name; `null` when it was given up, is too old, or belongs to somebody else. */
  read(scan: string, doer: Doer): ScannedEntry | null
  /** Forgets the scan of that name; another one stays. */
  drop(scan: string): void
  /** Forgets whatever is held. */
  forget(): void
}

/** How long a scan waits for the clerk's decision, in milliseconds. The person stands there; after a quarter of an hour nobody does. Ours. */
const longestWait = 15 * 60_000

/** Makes the place for one scan. */
export function createKeptScan({ clock, newId }: { readonly clock: Clock; readonly newId: () => string }): KeptScan {
  let held: {
    readonly name: string
    readonly entry: ScannedEntry
    readonly doer: Doer
    readonly until: number
  } | null = null

  return {
    keep(entry, doer) {
      const name = newId()
      held = { name, entry, doer, until: clock() + longestWait }
      return name
    },
    read(scan, doer) {
      if (held !== null && clock() > held.until) held = null
      if (held?.name !== scan) return null
      return held.doer.operatorId === doer.operatorId && held.doer.server === doer.server ? held.entry : null
    },
    drop(scan) {
      if (held?.name === scan) held = null
    },
    forget() {
      held = null
    },
  }
}
