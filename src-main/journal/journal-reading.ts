import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.ts'
import type { JournalPage, JournalQuery } from './journal-table.ts'

/**
 * Reads a page of the journal, look by look, so that saving work never waits for a long search.
 *
 * @param read the store's `readJournal`
 * @param signal gives the search up between two looks
 */
export async function readJournalPage(
  read: (query: JournalQuery) => Promise<Outcome<JournalPage, Failure<'journalUnavailable'>>>,
  query: JournalQuery,
  signal: AbortSignal,
): Promise<
  Outcome<
    { readonly entries: readonly JournalEntry[]; readonly hasMore: boolean },
    Failure<'journalUnavailable' | 'cancelled'>
  >
> {
  const entries: JournalEntry[] = []
  let { below } = query
  for (;;) {
    if (signal.aborted) return fail({ kind: 'cancelled' })
    const page = await read({ ...query, below, limit: query.limit - entries.length })
    if (!page.ok) return page
    entries.push(...page.value.entries)
    below = page.value.lookedDownTo
    if (below === null || entries.length === query.limit) return succeed({ entries, hasMore: page.value.hasMore })
  }
}
