import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'

/** How many rows each is asked for: what the station asks for, and one more to know whether there are more. */
export const wantedRows = 101

/** A search that is measured beside the others, each in a process of its own. */
export interface Contestant {
  /** Takes one person of the list. */
  readonly add: (person: DirectoryPerson) => void
  /** Called once after the last person. */
  readonly finish: () => Promise<void> | void
  /** The ids of who is found, best first, at most `wantedRows`. */
  readonly find: (text: string) => readonly string[]
  /** Bytes it holds that JavaScript does not know of. */
  readonly ownBytes?: () => number
}
