import type { DatabaseSync } from 'node:sqlite'

/**
 * What the store notes of itself, in clear: words of ours and moments in ISO 8601 and UTC, never anything about a person.
 *
 * `session`: `open` from the opening of the store to its good end, then `closed`. `settledAt`: up to which moment everything
 * stands in the file itself and not only in its log. `copiedAt`: of which moment a copy is; it stands in the store and, with it,
 * in the copy. `restoredFrom`: of which moment a damaged store was put back; it stands until the store is closed in good order.
 */
export type StoreNote = 'session' | 'settledAt' | 'copiedAt' | 'restoredFrom'

/** Reads a note; `null` when there is none. */
export function readNote(database: DatabaseSync, name: StoreNote): string | null {
  const value = database.prepare('SELECT value FROM notes WHERE name = ?').get(name)?.['value']
  return value instanceof Uint8Array ? Buffer.from(value).toString() : null
}

/** Writes a note, in place of the one of that name. */
export function writeNote(database: DatabaseSync, name: StoreNote, value: string): void {
  database
    .prepare('INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, Buffer.from(value))
}

/** Takes a note away. */
export function removeNote(database: DatabaseSync, name: StoreNote): void {
  database.prepare('DELETE FROM notes WHERE name = ?').run(name)
}
