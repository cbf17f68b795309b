import type { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginning, hashOf, headMessage, linkOf } from '../../src-main/journal/chain.ts'
import { openJournalRows } from '../../src-main/journal/journal-rows.ts'
import { openStationKey } from '../../src-main/journal/station-key.ts'
import { entryAbout, newStationKey, openRoom, verdictOf, type JournalRoom } from '../unit/journal/journal-room.ts'

const seed = 20_261_123
console.info(`tampering with the journal: seed ${String(seed)}`)

/** A journal of some entries in which every fourth is about nobody. */
function roomOf(entries: number): JournalRoom {
  const room = openRoom()
  for (let number = 1; number <= entries; number += 1) {
    const about = entryAbout(String(1000 + (number % 3)), `Person ${String(number)}`)
    room.journal.append([number % 4 === 0 ? { ...about, person: null } : about])
  }
  return room
}

/**
 * What an attacker does who knows the program and has no secret: every hash of the chain computed anew from what lies there,
 * and the head made to fit, as far as that goes without the station's key.
 */
function chainAnew(database: DatabaseSync, signWith: string | null): void {
  const rows = openJournalRows(database)
  const all = [...rows.upwards(null, null)]
  let last = beginning
  for (const row of all) {
    const changed = { ...row, previous: last }
    const hash = hashOf(linkOf(changed))
    database.prepare('UPDATE journal_entries SET previous = ?, hash = ? WHERE number = ?').run(last, hash, row.number)
    last = hash
  }
  if (signWith === null) return
  const key = openStationKey(signWith)
  const head = { last: all.length, hash: last, publicKey: key.publicKey }
  rows.writeHead({ ...head, signature: key.sign(headMessage(head)) })
}

/** Gives an entry another number, and makes room for it. */
function renumber(database: DatabaseSync, from: number, to: number): void {
  database.prepare('UPDATE journal_entries SET number = ? WHERE number = ?').run(to, from)
}

/** Puts a copy of an entry at the end or between two others. */
function insertCopy(database: DatabaseSync, of: number, at: number, entries: number): void {
  for (let number = entries; number >= at; number -= 1) renumber(database, number, number + 1)
  database
    .prepare(
      `INSERT INTO journal_entries (number, at, facts, person_key, person, previous, hash)
       SELECT ?, at, facts, person_key, person, previous, hash FROM journal_entries WHERE number = ?`,
    )
    .run(at, of < at ? of : of + 1)
}

interface Attack {
  readonly name: string
  readonly tamper: (database: DatabaseSync) => void
  /** What is found by whoever holds the station's keys. */
  readonly found: { readonly flaw: string; readonly at: number }
}

const five = 5
const attacks: readonly Attack[] = [
  {
    name: 'an entry that was edited',
    tamper: (database) => database.exec(`UPDATE journal_entries SET facts = zeroblob(length(facts)) WHERE number = 3`),
    found: { flaw: 'changed', at: 3 },
  },
  {
    name: 'a moment that was edited',
    tamper: (database) => database.exec(`UPDATE journal_entries SET at = '2026-11-24T08:00:00.000Z' WHERE number = 2`),
    found: { flaw: 'changed', at: 2 },
  },
  {
    name: 'an entry that was given to another person',
    tamper: (database) =>
      database.exec(
        `UPDATE journal_entries SET (person_key, person) = (SELECT person_key, person FROM journal_entries WHERE number = 2)
         WHERE number = 3`,
      ),
    found: { flaw: 'changed', at: 3 },
  },
  {
    name: 'an entry that was edited, with all hashes computed anew',
    tamper: (database) => {
      database.exec(`UPDATE journal_entries SET at = '2026-11-24T08:00:00.000Z' WHERE number = 2`)
      chainAnew(database, null)
    },
    found: { flaw: 'changed', at: 2 },
  },
  {
    name: 'an entry that was edited, with all hashes computed anew and a head of another key',
    tamper: (database) => {
      database.exec(`UPDATE journal_entries SET at = '2026-11-24T08:00:00.000Z' WHERE number = 2`)
      chainAnew(database, newStationKey())
    },
    found: { flaw: 'changed', at: 2 },
  },
  {
    name: 'the first entry taken out',
    tamper: (database) => database.exec('DELETE FROM journal_entries WHERE number = 1'),
    found: { flaw: 'missing', at: 1 },
  },
  {
    name: 'an entry taken out of the middle',
    tamper: (database) => database.exec('DELETE FROM journal_entries WHERE number = 3'),
    found: { flaw: 'missing', at: 3 },
  },
  {
    name: 'an entry taken out of the middle, the rest moved up and chained anew',
    tamper: (database) => {
      database.exec('DELETE FROM journal_entries WHERE number = 3')
      renumber(database, 4, 3)
      renumber(database, 5, 4)
      chainAnew(database, null)
    },
    found: { flaw: 'changed', at: 3 },
  },
  {
    name: 'the last entry cut off',
    tamper: (database) => database.exec('DELETE FROM journal_entries WHERE number = 5'),
    found: { flaw: 'missing', at: 5 },
  },
  {
    name: 'everything taken away but the head',
    tamper: (database) => database.exec('DELETE FROM journal_entries'),
    found: { flaw: 'missing', at: 1 },
  },
  {
    name: 'everything taken away',
    tamper: (database) => database.exec('DELETE FROM journal_entries; DELETE FROM journal_head'),
    found: { flaw: 'missing', at: 1 },
  },
  {
    name: 'two entries that changed places',
    tamper: (database) => {
      renumber(database, 2, 99)
      renumber(database, 3, 2)
      renumber(database, 99, 3)
    },
    found: { flaw: 'changed', at: 2 },
  },
  {
    name: 'two entries that changed places, chained anew',
    tamper: (database) => {
      renumber(database, 2, 99)
      renumber(database, 3, 2)
      renumber(database, 99, 3)
      chainAnew(database, null)
    },
    found: { flaw: 'changed', at: 2 },
  },
  {
    name: 'an entry that is there twice',
    tamper: (database) => insertCopy(database, 2, 3, five),
    found: { flaw: 'changed', at: 3 },
  },
  {
    name: 'an entry put in that was never written, chained anew',
    tamper: (database) => {
      insertCopy(database, 1, 4, five)
      database.exec(`UPDATE journal_entries SET at = '2026-11-24T08:00:00.000Z' WHERE number = 4`)
      chainAnew(database, null)
    },
    found: { flaw: 'changed', at: 4 },
  },
  {
    name: 'an entry added at the end that nobody signed',
    tamper: (database) => {
      insertCopy(database, 5, 6, five)
      chainAnew(database, null)
    },
    found: { flaw: 'changed', at: 6 },
  },
  {
    name: 'a number that no number may be',
    tamper: (database) => renumber(database, 3, -9_223_372_036_854_775_000),
    found: { flaw: 'missing', at: 1 },
  },
  {
    name: 'the head taken away',
    tamper: (database) => database.exec('DELETE FROM journal_head'),
    found: { flaw: 'headMissing', at: 5 },
  },
  {
    name: 'a head of another key over the true entries',
    tamper: (database) => chainAnew(database, newStationKey()),
    found: { flaw: 'headForged', at: 5 },
  },
  {
    name: 'a head that claims fewer entries',
    tamper: (database) => database.exec('UPDATE journal_head SET last = 4'),
    found: { flaw: 'headForged', at: 5 },
  },
  {
    name: 'a signature that was edited',
    tamper: (database) => database.exec('UPDATE journal_head SET signature = zeroblob(64)'),
    found: { flaw: 'headForged', at: 5 },
  },
]

