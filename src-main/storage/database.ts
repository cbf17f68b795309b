import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { type StoreTrouble, troubleOf } from './store-trouble.ts'

/** A database that is open, or what was the matter. */
export type DatabaseOpening =
  | { readonly kind: 'open'; readonly database: DatabaseSync }
  | { readonly kind: 'trouble'; readonly trouble: StoreTrouble }

/** The path of a database that lives in memory only. */
export const inMemory = ':memory:'

/** Where the head of a database file holds `user_version`, four bytes. Source: https://sqlite.org/fileformat2.html#database_header */
const userVersionOffset = 60

// secure_delete writes zeros over what is deleted. One connection alone may open the file: the lock ends with the process, and
// no shared memory file is made. temp_store keeps what SQLite sorts off the disk.
const settings = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
`

/**
 * Opens a database that this station alone uses, makes it when it is not there, and brings its tables up to date.
 *
 * Every transaction is on the disk before its commit returns. The file can be read by its owner alone. It is looked through
 * for damage first. A file of a newer version is not touched.
 *
 * @param path in an existing folder, or `inMemory`
 * @param migrations the statements that lead from one version to the next; entry n leads to version n + 1. Never changed,
 *   only added to
 */
export function openDatabase(path: string, migrations: readonly string[]): DatabaseOpening {
  let database: DatabaseSync | null = null
  try {
    if (path !== inMemory) {
      closeSync(openSync(path, 'a+', 0o600))
      if (versionInFile(path) > migrations.length) return { kind: 'trouble', trouble: 'newerVersion' }
    }
    database = new DatabaseSync(path)
    // Before the first page is there; said to a database that has some, it is a write.
    if (path === inMemory || statSync(path).size === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL')
    database.exec(settings)
    if (!isWhole(database)) throw new Damage()
    migrate(database, migrations)
    return { kind: 'open', database }
  } catch (error) {
    if (database !== null) closeQuietly(database)
    return { kind: 'trouble', trouble: error instanceof Damage ? 'damaged' : troubleOf(error) }
  }
}

/** Runs statements as one transaction: all of them or, when anything is thrown, none. */
export function inTransaction<Value>(database: DatabaseSync, run: () => Value): Value {
  // Takes the right to write at once, so that a full or barred disk shows before anything is changed.
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = run()
    database.exec('COMMIT')
    return value
  } catch (error) {
    // A full disk has already rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/**
 * Moves what stands in the write-ahead log into the file and empties the log, so that nothing old is left in it. Throws when it
 * cannot be emptied.
 */
export function emptyLog(database: DatabaseSync): void {
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}
  if (busy !== 0) throw new Error('The log was not emptied: something is still being read')
}

/** Closes a database that may be in any state. */
export function closeQuietly(database: DatabaseSync): void {
  try {
    database.close()
  } catch {
    // What could not be written is written from the log at the next opening.
  }
}

class Damage extends Error {}

function isWhole(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok'
}

function migrate(database: DatabaseSync, migrations: readonly string[]): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version === migrations.length) return
  inTransaction(database, () => {
    for (const step of migrations.slice(version)) database.exec(step)
    database.exec(`PRAGMA user_version = ${String(migrations.length)}`)
  })
  // The version is read from the file itself at the next opening.
  emptyLog(database)
}

/** The version a file says it has, read without opening it as a database; 0 when it is too short to say. */
function versionInFile(path: string): number {
  const head = Buffer.alloc(userVersionOffset + 4)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, head, 0, head.byteLength, 0) < head.byteLength) return 0
  } finally {
    closeSync(file)
  }
  // Whatever is no database at all says nothing about its version.
  return head.subarray(0, 15).toString('latin1') === 'SQLite format 3' ? head.readUInt32BE(userVersionOffset) : 0
}
