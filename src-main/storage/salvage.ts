import { closeSync, copyFileSync, existsSync, openSync, readSync, writeSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite'
import { closeQuietly } from './database.ts'
import { placeOfJob } from './job-table.ts'
import type { KeyCabinet } from './key-cabinet.ts'
import { placeOfBinding, placeOfPicture } from './picture-vault.ts'
import { openSealed } from './sealing.ts'
import { logOf, removeDatabase } from './store-folder.ts'

/** What could be read out of a damaged database. */
export interface Salvage {
  readonly jobs: number
  readonly pictures: number
  readonly entries: number
}

/** What is needed to tell a row that is as it was written from one that is damaged. */
export interface SalvageKeys {
  /** 32 bytes. */
  readonly dataKey: Uint8Array
  readonly cabinet: KeyCabinet
}

type Row = Record<string, SQLOutputValue>

/** How far beyond what the copy knew rows are looked for when the damaged file cannot say: weeks of a busy desk. */
const rowsLookedFor = 20_000

/** The farthest, whatever the damaged file says: years, and some seconds of looking. */
const mostRowsLookedFor = 1_000_000

/**
 * Reads every row that can still be read out of a damaged database, and puts it over what the copy holds.
 *
 * Jobs and pictures are taken only if their seals say that they are as they were written; the journal's entries were never
 * changed, so those the copy lacks are added as they are, and the chain says what became of them.
 *
 * @param damaged the path of the damaged database; it is looked at in a second copy and not touched
 * @param healthy the path of a healthy database of the same kind, whose first page stands in if that of the damaged one is gone
 * @param workplace where the second copy is made, and removed again
 */
export function salvageInto(
  target: DatabaseSync,
  { damaged, healthy, workplace }: { readonly damaged: string; readonly healthy: string; readonly workplace: string },
  keys: SalvageKeys,
): Salvage {
  removeDatabase(workplace)
  try {
    if (!existsSync(damaged)) return { jobs: 0, pictures: 0, entries: 0 }
    copyFileSync(damaged, workplace)
    if (existsSync(logOf(damaged))) copyFileSync(logOf(damaged), logOf(workplace))
    const source = openDamaged(workplace, healthy)
    if (source === null) return { jobs: 0, pictures: 0, entries: 0 }
    try {
      return {
        jobs: salvageJobs(source, target, keys),
        pictures: salvagePictures(source, target, keys),
        entries: salvageEntries(source, target),
      }
    } finally {
      closeQuietly(source)
    }
  } finally {
    removeDatabase(workplace)
  }
}

/** Opens what is left; with the first page of a healthy database when its own does not even say which tables there are. */
function openDamaged(path: string, healthy: string): DatabaseSync | null {
  return openLeniently(path) ?? (giveFirstPage(healthy, path) ? openLeniently(path) : null)
}

function openLeniently(path: string): DatabaseSync | null {
  // Where writing to its own schema is allowed, SQLite also puts up with a file that is shorter than it says.
  const source = new DatabaseSync(path, { defensive: false })
  try {
    source.exec('PRAGMA writable_schema = ON; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY')
    const tables = source.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    if (tables.some(({ name }) => name === 'jobs')) return source
  } catch {
    // Told by what is returned.
  }
  closeQuietly(source)
  return null
}

/** The first page names the tables and where they begin, which is the same in every database of one version. */
function giveFirstPage(healthy: string, damaged: string): boolean {
  const head = Buffer.alloc(100)
  const [from, to] = [openSync(healthy, 'r'), openSync(damaged, 'r+')]
  try {
    readSync(from, head, 0, head.byteLength, 0)
    // A size of 65,536 does not fit into the two bytes and is written as 1.
    const pageBytes = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16)
    if (pageBytes < 512) return false
    const page = Buffer.alloc(pageBytes)
    readSync(from, page, 0, pageBytes, 0)
    // How many pages there are is left to the length of the file.
    page.writeUInt32BE(0, 28)
    writeSync(to, page, 0, pageBytes, 0)
    return true
  } finally {
    closeSync(from)
    closeSync(to)
  }
}

function salvageJobs(source: DatabaseSync, target: DatabaseSync, { dataKey }: SalvageKeys): number {
  const keep = target.prepare(`
    INSERT INTO jobs (id, settled, record, from_copy) VALUES (?, ?, ?, 0)
    ON CONFLICT (id) DO UPDATE SET settled = excluded.settled, record = excluded.record, from_copy = 0
  `)
  let count = 0
  for (const { id, settled, record } of readableRows(source, target, 'jobs')) {
    if (typeof id !== 'string' || typeof settled !== 'number' || !(record instanceof Uint8Array)) continue
    if (openSealed(dataKey, placeOfJob(id), record) === null) continue
    count += attempt(() => keep.run(id, settled, record))
  }
  return count
}

