import type { DatabaseSync } from 'node:sqlite'
import type { KeyCabinet } from './key-cabinet.ts'
import { pictureKeyPrefix } from './picture-vault.ts'

/** What the sweep found. */
export interface Sweep {
  /** Keys without a picture, now destroyed: made ahead and not used, or of a picture that was never kept. */
  readonly keysDestroyed: number
  /** Pictures without a key. Their jobs stay, and reading them says `lost`. */
  readonly picturesLost: number
}

/**
 * Compares keys and pictures, both ways, when the store is opened and before anything uses it.
 *
 * A key without a picture is destroyed, so that nothing that turns up again opens with it.
 */
export function sweepOrphans(database: DatabaseSync, cabinet: KeyCabinet): Sweep {
  const used = new Set(
    database
      .prepare('SELECT key_name FROM pictures')
      .all()
      .map((row) => String(row['key_name'])),
  )
  const kept = cabinet.names(pictureKeyPrefix)
  const orphans = kept.filter((name) => !used.has(name))
  cabinet.destroy(orphans)
  const there = new Set(kept)
  return { keysDestroyed: orphans.length, picturesLost: used.size - used.intersection(there).size }
}