describe('the check of the journal finds', () => {
  it.each(attacks)('$name', ({ tamper, found }) => {
    const { journal, parts } = roomOf(five)
    expect(verdictOf(journal.verify(five))).toEqual({ kind: 'whole', entries: five })
    tamper(parts.database)
    expect(verdictOf(journal.verify(five))).toMatchObject({ kind: 'broken', ...found })
  })

  it('a journal put back to an earlier state with the head of that time, by the number in the keychain', () => {
    const { journal, parts } = roomOf(3)
    const earlier = openJournalRows(parts.database).head()
    if (earlier === null) throw new Error('there is no head')
    journal.append([entryAbout('1', 'Ada'), entryAbout('2', 'Bert')])
    parts.database.exec('DELETE FROM journal_entries WHERE number > 3')
    openJournalRows(parts.database).writeHead(earlier)
    expect(verdictOf(journal.verify(5))).toEqual({ kind: 'broken', entries: 3, flaw: 'missing', at: 4 })
    // What cannot be known without the keychain: it is whole, as far as it goes.
    expect(verdictOf(journal.verify(null))).toEqual({ kind: 'whole', entries: 3 })
  })

  it('the first of several flaws', () => {
    const { journal, parts } = roomOf(five)
    parts.database.exec(`UPDATE journal_entries SET facts = x'00' WHERE number IN (2, 4); DELETE FROM journal_head`)
    expect(verdictOf(journal.verify(five))).toEqual({ kind: 'broken', entries: five, flaw: 'changed', at: 2 })
  })
})

describe('a journal of any length, changed in any one place by somebody who knows no secret,', () => {
  const entryColumns = ['number', 'at', 'facts', 'person_key', 'person', 'previous', 'hash'] as const
  const headColumns = ['last', 'hash', 'public_key', 'signature'] as const
  const where = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ table: fc.constant('journal_entries'), column: fc.constantFrom(...entryColumns) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ table: fc.constant('journal_head'), column: fc.constantFrom(...headColumns) }),
    },
  )
  const change = fc.record({ place: where, row: fc.nat(), byte: fc.nat(), flip: fc.integer({ min: 1, max: 255 }) })

  it('is found broken', () => {
    const touched = new Set<string>()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), change, (entries, { place, row, byte, flip }) => {
        const { journal, parts } = roomOf(entries)
        expect(verdictOf(journal.verify(entries))).toEqual({ kind: 'whole', entries })
        const number = place.table === 'journal_head' ? 1 : 1 + (row % entries)
        changeOneValue(parts.database, place, number, { byte, flip })
        touched.add(`${place.table}.${place.column}`)
        expect(verdictOf(journal.verify(entries))).toMatchObject({ kind: 'broken' })
      }),
      { seed, numRuns: 200 },
    )
    expect(touched.size).toBe(entryColumns.length + headColumns.length)
  })
})

/** Changes one byte of a value; what is `NULL` becomes a byte, and a number another number. */
function changeOneValue(
  database: DatabaseSync,
  { table, column }: { readonly table: string; readonly column: string },
  number: number,
  { byte, flip }: { readonly byte: number; readonly flip: number },
): void {
  const key = table === 'journal_head' ? 'one' : 'number'
  const value = database.prepare(`SELECT ${column} AS value FROM ${table} WHERE ${key} = ?`).get(number)?.['value']
  const changed = ((): string | number | Uint8Array => {
    if (value === null || value === undefined) return Uint8Array.of(flip)
    if (typeof value === 'number') return value + 10 + byte
    const bytes = Buffer.from(value as string | Uint8Array)
    const index = byte % bytes.byteLength
    bytes.writeUInt8(bytes.readUInt8(index) ^ (typeof value === 'string' ? flip & 0x0f || 1 : flip), index)
    return typeof value === 'string' ? bytes.toString('latin1') : bytes
  })()
  database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`).run(changed, number)
}
