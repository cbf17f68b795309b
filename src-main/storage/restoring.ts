import { closeSync, copyFileSync, existsSync, openSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { JournalTable } from '../journal/journal-table.ts'
import { isOfKey } from './data-key-check.ts'
import { closeQuietly, emptyLog, inTransaction, openDatabase } from './database.ts'
import type { OwnKeyCabinet } from './key-cabinet-database.ts'
import { type Salvage, salvageInto } from './salvage.ts'
import { readNote, writeNote } from './store-notes.ts'
import { putInPlace, removeDatabase, setDatabaseAside, type StorePaths } from './store-folder.ts'
import type { StoreTrouble } from './store-trouble.ts'

/** What restoring a damaged store came to. */
export type Restoring =
  | { readonly kind: 'restored'; readonly from: string; readonly salvage: Salvage }
  | { readonly kind: 'trouble'; readonly trouble: StoreTrouble }

/** What restoring needs. */
export interface RestoringParts {
  readonly paths: StorePaths
  readonly migrations: readonly string[]
  /** 32 bytes. */
  readonly dataKey: Uint8Array
  readonly cabinet: OwnKeyCabinet
  readonly openJournal: (database: DatabaseSync) => JournalTable
  /** ISO 8601 in UTC. */
  readonly moment: string
}

/**
 * Puts a damaged station database back together: its copy, with everything over it that can still be read from the damaged one.
 *
 * The result is built beside the damaged files and takes their place in one step; a crash in between begins anew or finishes.
 * The damaged files are set aside. Without a usable copy, what can be read is put into an empty store, and when that is nothing
 * at all, the answer is `damaged`. Throws what the disk throws.
 */
export function restoreStore(parts: RestoringParts): Restoring {
  const { paths, moment } = parts
  const base = openBase(parts)
  if (base.kind === 'trouble') return base
  const { database, from } = base
  try {
    inTransaction(database, () => {
      database.exec('UPDATE jobs SET from_copy = 1')
    })
    emptyLog(database)
    const places = { damaged: paths.station, healthy: paths.unfinished, workplace: `${paths.unfinished}.salvage` }
    const salvage = inTransaction(database, () => salvageInto(database, places, parts))
    if (base.isEmpty && salvage.jobs + salvage.pictures + salvage.entries === 0) {
      return { kind: 'trouble', trouble: 'damaged' }
    }
    inTransaction(database, () => {
      tellInJournal(parts.openJournal(database), { at: moment, from })
      writeNote(database, 'restoredFrom', from)
      // Whatever the copy was in the middle of, it is not any more.
      writeNote(database, 'session', 'closed')
    })
    emptyLog(database)
    closeQuietly(database)
    putInPlace(paths.unfinished, paths.restored, paths.folder)
    finishRestoring(paths, moment)
    return { kind: 'restored', from, salvage }
  } finally {
    closeQuietly(database)
    removeDatabase(paths.unfinished)
  }
}

/** Lets a store that was put back together take its place, also one that a crash left waiting. */
export function finishRestoring(paths: StorePaths, moment: string): void {
  if (!existsSync(paths.restored)) return
  setDatabaseAside(paths.station, moment, paths.folder)
  putInPlace(paths.restored, paths.station, paths.folder)
}

/** Tells in the journal that entries after a moment may be missing. Inside a transaction. */
export function tellInJournal(
  journal: JournalTable,
  { at, from }: { readonly at: string; readonly from: string },
): void {
  const facts = { kind: 'storeRestored', from } as const
  journal.append([{ at, server: null, operatorId: null, facts, person: null }])
}

type Base =
  | { readonly kind: 'base'; readonly database: DatabaseSync; readonly from: string; readonly isEmpty: boolean }
  | { readonly kind: 'trouble'; readonly trouble: StoreTrouble }

/** The copy under another name, or an empty store where there is no copy that opens. */
function openBase({ paths, migrations, dataKey }: RestoringParts): Base {
  removeDatabase(paths.unfinished)
  if (existsSync(paths.copy)) {
    closeSync(openSync(paths.unfinished, 'wx', 0o600))
    copyFileSync(paths.copy, paths.unfinished)
    const opening = openDatabase(paths.unfinished, migrations)
    if (opening.kind === 'open') {
      const { database } = opening
      if (isOfKey(database, dataKey)) {
        const from = readNote(database, 'copiedAt') ?? statSync(paths.copy).mtime.toISOString()
        return { kind: 'base', database, from, isEmpty: false }
      }
      closeQuietly(database)
      removeDatabase(paths.unfinished)
      return { kind: 'trouble', trouble: 'keyChanged' }
    }
    removeDatabase(paths.unfinished)
    if (opening.trouble !== 'damaged' && opening.trouble !== 'failed') return opening
  }
  const empty = openDatabase(paths.unfinished, migrations)
  if (empty.kind === 'trouble') return empty
  isOfKey(empty.database, dataKey)
  // An empty store is as the damaged one was when it was made.
  const from = existsSync(paths.station) ? statSync(paths.station).birthtime.toISOString() : new Date(0).toISOString()
  return { kind: 'base', database: empty.database, from, isEmpty: true }
}
