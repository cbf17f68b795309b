import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { JournalVerdict } from '../../src-preload/contract/journal.ts'
import { linkOf, type ChainRow } from '../../src-main/journal/chain.ts'
import { checkChain } from '../../src-main/journal/chain-check.ts'
import { readJournalRows } from '../../src-main/journal/journal-rows.ts'
import { fingerprintOf } from '../../src-main/journal/station-key.ts'
import { copyDatabase } from './database-copy.ts'
import { checkExport, claimsToBeExport, readExport } from './export-check.ts'

/** What the check of a file showed. */
export type FileVerdict =
  | {
      readonly kind: 'checked'
      readonly what: 'database' | 'export'
      readonly verdict: JournalVerdict
      /** Of the key that signed the head; `null` without a head. */
      readonly fingerprint: string | null
    }
  /** The file is a journal that was damaged so much that its entries cannot be read one by one. */
  | { readonly kind: 'damaged'; readonly sentence: string }
  | { readonly kind: 'noJournal'; readonly sentence: string }

/** V8 makes no longer text of a file. */
const largestExport = 500 * 1024 * 1024

/** Checks the journal in a file, which is the station's database or an export. Nothing is written beside it. */
export async function checkFile(path: string, lastNumber: number | null): Promise<FileVerdict> {
  try {
    const { size } = await stat(path)
    if (await isDatabase(path)) return await checkDatabase(path, lastNumber)
    if (size > largestExport)
      return noJournal('An export of more than 500 MB cannot be read: check the database instead.')
    return checkText(await readFile(path, 'utf8'), lastNumber)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return noJournal(`The file cannot be read (${code}).`)
  }
}

async function isDatabase(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16)
    return buffer.toString('latin1') === 'SQLite format 3\0'
  } finally {
    await file.close()
  }
}

async function checkDatabase(path: string, lastNumber: number | null): Promise<FileVerdict> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-journal-'))
  try {
    const copy = await copyDatabase(path, folder)
    if (copy === null) return noJournal('The station writes all the time; try again when it has less to do.')
    return checkCopy(copy, lastNumber)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function checkCopy(copy: string, lastNumber: number | null): FileVerdict {
  const database = new DatabaseSync(copy, { readOnly: true })
  try {
    const tables = database.prepare(`SELECT count(*) AS found FROM sqlite_schema WHERE name = 'journal_entries'`).get()
    if (tables?.['found'] !== 1) return noJournal('There is no journal in this database.')
    const rows = readJournalRows(database)
    const links = function* (all: Iterable<ChainRow>) {
      for (const row of all) yield linkOf(row)
    }
    const head = rows.head()
    const verdict = checkChain({ links: links(rows.upwards(null, null)), head, lastNumber, publicKey: null })
    return {
      kind: 'checked',
      what: 'database',
      verdict,
      fingerprint: head === null ? null : fingerprintOf(head.publicKey),
    }
  } catch (error) {
    if (error instanceof Error && 'errstr' in error) {
      return { kind: 'damaged', sentence: `The database is damaged (${String(error.errstr)}).` }
    }
    throw error
  } finally {
    database.close()
  }
}

function checkText(text: string, lastNumber: number | null): FileVerdict {
  const document = readExport(parse(text))
  if (document !== null) {
    const verdict = checkExport(document, lastNumber)
    const fingerprint = document.head === null ? null : fingerprintOf(document.head.publicKey)
    return { kind: 'checked', what: 'export', verdict, fingerprint }
  }
  if (claimsToBeExport(text)) {
    return {
      kind: 'damaged',
      sentence: 'The export is not as the station wrote it: a part is missing, added or misshapen.',
    }
  }
  return noJournal('The file is neither a database nor an export in JSON. An export in CSV proves nothing.')
}

function noJournal(sentence: string): FileVerdict {
  return { kind: 'noJournal', sentence }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
