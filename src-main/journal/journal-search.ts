import type { ChainRow } from './chain.ts'
import type { EntryOpening } from './entry-opening.ts'
import { folded } from './entry-words.ts'
import type { JournalRows, RowBounds } from './journal-rows.ts'

/** How many entries one look opens at most: some 50 ms, in which the store does nothing else. */
const openedInOneLook = 1_000

/** How many entries one look passes at most, when their words are known already: about as long. */
const passedInOneLook = 25_000

/** Of how many entries the words are kept: about 40 MB. Those of older ones are opened each time. */
const mostKept = 250_000

/** What one look found. */
export interface Look {
  /** Newest first. */
  readonly rows: readonly ChainRow[]
  /** The number down to which it looked; `null` when it found enough, or came to the beginning. */
  readonly lookedDownTo: number | null
  readonly hasMore: boolean
}

/** Looks for words in entries, a part of the journal at a time. */
export interface JournalSearch {
  look(wanted: string, bounds: RowBounds, limit: number, opening: EntryOpening): Look
  /** Forgets the words it knows: somebody was erased. */
  forget(): void
}

/** Begins to search. The words of entries that were opened are kept in memory, as the people list is. */
export function openSearch(rows: Pick<JournalRows, 'numbers' | 'row'>): JournalSearch {
  const known = new Map<number, string>()

  const wordsOf = (row: ChainRow, opening: EntryOpening): string => {
    // A line break is in no name, and is not found across two of them.
    const words = folded(opening.wordsOf(row).join('\n'))
    if (known.size < mostKept) known.set(row.number, words)
    return words
  }

  return {
    forget: () => {
      known.clear()
    },
    look: (text, bounds, limit, opening) => {
      const wanted = folded(text)
      const found: ChainRow[] = []
      let [opened, passed] = [0, 0]
      for (const number of rows.numbers(bounds)) {
        if (opened === openedInOneLook || passed === passedInOneLook) {
          return { rows: found, lookedDownTo: number + 1, hasMore: true }
        }
        passed += 1
        const before = known.get(number)
        if (before?.includes(wanted) === false) continue
        const row = rows.row(number)
        if (row === null) continue
        if (before === undefined) {
          opened += 1
          if (!wordsOf(row, opening).includes(wanted)) continue
        }
        if (found.length === limit) return { rows: found, lookedDownTo: null, hasMore: true }
        found.push(row)
      }
      return { rows: found, lookedDownTo: null, hasMore: false }
    },
  }
}
