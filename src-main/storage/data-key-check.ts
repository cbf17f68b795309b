import type { DatabaseSync } from 'node:sqlite'
import { openSealed, sealBytes } from './sealing.ts'

const checkNote = 'dataKeyCheck'
const checkText = 'this opens under the data key'

/**
 * Says whether a database was made under this data key. One without a check, which has just been made, gets it.
 *
 * Throws what SQLite throws.
 */
export function isOfKey(database: DatabaseSync, dataKey: Uint8Array): boolean {
  const sealed = database.prepare('SELECT value FROM notes WHERE name = ?').get(checkNote)?.['value']
  if (sealed instanceof Uint8Array) return openSealed(dataKey, checkNote, sealed)?.toString() === checkText
  database
    .prepare('INSERT INTO notes (name, value) VALUES (?, ?)')
    .run(checkNote, sealBytes(dataKey, checkNote, Buffer.from(checkText)))
  return true
}