function salvagePictures(source: DatabaseSync, target: DatabaseSync, keys: SalvageKeys): number {
  const keep = target.prepare(`
    INSERT INTO pictures (job, role, key_name, bound_to, sealed) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (key_name) DO UPDATE SET job = excluded.job, bound_to = excluded.bound_to, sealed = excluded.sealed
  `)
  // What cannot be opened any more is kept as well where the copy has nothing better: reading it says that it is lost.
  const keepLost = target.prepare(
    'INSERT OR IGNORE INTO pictures (job, role, key_name, bound_to, sealed) VALUES (?, ?, ?, ?, ?)',
  )
  // A picture of the copy gives way to the one that took its place since.
  const giveWay = target.prepare('UPDATE pictures SET job = NULL WHERE job = ? AND role = ? AND key_name <> ?')
  let count = 0
  for (const row of readableRows(source, target, 'pictures')) {
    const { job, role, key_name: keyName, bound_to: boundTo, sealed } = row
    if (typeof keyName !== 'string' || !(boundTo instanceof Uint8Array) || !(sealed instanceof Uint8Array)) continue
    if (typeof role !== 'string' || (job !== null && typeof job !== 'string')) continue
    const values: SQLInputValue[] = [job, role, keyName, boundTo, sealed]
    if (job !== null && !opensAs({ job, role, keyName, boundTo, sealed }, keys)) {
      attempt(() => keepLost.run(...values))
      continue
    }
    if (job !== null) giveWay.run(job, role, keyName)
    count += attempt(() => keep.run(...values))
  }
  // What was settled since the copy was made holds no pictures any more.
  target.exec('UPDATE pictures SET job = NULL WHERE job IN (SELECT id FROM jobs WHERE settled = 1)')
  return count
}

function opensAs(
  picture: {
    readonly job: string
    readonly role: string
    readonly keyName: string
    readonly boundTo: Uint8Array
    readonly sealed: Uint8Array
  },
  { dataKey, cabinet }: SalvageKeys,
): boolean {
  const reading = cabinet.read(picture.keyName)
  const boundTo = openSealed(dataKey, placeOfBinding(picture.keyName), picture.boundTo)
  if (reading.kind !== 'key' || boundTo === null) return false
  const place = placeOfPicture(picture.job, picture.role, boundTo.toString())
  return openSealed(reading.key, place, picture.sealed) !== null
}

/** Adds rows of the journal. A head that is older than they are is taken away: the next entry is signed anew with all of them. */
function salvageEntries(source: DatabaseSync, target: DatabaseSync): number {
  // The names come from our own tables: those of the damaged database are whatever somebody made of them.
  const columns = target
    .prepare("SELECT name FROM pragma_table_info('journal_entries')")
    .all()
    .map(({ name }) => String(name))
  const places = columns.map(() => '?').join(', ')
  const keep = target.prepare(`INSERT OR IGNORE INTO journal_entries (${columns.join(', ')}) VALUES (${places})`)
  let count = 0
  for (const row of readableRows(source, target, 'journal_entries')) {
    count += attempt(() => keep.run(...columns.map((column) => row[column] ?? null)))
  }
  if (count > 0) {
    target.exec('DELETE FROM journal_head WHERE last < (SELECT coalesce(max(number), 0) FROM journal_entries)')
  }
  return count
}

/** The rows of a table that can be read, each asked for by itself: one that cannot be read does not hide those behind it. */
function* readableRows(source: DatabaseSync, target: DatabaseSync, table: string): Generator<Row> {
  const known = highestOf(target, table) ?? 0
  const said = highestOf(source, table) ?? known + rowsLookedFor
  const highest = Math.min(Math.max(said, known), known + mostRowsLookedFor)
  let one
  try {
    one = source.prepare(`SELECT * FROM ${table} WHERE rowid = ?`)
  } catch {
    return
  }
  for (let place = 1; place <= highest; place += 1) {
    let row: Row | undefined
    try {
      row = one.get(place)
    } catch {
      continue
    }
    if (row !== undefined) yield row
  }
}

function highestOf(database: DatabaseSync, table: string): number | null {
  try {
    return Number(database.prepare(`SELECT coalesce(max(rowid), 0) AS highest FROM ${table}`).get()?.['highest'])
  } catch {
    return null
  }
}

/** Answers 1 when it was done and 0 when a rule of the tables was against it. */
function attempt(run: () => { readonly changes: number | bigint }): number {
  try {
    return Number(run().changes) > 0 ? 1 : 0
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === constraint) return 0
    throw error
  }
}

/** SQLITE_CONSTRAINT. Source: https://sqlite.org/rescode.html */
const constraint = 19
