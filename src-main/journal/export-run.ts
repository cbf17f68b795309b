import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { JournalSlice } from './export-proof.ts'
import { writeCsv, writeJson } from './journal-export.ts'

/** Lets a person choose where a text goes, and puts it there. `cancelled`: the person chose nothing. */
export type SaveText = (file: {
  /** What the file is called unless the person says otherwise, with its ending. */
  readonly name: string
  readonly text: string | AsyncIterable<string>
}) => Promise<Outcome<void, Failure<'notSaved' | 'cancelled'>>>

/** What an export is made of. */
export interface ExportParts {
  /** The store's `readJournalSlice`. */
  readonly readSlice: (above: number) => Promise<Outcome<JournalSlice, Failure<'journalUnavailable'>>>
  readonly save: SaveText
  readonly format: 'csv' | 'json'
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Ends the export: nothing is saved then. */
  readonly signal: AbortSignal
}

/**
 * Writes the whole journal in clear to where a person wants it, a thousand entries at a time.
 *
 * The file appears when everything is in it, or not at all. That it was exported is the caller's to tell in the journal.
 */
export async function exportJournal({
  readSlice,
  save,
  format,
  at,
  signal,
}: ExportParts): Promise<
  Outcome<{ readonly entries: number }, Failure<'journalUnavailable' | 'notSaved' | 'cancelled'>>
> {
  let entries = 0
  let trouble: Failure<'journalUnavailable' | 'cancelled'> | null = null

  const slices = async function* (): AsyncGenerator<JournalSlice, void, undefined> {
    for (let above = 0, hasMore = true; hasMore;) {
      const read = signal.aborted ? fail<Failure<'cancelled'>>({ kind: 'cancelled' }) : await readSlice(above)
      if (!read.ok) {
        trouble = read.failure
        throw new Error('the journal could not be read on')
      }
      yield read.value
      entries += read.value.entries.length
      above = read.value.entries.at(-1)?.entry.number ?? above
      hasMore = read.value.hasMore
    }
  }

  const text = format === 'csv' ? writeCsv(slices()) : writeJson(slices(), at)
  const saved = await save({ name: `journal-${at.slice(0, 10)}.${format}`, text })
  if (trouble !== null) return fail(trouble)
  return saved.ok ? succeed({ entries }) : saved
}
