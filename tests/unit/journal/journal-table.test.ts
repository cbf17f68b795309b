import { describe, expect, it } from 'vitest'
import { entryAbout, momentAt, namesIn, openRoom, server, verdictOf } from './journal-room.ts'

const job = '0b1f6a5e-6d8e-4c8e-9d3a-0c5b9f6a7e10'
const everything = { text: '', from: null, until: null, below: null, limit: 50 } as const

describe('the journal', () => {
  it('tells who enrolled whom, when, from which station and what came of it', () => {
    const { journal } = openRoom()
    journal.append([
      {
        at: '2026-11-23T08:00:00Z',
        server,
        operatorId: 'clerk-7',
        facts: {
          kind: 'stepDone',
          job,
          purpose: 'enrollment',
          result: { step: 'uploadPhoto', bytes: 16_000, confirmed: 'sameBytes' },
        },
        person: { server, id: '1001', job, name: 'Ada Lovelace', overrideWords: 'keeps her hat on' },
      },
    ])
    expect(journal.page(everything)).toEqual({
      hasMore: false,
      lookedDownTo: null,
      entries: [
        {
          number: 1,
          at: '2026-11-23T08:00:00.000Z',
          station: 'reception-1',
          server,
          operatorId: 'clerk-7',
          facts: {
            kind: 'stepDone',
            job,
            purpose: 'enrollment',
            result: { step: 'uploadPhoto', bytes: 16_000, confirmed: 'sameBytes' },
          },
          person: {
            kind: 'person',
            person: { id: '1001', name: 'Ada Lovelace', overrideWords: 'keeps her hat on' },
          },
        },
      ],
    })
  })

  it('is empty and whole before anything has happened', () => {
    const { journal } = openRoom()
    expect(journal.head()).toBe(0)
    expect(journal.page(everything)).toEqual({ entries: [], hasMore: false, lookedDownTo: null })
    expect(journal.slice(0)).toMatchObject({ entries: [], head: null, hasMore: false })
    expect(verdictOf(journal.verify(null))).toEqual({ kind: 'whole', entries: 0 })
    expect(verdictOf(journal.verify(0))).toEqual({ kind: 'whole', entries: 0 })
  })

  it('tells what is about nobody', () => {
    const { journal, cabinet } = openRoom()
    journal.append([
      {
        at: momentAt(0),
        server: null,
        operatorId: null,
        facts: { kind: 'storeRestored', from: momentAt(0) },
        person: null,
      },
    ])
    const [entry] = journal.page(everything).entries
    expect(entry).toMatchObject({ server: null, operatorId: null, person: { kind: 'nobody' } })
    expect(cabinet.drawers.size).toBe(0)
  })

  it('goes with the transaction of whoever adds to it: undone, it never happened, and the next entry takes the number', () => {
    const { journal, parts } = openRoom()
    journal.append([entryAbout('1', 'Ada')])
    parts.database.exec('BEGIN')
    journal.append([entryAbout('2', 'Bert'), entryAbout('3', 'Cleo')])
    expect(journal.head()).toBe(3)
    parts.database.exec('ROLLBACK')
    expect(journal.head()).toBe(1)
    journal.append([entryAbout('3', 'Cleo')])
    expect(namesIn(journal)).toEqual(['Ada', 'Cleo'])
    expect(verdictOf(journal.verify(2))).toEqual({ kind: 'whole', entries: 2 })
  })

  it('numbers above what the keychain knows, so that a cut end stays missed while work goes on', () => {
    const { parts, journal } = openRoom()
    journal.append([1, 2, 3, 4].map((id) => entryAbout(String(id), 'Ada')))
    const cut = openRoom(':memory:', { ...parts, lastNumber: 7 }).journal
    expect(verdictOf(cut.verify(7))).toEqual({ kind: 'broken', entries: 4, flaw: 'missing', at: 5 })
    cut.append([entryAbout('8', 'Hanna')])
    expect(cut.head()).toBe(8)
    expect(verdictOf(cut.verify(8))).toEqual({ kind: 'broken', entries: 5, flaw: 'missing', at: 5 })
  })

  it('refuses an entry about a person by whom nothing could be erased again', () => {
    const { journal } = openRoom()
    const person = { server, id: null, job: null, name: 'Ada', overrideWords: null }
    expect(() => journal.append([entryAbout('1', 'Ada', { person })])).toThrow('without an id and without a job')
  })
})

