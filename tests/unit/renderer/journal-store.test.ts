import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../../src-preload/contract/journal.ts'
import {
  createJournalStore,
  entriesOnPage,
  journalTypingPause,
} from '../../../src-renderer/screens/journal/journal-store.ts'
import { FakeBridge, FakeTimers } from '../flow/fake-bridge.ts'
import { entryOf } from './journal-entries.ts'

const failure = { kind: 'journalUnavailable', reason: 'failed' } as const

function openJournal() {
  const main = new FakeBridge()
  const timers = new FakeTimers()
  const journal = createJournalStore({
    bridge: main.bridge,
    newCallId: main.newCallId,
    after: timers.after,
    readWallClock: () => '2027-03-04T10:04',
  })
  const stop = journal.start()
  const answer = (numbers: readonly number[], hasMore = false) =>
    main.answer('readJournal', {
      ok: true,
      value: { entries: numbers.map((number): JournalEntry => entryOf(number)), hasMore },
    })
  const view = () => journal.store.getState()
  const shown = (): readonly number[] => {
    const { pages } = view()
    return pages.kind === 'read' ? pages.entries.map(({ number }) => number) : []
  }
  return { main, timers, journal, stop, answer, view, shown }
}

describe('the journal on the screen', () => {
  it('begins with the newest entries and shows the first of them', async () => {
    const { main, answer, view, shown } = openJournal()
    expect(view()).toMatchObject({ isReading: true, pages: { kind: 'none' } })
    expect(main.waiting('readJournal')).toEqual({
      callId: 'call-1',
      text: '',
      from: null,
      until: null,
      below: null,
      limit: entriesOnPage,
    })
    await answer([9, 8, 7])
    expect(shown()).toEqual([9, 8, 7])
    expect(view()).toMatchObject({ isReading: false, chosen: 9, pages: { older: { kind: 'end' }, isEverything: true } })
  })

  it('reads on below the oldest, once at a time, until there is nothing below', async () => {
    const { main, journal, answer, view, shown } = openJournal()
    await answer([9, 8], true)
    journal.readOlder()
    journal.readOlder()
    expect(main.inputsOf('readJournal')).toHaveLength(2)
    expect(main.waiting('readJournal')).toMatchObject({ below: 8 })
    await answer([7, 6])
    expect(shown()).toEqual([9, 8, 7, 6])
    journal.readOlder()
    expect(main.inputsOf('readJournal')).toHaveLength(2)
    expect(view().pages).toMatchObject({ older: { kind: 'end' } })
  })

  it('says that older ones could not be read, keeps what it has, and tries again when asked', async () => {
    const { main, journal, answer, view, shown } = openJournal()
    await answer([9, 8], true)
    journal.readOlder()
    await main.answer('readJournal', { ok: false, failure })
    expect(shown()).toEqual([9, 8])
    expect(view().pages).toMatchObject({ older: { kind: 'failed', failure } })
    journal.readOlder()
    await answer([7])
    expect(shown()).toEqual([9, 8, 7])
  })

  it('searches once the typing rests, gives an older question up, and never shows its answer', async () => {
    const { main, timers, journal, answer, view, shown } = openJournal()
    await answer([9, 8, 7])
    journal.type('A')
    journal.type('Ad')
    journal.type('Ada')
    expect(shown()).toEqual([9, 8, 7])
    await timers.pass(journalTypingPause)
    expect(main.waiting('readJournal')).toMatchObject({ callId: 'call-2', text: 'Ada' })
    journal.type('Adam')
    expect(main.cancelled).toEqual(['call-2'])
    await timers.pass(journalTypingPause)
    await answer([9])
    expect(shown()).toEqual([9, 8, 7])
    await answer([8])
    expect(shown()).toEqual([8])
    expect(view()).toMatchObject({ chosen: 8, isReading: false })
    expect(main.waitingCount).toBe(0)
  })

  it('does not ask again for blanks, and tells an empty journal from a search that found nothing', async () => {
    const { main, timers, journal, answer, view } = openJournal()
    await answer([])
    expect(view()).toMatchObject({ chosen: null, pages: { entries: [], isEverything: true } })
    journal.type('  ')
    await timers.pass(journalTypingPause)
    expect(main.waitingCount).toBe(0)
    journal.choosePeriod({ kind: 'today' })
    expect(main.waiting('readJournal').from).toBe(new Date('2027-03-04T00:00').toISOString())
    await answer([])
    expect(view()).toMatchObject({ pages: { entries: [], isEverything: false } })
    journal.showEverything()
    expect(main.waiting('readJournal')).toMatchObject({ text: '', from: null, until: null })
  })

  it('keeps the entry one looks at when the list is read again, as long as it is there', async () => {
    const { journal, answer, view } = openJournal()
    await answer([9, 8, 7])
    journal.choose(8)
    journal.refresh()
    await answer([10, 9, 8, 7])
    expect(view().chosen).toBe(8)
    journal.refresh()
    await answer([10])
    expect(view().chosen).toBe(10)
  })

  it('says why it could not be read, and gives up what is on its way when one leaves', async () => {
    const { main, journal, stop, answer, view } = openJournal()
    await main.answer('readJournal', { ok: false, failure })
    expect(view()).toMatchObject({ isReading: false, chosen: null, pages: { kind: 'failed', failure } })
    journal.refresh()
    stop()
    expect(main.cancelled).toEqual(['call-2'])
    await answer([9])
    expect(view().pages).toMatchObject({ kind: 'failed' })
  })
})
