import { describe, expect, it } from 'vitest'
import { readJournalPage } from '../../../src-main/journal/journal-reading.ts'
import type { JournalQuery, JournalTable } from '../../../src-main/journal/journal-table.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { entryAbout, openRoom, server } from './journal-room.ts'

const everything: JournalQuery = { text: '', from: null, until: null, below: null, limit: 50 }
const { signal } = new AbortController()

/** 2,500 entries; the first, the middle and the last are about Ada. */
function longRoom(): { readonly journal: JournalTable; readonly asked: JournalQuery[]; readonly read: Reading } {
  const { journal } = openRoom()
  const ada = new Set([1, 1_250, 2_500])
  journal.append(
    Array.from({ length: 2_500 }, (_, index) =>
      ada.has(index + 1) ? entryAbout('1', 'Ada Lovelace') : entryAbout('2', 'Bert'),
    ),
  )
  const asked: JournalQuery[] = []
  return {
    journal,
    asked,
    read: async (query) => {
      asked.push(query)
      return succeed(journal.page(query))
    },
  }
}

type Reading = Parameters<typeof readJournalPage>[0]

/** The numbers of a page, and whether there are more. */
async function numbersOf(read: Reading, query: JournalQuery): Promise<readonly [readonly number[], boolean]> {
  const page = await readJournalPage(read, query, signal)
  if (!page.ok) throw new Error(page.failure.kind)
  return [page.value.entries.map(({ number }) => number), page.value.hasMore]
}

describe('a long search', () => {
  it('is done a part at a time, finds everything, and is quicker the second time', async () => {
    const { asked, read } = longRoom()
    expect(await numbersOf(read, { ...everything, text: 'lovelace' })).toEqual([[2_500, 1_250, 1], false])
    expect(asked.map(({ below }) => below)).toEqual([null, 1_501, 501])
    asked.length = 0
    expect(await numbersOf(read, { ...everything, text: 'ada' })).toEqual([[2_500, 1_250, 1], false])
    expect(asked).toHaveLength(1)
  })

  it('ends as soon as the page is full, and says whether there is more', async () => {
    const { asked, read } = longRoom()
    expect(await numbersOf(read, { ...everything, text: 'lovelace', limit: 1 })).toEqual([[2_500], true])
    expect(asked).toHaveLength(1)
    expect(await numbersOf(read, { ...everything, text: 'lovelace', limit: 2, below: 2_500 })).toEqual([
      [1_250, 1],
      false,
    ])
    expect(await numbersOf(read, { ...everything, text: 'lovelace', below: 1 })).toEqual([[], false])
  })

  it('forgets whom it has seen when somebody is erased', async () => {
    const { journal, read } = longRoom()
    const search = { ...everything, text: 'lovelace' }
    expect(await numbersOf(read, search)).toEqual([[2_500, 1_250, 1], false])
    journal.erase({ server, id: '1' })
    expect(await numbersOf(read, search)).toEqual([[], false])
  })

  it('finds what was added after it looked', async () => {
    const { journal, read } = longRoom()
    await numbersOf(read, { ...everything, text: 'nobody' })
    journal.append([entryAbout('3', 'Ada Byron')])
    expect(await numbersOf(read, { ...everything, text: 'byron' })).toEqual([[2_501], false])
  })

  it('can be given up between two looks, and passes on that the journal cannot be read', async () => {
    const { journal } = longRoom()
    const giving = new AbortController()
    const givenUp = await readJournalPage(
      async (query) => {
        giving.abort()
        return succeed(journal.page(query))
      },
      { ...everything, text: 'nobody' },
      giving.signal,
    )
    expect(givenUp).toEqual(fail({ kind: 'cancelled' }))
    const broken = async () => fail({ kind: 'journalUnavailable', reason: 'failed' } as const)
    expect(await readJournalPage(broken, everything, signal)).toEqual(await broken())
  })
})
