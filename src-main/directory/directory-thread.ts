import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { FoundPeople } from './people-copy.ts'

/** Where the copy lies, whom it belongs to, and the key it is sealed under. */
export interface CopyPlace {
  readonly folder: string
  /** 32 bytes. */
  readonly dataKey: Uint8Array
  /** The paired server. */
  readonly server: string
}

/** Why there was no copy to open. */
export type NoCopy = 'absent' | 'damaged' | 'otherKey' | 'otherServer' | 'unreadable'

/** What a complete list was like when it was read. */
export interface ListFacts {
  /** When its reading ended; ISO 8601 in UTC. */
  readonly sweptAt: string
  /** The highest `last_modified` of its people; `null` where the server does not tell. */
  readonly newest: number | null
  /** What the clerk might see who was signed in then; a clerk with another scope does not search it. */
  readonly scope: string
}

/** How the copy stands. */
export type CopyStanding =
  | { readonly kind: 'ready'; readonly people: number; readonly facts: ListFacts }
  | { readonly kind: 'empty'; readonly why: NoCopy }

/** What became of a finished list. It is searched even where it could not be written. */
export interface ListFinished {
  readonly people: number
  readonly notSaved: Failure<'notSaved'> | null
}

/** What the thread that holds the people can be asked. */
export interface DirectoryThread {
  /** Opens the copy on the disk, after letting go of what was open. A damaged one is set aside, one of another server removed. */
  open(place: CopyPlace): Promise<CopyStanding>
  search(text: string, limit: number): Promise<FoundPeople>
  /** Begins a list; one that was under way is dropped. */
  beginList(): void
  /** Answers whether there is a list under way that took it. */
  addPage(people: readonly DirectoryPerson[]): boolean
  dropList(): void
  /** Makes the list the copy, in memory and on the disk; `null` where none is under way, or it was dropped meanwhile. */
  finishList(facts: ListFacts): Promise<ListFinished | null>
  /** Answers how many people there are now. */
  learn(people: readonly DirectoryPerson[]): number
  forget(id: string): number
  /** Writes what has not been written, and lets go of everybody. */
  close(): Promise<void>
  /** Lets go of everybody and removes the files of a folder. */
  remove(folder: string): Promise<void>
}