describe('looking into the journal', () => {
  const { journal } = openRoom()
  const people = ['Ada Lovelace', 'Jürgen Groß', '김철수', 'ＷＩＤＥ Name', 'Zoë']
  for (const [index, name] of people.entries()) {
    journal.append([
      entryAbout(String(1001 + index), name, { at: momentAt(index * 60), operatorId: `op${String(index)}` }),
    ])
  }
  const find = (text: string) =>
    journal.page({ ...everything, text }).entries.map(({ person }) => person.kind === 'person' && person.person.name)

  it('finds names whatever their case, accents and width, and people by id and by clerk', () => {
    expect(find('LOVE')).toEqual(['Ada Lovelace'])
    expect(find('jurgen')).toEqual(['Jürgen Groß'])
    expect(find('김철')).toEqual(['김철수'])
    expect(find('wide')).toEqual(['ＷＩＤＥ Name'])
    expect(find('zoe')).toEqual(['Zoë'])
    expect(find('1003')).toEqual(['김철수'])
    expect(find('op1')).toEqual(['Jürgen Groß'])
    expect(find('nobody of that name')).toEqual([])
    // A wildcard of a database is a letter like any other.
    expect(find('%')).toEqual([])
    expect(find('  ')).toHaveLength(5)
  })

  it('goes back page by page, and knows when there is no more', () => {
    const first = journal.page({ ...everything, limit: 2 })
    expect([first.entries.map(({ number }) => number), first.hasMore]).toEqual([[5, 4], true])
    const rest = journal.page({ ...everything, limit: 3, below: 4 })
    expect([rest.entries.map(({ number }) => number), rest.hasMore]).toEqual([[3, 2, 1], false])
    const found = journal.page({ ...everything, text: 'op', limit: 1, below: 2 })
    expect([found.entries.map(({ number }) => number), found.hasMore]).toEqual([[1], false])
  })

  it('takes entries from one moment on and before another, however the moment is written', () => {
    const between = (from: string | null, until: string | null) =>
      journal.page({ ...everything, from, until }).entries.map(({ number }) => number)
    expect(between(momentAt(60), momentAt(180))).toEqual([3, 2])
    expect(between('2026-11-23T08:01:00Z', null)).toEqual([5, 4, 3, 2])
    expect(between(null, '2026-11-23T08:01:00Z')).toEqual([1])
    expect(between(momentAt(600), null)).toEqual([])
  })

  it('shows an entry that does not open as such, and does not leave it out', () => {
    const { journal, parts, cabinet } = openRoom()
    journal.append([entryAbout('1', 'Ada'), entryAbout('2', 'Bert'), entryAbout('3', 'Cleo')])
    parts.database.exec(`UPDATE journal_entries SET facts = x'00', at = 'never' WHERE number = 2`)
    for (const [name] of cabinet.drawers) if (name.startsWith('person:key:')) cabinet.drawers.set(name, 'damaged')
    expect(journal.page(everything).entries.map(({ facts, person }) => [facts.kind, person.kind])).toEqual([
      ['picturesShredded', 'unreadable'],
      ['unreadable', 'unreadable'],
      ['picturesShredded', 'unreadable'],
    ])
  })
})

describe('a slice', () => {
  it('hands out the journal oldest first, a thousand at a time', () => {
    const { journal } = openRoom()
    journal.append(Array.from({ length: 1_001 }, (_, index) => entryAbout(String(index), `Person ${String(index)}`)))
    const first = journal.slice(0)
    expect([first.entries.length, first.entries[0]?.entry.number, first.hasMore]).toEqual([1_000, 1, true])
    const second = journal.slice(1_000)
    expect(second.entries.map(({ entry }) => entry.number)).toEqual([1_001])
    expect([second.hasMore, second.head?.last]).toEqual([false, 1_001])
  })
})
