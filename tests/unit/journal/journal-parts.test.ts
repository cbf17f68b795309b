import { describe, expect, it } from 'vitest'
import { entryAbout, openRoom, server, verdictOf, type JournalRoom } from './journal-room.ts'

/** The journal checks 500 entries at a time. */
const part = 500

function filledRoom(entries: number): JournalRoom {
  const room = openRoom()
  room.journal.append(Array.from({ length: entries }, (_, place) => entryAbout(String(place % 7), 'Ada')))
  return room
}

const everything = { text: '', from: null, until: null, below: null, limit: 10 }

describe('a journal that is checked part by part', () => {
  it.each([1, part - 1, part, part + 1, 2 * part, 2 * part + 1])('is whole with %i entries', (entries) => {
    const { journal } = filledRoom(entries)
    expect(verdictOf(journal.verify(entries))).toEqual({ kind: 'whole', entries })
    expect(verdictOf(journal.verify(entries + 1))).toMatchObject({ flaw: 'missing', at: entries + 1 })
  })

  it('is written, read and erased from between two parts, and everything that was added is checked as well', () => {
    const { journal } = filledRoom(2 * part)
    const check = journal.verify(null)
    for (const pause of [1, 2]) {
      expect(check.next().done).toBe(false)
      journal.append([entryAbout('8', 'Hanna'), entryAbout('9', 'Ida')])
      expect(journal.page(everything).entries).toHaveLength(10)
      expect(journal.slice(3).entries[0]?.entry.number).toBe(4)
      expect(journal.erase({ server, id: String(pause) })).toBeGreaterThan(0)
    }
    expect(check.next()).toEqual({ done: true, value: { kind: 'whole', entries: 2 * part + 4 } })
  })

  it('is broken when an entry is changed that is still to come, and not for one that was passed until the next check', () => {
    for (const [at, now] of [
      [part + 1, 'broken'],
      [part, 'whole'],
    ] as const) {
      const { journal, parts } = filledRoom(2 * part)
      const check = journal.verify(null)
      check.next()
      parts.database.exec(`UPDATE journal_entries SET facts = zeroblob(64) WHERE number = ${String(at)}`)
      expect(verdictOf(check).kind).toBe(now)
      expect(verdictOf(journal.verify(null))).toEqual({ kind: 'broken', entries: 2 * part, flaw: 'changed', at })
    }
  })

  it.each([
    ['changed', 1, 'UPDATE journal_entries SET hash = zeroblob(32) WHERE number = 1'],
    ['changed', part, `UPDATE journal_entries SET at = '2020-01-01T00:00:00.000Z' WHERE number = ${String(part)}`],
    ['missing', part + 1, `DELETE FROM journal_entries WHERE number = ${String(part + 1)}`],
    ['missing', 1, `UPDATE journal_entries SET number = -5 WHERE number = 700`],
    ['missing', 700, `UPDATE journal_entries SET number = 9007199254740993 WHERE number = 700`],
  ] as const)('counts all entries behind one that is %s at %i', (flaw, at, change) => {
    const { journal, parts } = filledRoom(3 * part)
    parts.database.exec(change)
    const left = change.startsWith('DELETE') ? 3 * part - 1 : 3 * part
    expect(verdictOf(journal.verify(null))).toEqual({ kind: 'broken', entries: left, flaw, at })
  })

  it('is broken where the head names more or fewer than there are, at the end of a part too', () => {
    const { journal, parts } = filledRoom(2 * part)
    parts.database.exec(`DELETE FROM journal_entries WHERE number > ${String(part)}`)
    expect(verdictOf(journal.verify(null))).toEqual({
      kind: 'broken',
      entries: part,
      flaw: 'missing',
      at: part + 1,
    })
  })
})
