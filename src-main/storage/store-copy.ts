import { closeSync, openSync } from 'node:fs'
import { backup, type DatabaseSync } from 'node:sqlite'
import { putInPlace, removeDatabase, type StorePaths } from './store-folder.ts'

/** The note that says of which moment a copy is. It stands in the store and, with it, in the copy. */
export const copiedAtNote = 'copiedAt'

/**
 * Copies the station's database for the next bad morning, in place of the older copy, which stands until the new one is whole
 * and on the disk. The keys are not in it: a picture that is shredded later does not open in the copy either.
 *
 * @param moment ISO 8601 in UTC. Throws when the disk does not allow it.
 */
export async function copyStore(database: DatabaseSync, paths: StorePaths, moment: string): Promise<void> {
  writeNote(database, copiedAtNote, moment)
  removeDatabase(paths.unfinished)
  // Made here, so that nobody but the owner can read it at any time.
  closeSync(openSync(paths.unfinished, 'wx', 0o600))
  try {
    // All pages in one step: nobody else asks this thread for anything while the station closes or opens.
    await backup(database, paths.unfinished, { rate: -1 })
    putInPlace(paths.unfinished, paths.copy, paths.folder)
  } finally {
    removeDatabase(paths.unfinished)
  }
}

/** Reads a note of the store; `null` when there is none. */
export function readNote(database: DatabaseSync, name: string): string | null {
  const value = database.prepare('SELECT value FROM notes WHERE name = ?').get(name)?.['value']
  return value instanceof Uint8Array ? Buffer.from(value).toString() : null
}

/** Writes a note, in place of the one of that name. Notes are words of ours and moments, never anything about a person. */
export function writeNote(database: DatabaseSync, name: string, value: string): void {
  database
    .prepare('INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, Buffer.from(value))
}
