import { createHmac, hkdfSync } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindingOf, linkOf } from '../../src-main/journal/chain.ts'
import { personBinding } from '../../src-main/journal/entry-opening.ts'
import { readJournalRows } from '../../src-main/journal/journal-rows.ts'
import { openJournalTable, type JournalTableParts } from '../../src-main/journal/journal-table.ts'
import { openPart } from '../../src-main/journal/sealed-part.ts'
import { findTraces, traceOfWord } from '../e2e/traces.ts'
import {
  entryAbout,
  entryOfJob,
  memoryCabinet,
  openRoom,
  server,
  type JournalRoom,
  verdictOf,
} from '../unit/journal/journal-room.ts'

const seed = 20_261_124
console.info(`erasing people from the journal: seed ${String(seed)}`)

/** What happens in the life of a journal; people are numbers from 0. */
type Happening =
  | { readonly kind: 'withId'; readonly person: number }
  | { readonly kind: 'byJob'; readonly person: number }
  | { readonly kind: 'getsId'; readonly person: number }
  | { readonly kind: 'superseded'; readonly person: number }
  | { readonly kind: 'erased'; readonly person: number }
  | { readonly kind: 'backup' }
  | { readonly kind: 'undone'; readonly person: number }

const personKinds = ['withId', 'byJob', 'getsId', 'superseded', 'erased', 'undone'] as const
const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.record({ kind: fc.constantFrom(...personKinds), person: fc.nat({ max: 3 }) }) },
    { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'backup' }) },
  ),
  { minLength: 1, maxLength: 25 },
)

const idOf = (person: number): string => `id-${String(9000 + person)}`
const nameOf = (person: number): string => `Name of ${'abcd'.charAt(person).repeat(9)}`
const jobOf = (person: number, turn: number): string =>
  `${String(person).repeat(8)}-1111-4111-8111-${String(turn).padStart(12, '0')}`

/** Lets a journal live, with copies of its database on the way. */
function live(
  room: JournalRoom,
  story: readonly Happening[],
  folder: string | null,
): { readonly backups: readonly string[] } {
  const turns = [0, 0, 0, 0]
  const turnOf = (person: number): number => turns[person] ?? 0
  const backups: string[] = []
  const { journal, parts } = room
  for (const each of story) {
    switch (each.kind) {
      case 'withId':
        journal.append([entryAbout(idOf(each.person), nameOf(each.person), {})])
        break
      case 'byJob':
        journal.append([entryOfJob(jobOf(each.person, turnOf(each.person)), nameOf(each.person))])
        break
      case 'superseded': {
        const [job, by] = [jobOf(each.person, turnOf(each.person)), jobOf(each.person, turnOf(each.person) + 1)]
        journal.append([entryOfJob(job, nameOf(each.person), { kind: 'jobSuperseded', job, by })])
        turns[each.person] = turnOf(each.person) + 1
        break
      }
      case 'getsId':
        journal.append([
          entryAbout(idOf(each.person), nameOf(each.person), {
            facts: {
              kind: 'stepDone',
              job: jobOf(each.person, 0),
              purpose: 'enrollment',
              result: created(each.person),
            },
            person: {
              server,
              id: idOf(each.person),
              job: jobOf(each.person, turnOf(each.person)),
              name: nameOf(each.person),
              overrideWords: nameOf(each.person),
            },
          }),
        ])
        break
      case 'undone':
        parts.database.exec('BEGIN')
        journal.append([entryAbout(idOf(each.person), nameOf(each.person))])
        parts.database.exec('ROLLBACK')
        break
      case 'erased':
        journal.erase({ server, id: idOf(each.person) })
        break
      case 'backup':
        if (folder === null) break
        backups.push(join(folder, `backup-${String(backups.length)}`))
        parts.database.prepare('VACUUM INTO ?').run(backups.at(-1) ?? '')
        break
      default:
        each satisfies never
    }
  }
  return { backups }
}

function created(person: number): { readonly step: 'createPerson'; readonly id: string } {
  return { step: 'createPerson', id: idOf(person) }
}

/** Opens all there is to open, as somebody who has the data key, every drawer of the cabinet and a database. */
function everythingReadable(
  parts: JournalTableParts,
  drawers: JournalRoom['cabinet']['drawers'],
  path: string | null,
): string {
  const database = path === null ? parts.database : new DatabaseSync(path, { readOnly: true })
  const factsKey = Buffer.from(hkdfSync('sha256', parts.dataKey, '', 'vestibule/journal/facts/1', 32))
  const texts: string[] = []
  for (const row of readJournalRows(database).upwards(null, null)) {
    const facts = openPart(factsKey, bindingOf(linkOf(row)), row.facts)
    if (facts === null) throw new Error('the facts of an entry do not open')
    // No name of a drawer is trusted: every key there is is tried on every entry.
    const keys = [...drawers.values()].filter((key) => key !== 'damaged')
    const people = keys.map((key) =>
      row.person === null ? null : openPart(key, personBinding(row.number), row.person),
    )
    texts.push(facts, ...people.filter((text) => text !== null))
  }
  if (path !== null) database.close()
  return texts.join('\n')
}

