import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { closeQuietly, emptyLog, inMemory, inTransaction, openDatabase } from './database.ts'
import type { KeyCabinet } from './key-cabinet.ts'
import { keyBytes, openSealed, sealBytes } from './sealing.ts'
import type { StoreTrouble } from './store-trouble.ts'

/** A cabinet with its door: what only the store does with it. */
export interface OwnKeyCabinet extends KeyCabinet {
  /** Makes many keys at the price of one. */
  makeAll(names: readonly string[]): void
  /**
   * Runs something whose keys are wanted together: they are all on the disk when it is done, at the price of one, and none of
   * them is when it throws.
   */
  together<Value>(run: () => Value): Value
  /** Puts keys back that were read out of a damaged cabinet; those that are there stay. */
  putBack(keys: ReadonlyMap<string, Uint8Array>): void
  /** Moves what stands in the log into the file. */
  settle(): void
  close(): void
}

/** How the cabinet came to be, version by version. */
export const cabinetMigrations: readonly string[] = [
  'CREATE TABLE keys (name TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID',
]

/** What a wrapped key is bound to. */
export function placeOfKey(name: string): string {
  return `key/${name}`
}

/**
 * Opens the cabinet: keys wrapped with AES-256-GCM under the data key, each bound to its name.
 *
 * @param dataKey 32 bytes
 */
export function openKeyCabinet(
  path: string,
  dataKey: Uint8Array,
):
  | { readonly kind: 'open'; readonly cabinet: OwnKeyCabinet }
  | { readonly kind: 'trouble'; readonly trouble: StoreTrouble } {
  const opening = openDatabase(path, cabinetMigrations)
  if (opening.kind === 'trouble') return opening
  const { database } = opening
  // A destruction that a crash cut short before the log was emptied is finished here.
  if (path !== inMemory) emptyLog(database)
  return { kind: 'open', cabinet: cabinetOf(database, dataKey) }
}

function cabinetOf(database: DatabaseSync, dataKey: Uint8Array): OwnKeyCabinet {
  const insert = database.prepare('INSERT INTO keys (name, wrapped) VALUES (?, ?)')
  const keep = database.prepare('INSERT OR IGNORE INTO keys (name, wrapped) VALUES (?, ?)')
  const select = database.prepare('SELECT wrapped FROM keys WHERE name = ?')
  const remove = database.prepare('DELETE FROM keys WHERE name = ?')
  // Names compare byte by byte, and no character comes after U+10FFFF.
  const list = database.prepare('SELECT name FROM keys WHERE name >= ?1 AND name < ?1 || char(0x10ffff) ORDER BY name')
  let isTogether = false

  const makeOne = (name: string): Buffer => {
    const key = randomBytes(keyBytes)
    insert.run(name, sealBytes(dataKey, placeOfKey(name), key))
    return key
  }

  const inOne = <Value>(run: () => Value): Value => {
    if (!isTogether) return inTransaction(database, run)
    // Only now is it known that something is written: a transaction that makes no key costs nothing.
    if (!database.isTransaction) database.exec('BEGIN IMMEDIATE')
    return run()
  }

  return {
    make: (name) => inOne(() => makeOne(name)),
    makeAll: (names) => {
      inOne(() => {
        for (const name of names) makeOne(name)
      })
    },
    together: (run) => {
      isTogether = true
      try {
        const value = run()
        if (database.isTransaction) database.exec('COMMIT')
        return value
      } finally {
        isTogether = false
        if (database.isTransaction) database.exec('ROLLBACK')
      }
    },
    putBack: (keys) => {
      inTransaction(database, () => {
        for (const [name, wrapped] of keys) keep.run(name, wrapped)
      })
    },
    read: (name) => {
      const wrapped = select.get(name)?.['wrapped']
      if (wrapped === undefined) return { kind: 'absent' }
      const key = wrapped instanceof Uint8Array ? openSealed(dataKey, placeOfKey(name), wrapped) : null
      return key?.byteLength === keyBytes ? { kind: 'key', key } : { kind: 'damaged' }
    },
    destroy: (names) => {
      if (names.length === 0) return
      // Inside a transaction the log could not be emptied, and the keys would be destroyed only in part.
      if (isTogether)
        throw new Error('Keys are destroyed for good, and not as a part of something that may come to nothing')
      inTransaction(database, () => {
        for (const name of names) remove.run(name)
      })
      // The log still holds the pages as they were before; now neither file nor log does.
      emptyLog(database)
    },
    names: (prefix) => list.all(prefix).map(({ name }) => String(name)),
    settle: () => {
      emptyLog(database)
    },
    close: () => {
      closeQuietly(database)
    },
  }
}
