import type { DatabaseSync } from 'node:sqlite'
import type { JournalEntry, JournalFacts, JournalVerdict } from '../../src-preload/contract/journal.ts'
import type { KeyCabinet } from '../storage/key-cabinet.ts'

/** Whom a new entry is about. */
export interface EntryPerson {
  readonly server: string
  /** `null` while the server has not given an id; then the job stands for the person. */
  readonly id: string | null
  readonly job: string | null
  readonly name: string
  readonly overrideWords: string | null
}

/** An entry before it has a number. */
export interface NewJournalEntry {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly server: string | null
  readonly operatorId: string | null
  readonly facts: JournalFacts
  readonly person: EntryPerson | null
}

/** What is looked for in the journal; see the contract's `readJournal`. */
export interface JournalQuery {
  readonly text: string
  readonly from: string | null
  readonly until: string | null
  readonly below: number | null
  readonly limit: number
}

/** Entries, newest first. */
export interface JournalPage {
  readonly entries: readonly JournalEntry[]
  readonly hasMore: boolean
}

/** The journal's table in the station's database. Synchronous; used inside the store's thread only. */
export interface JournalTable {
  /** Adds entries inside the transaction of the caller, and signs the new head. */
  append(entries: readonly NewJournalEntry[]): void
  page(query: JournalQuery): JournalPage
  whole(): readonly JournalEntry[]
  /** @param lastNumber the number of the last entry as the keychain knows it; `null` when it does not know */
  verify(lastNumber: number | null): JournalVerdict
  /** The number of the last entry; 0 without any. */
  head(): number
  /** Destroys the keys of a person. Answers how many entries they opened. */
  erase(person: { readonly server: string; readonly id: string }): number
}

/** What the table is made of. */
export interface JournalTableParts {
  readonly database: DatabaseSync
  readonly keys: KeyCabinet
  /** 32 bytes. Seals facts, and names people by HMAC. */
  readonly dataKey: Buffer
  /** Ed25519 private key in PKCS#8 PEM: signs the head. */
  readonly stationKey: string
  /** The station's own name for itself. */
  readonly station: string
}
