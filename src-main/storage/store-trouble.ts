import type { Failure, NotKeptReason } from '../../src-preload/contract/failures.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'

/** What may be the matter with a database or its folder. `inUse`: another station has it open. */
export type StoreTrouble = 'damaged' | 'newerVersion' | 'noSpace' | 'notAllowed' | 'inUse' | 'keyChanged' | 'failed'

/** Primary result codes of SQLite. Source: https://sqlite.org/rescode.html */
const sqliteTroubles: Readonly<Record<number, StoreTrouble>> = {
  3: 'notAllowed', // SQLITE_PERM
  5: 'inUse', // SQLITE_BUSY
  6: 'inUse', // SQLITE_LOCKED
  8: 'notAllowed', // SQLITE_READONLY
  11: 'damaged', // SQLITE_CORRUPT
  13: 'noSpace', // SQLITE_FULL
  26: 'damaged', // SQLITE_NOTADB
}

const systemTroubles: Readonly<Record<string, StoreTrouble>> = {
  ENOSPC: 'noSpace',
  EDQUOT: 'noSpace',
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
  EROFS: 'notAllowed',
}

/** Reads out of an error of SQLite or of the file system what is the matter. Texts of errors are never looked at. */
export function troubleOf(error: unknown): StoreTrouble {
  if (!(error instanceof Error)) return 'failed'
  // The lower eight bits are the primary code; the rest says more than is needed here.
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteTroubles[error.errcode & 0xff] ?? 'failed'
  if ('code' in error && typeof error.code === 'string') return systemTroubles[error.code] ?? 'failed'
  return 'failed'
}

/** What a failed write is called on the other side of the bridge; the old state stands. */
export function notSavedBecauseOf(trouble: StoreTrouble): Failure<'notSaved'> {
  const reason = trouble === 'noSpace' || trouble === 'notAllowed' ? trouble : 'failed'
  return { kind: 'notSaved', reason }
}

/** Why nothing can be kept, given what was the matter when the store was opened. */
export function notKeptBecauseOf(trouble: StoreTrouble): NotKeptReason {
  switch (trouble) {
    case 'newerVersion':
    case 'noSpace':
    case 'keyChanged':
    case 'damaged':
      return trouble
    case 'inUse':
      return 'folderInUse'
    case 'notAllowed':
    // Neither full nor barred, and still nothing could be made there.
    case 'failed':
      return 'folderNotWritable'
    default:
      return assertNever(trouble, 'a trouble of the store without its reason')
  }
}
