import { closeSync, openSync } from 'node:fs'
import { backup, type DatabaseSync } from 'node:sqlite'
import { writeNote } from './store-notes.ts'
import { putInPlace, removeDatabase, type StorePaths } from './store-folder.ts'

/** Pages of 4 KB copied in one step. Nobody asks this thread for anything while the station opens or closes. */
const pagesAtOnce = 100_000

/**
 * Copies the station's database for the next bad morning, in place of the older copy, which stands until the new one is whole
 * and on the disk. The keys are not in it: a picture that is shredded later does not open in the copy either.
 *
 * @param moment ISO 8601 in UTC. Throws when the disk does not allow it.
 */
export async function copyStore(database: DatabaseSync, paths: StorePaths, moment: string): Promise<void> {
  writeNote(database, 'copiedAt', moment)
  removeDatabase(paths.unfinished)
  // Made here, so that nobody but the owner can read it at any time.
  closeSync(openSync(paths.unfinished, 'wx', 0o600))
  try {
    await backup(database, paths.unfinished, { rate: pagesAtOnce })
    putInPlace(paths.unfinished, paths.copy, paths.folder)
  } finally {
    removeDatabase(paths.unfinished)
  }
}