describe('whatever happens in the life of a journal,', () => {
  it('the chain is whole, and whoever was erased last cannot be read with the data key and all that is on the disk', async () => {
    let [erasures, controls] = [0, 0]
    await fc.assert(
      fc.asyncProperty(happenings, fc.nat({ max: 3 }), async (story, person) => {
        const folder = await mkdtemp(join(tmpdir(), 'vestibule-journal-'))
        try {
          const room = openRoom(join(folder, 'station.sqlite'))
          // Everybody whom a job knows gets an id in the end, so that there is something to erase them by.
          const whole: readonly Happening[] = [...story, { kind: 'getsId', person }, { kind: 'backup' }]
          const { backups } = live(room, whole, folder)
          const places = [null, ...backups]
          const readable = () =>
            places.map((place) => everythingReadable(room.parts, room.cabinet.drawers, place)).join('\n')

          const before = readable()
          expect(before).toContain(nameOf(person))
          expect(before).toContain(idOf(person))
          controls += 1
          const entries = room.journal.head()
          expect(verdictOf(room.journal.verify(entries))).toEqual({ kind: 'whole', entries })

          expect(room.journal.erase({ server, id: idOf(person) })).toBeGreaterThan(0)
          erasures += 1
          const after = readable()
          expect(after).not.toContain(nameOf(person))
          expect(after).not.toContain(idOf(person))
          expect(verdictOf(room.journal.verify(entries))).toEqual({ kind: 'whole', entries })
          // Nobody else went with them.
          for (const other of [0, 1, 2, 3].filter((each) => each !== person)) {
            expect(after.includes(nameOf(other))).toBe(before.includes(nameOf(other)))
          }
          room.parts.database.close()
        } finally {
          await rm(folder, { recursive: true, force: true })
        }
      }),
      { seed, numRuns: 25 },
    )
    expect([erasures, controls]).toEqual([25, 25])
  })

  it('the chain is whole after any sequence of entries and erasures', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        const room = openRoom()
        live(room, story, null)
        const entries = room.journal.head()
        expect(verdictOf(room.journal.verify(entries))).toEqual({ kind: 'whole', entries })
        const reopened = openJournalTable({ ...room.parts, lastNumber: entries })
        expect(verdictOf(reopened.verify(entries))).toEqual({ kind: 'whole', entries })
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('after an erasure', () => {
  it('an older copy of the database brings nobody back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vestibule-journal-'))
    try {
      const room = openRoom(join(folder, 'station.sqlite'))
      room.journal.append([entryAbout('1', 'Ada'), entryAbout('2', 'Bert')])
      room.parts.database.prepare('VACUUM INTO ?').run(join(folder, 'backup'))
      const restored = () =>
        openJournalTable({ ...room.parts, database: new DatabaseSync(join(folder, 'backup')), lastNumber: 2 })
      const shown = () =>
        restored()
          .page({ text: '', from: null, until: null, below: null, limit: 5 })
          .entries.map(({ person }) => person.kind)
      expect(shown()).toEqual(['person', 'person'])
      room.journal.erase({ server, id: '1' })
      expect(shown()).toEqual(['person', 'erased'])
      // Whoever is enrolled again on the restored journal does not open the old entries either.
      restored().append([entryAbout('1', 'Ada again')])
      expect(shown()).toEqual(['person', 'person', 'erased'])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('nobody who knows the data key can try out whose entries they were', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vestibule-journal-'))
    try {
      const room = openRoom(join(folder, 'station.sqlite'))
      room.journal.append([entryOfJob(jobOf(1, 0), 'Ada'), entryAbout('1001', 'Ada')])
      const markKey = Buffer.from(hkdfSync('sha256', room.parts.dataKey, '', 'vestibule/journal/marks/1', 32))
      const mark = createHmac('sha256', markKey).update(JSON.stringify(['id', server, '1001']))
      const bytes = mark.digest()
      const traces = [
        traceOfWord('mark in hexadecimal', bytes.toString('hex')),
        { name: 'mark in bytes', spellings: [bytes] },
      ]
      const search = async () => {
        await mkdir(join(folder, 'cabinet'), { recursive: true })
        await writeFile(join(folder, 'cabinet', 'names'), [...room.cabinet.drawers.keys()].join('\n'))
        return findTraces(folder, traces)
      }
      // The search finds the mark where it is before the erasure: in the cabinet, and only there.
      expect(await search()).toEqual([`${join('cabinet', 'names')}: mark in hexadecimal`])
      room.journal.erase({ server, id: '1001' })
      expect(await search()).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('a copy of the cabinet from before would bring them back, which is why it is never copied', () => {
    const room = openRoom()
    room.journal.append([entryAbout('1', 'Ada')])
    const copied = new Map(room.cabinet.drawers)
    room.journal.erase({ server, id: '1' })
    const withCopy = openJournalTable({ ...room.parts, keys: memoryCabinet(copied) })
    expect(withCopy.page({ text: 'Ada', from: null, until: null, below: null, limit: 5 }).entries).toHaveLength(1)
  })
})

describe('the length of a sealed name', () => {
  it('tells nothing: short and long ones fill the same room', () => {
    const room = openRoom()
    room.journal.append([entryAbout('1', 'Al'), entryAbout('2', 'Bartholomew Featherstonehaugh-Cholmondeley')])
    const lengths = [...readJournalRows(room.parts.database).upwards(null, null)].map(
      ({ person }) => person?.byteLength,
    )
    expect(new Set(lengths).size).toBe(1)
  })
})
