import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { JournalFacts, JournalVerdict } from '../../../src-preload/contract/journal.ts'
import { journalMigrations } from '../../../src-main/journal/journal-rows.ts'
import {
  openJournalTable,
  type JournalTable,
  type JournalTableParts,
  type NewJournalEntry,
} from '../../../src-main/journal/journal-table.ts'
import type { KeyCabinet } from '../../../src-main/storage/key-cabinet.ts'

/** The server all entries of these tests are about, unless they say otherwise. */
export const server = 'biostar.example.org:443'

/** A journal with everything it is made of. */
export interface JournalRoom {
  readonly parts: JournalTableParts
  readonly cabinet: MemoryCabinet
  readonly journal: JournalTable
}

/** A cabinet in memory, whose drawers a test may look into and damage. */
export interface MemoryCabinet extends KeyCabinet {
  readonly drawers: Map<string, Buffer | 'damaged'>
}

/** An empty cabinet. */
export function memoryCabinet(drawers = new Map<string, Buffer | 'damaged'>()): MemoryCabinet {
  return {
    drawers,
    make: (name) => {
      if (drawers.has(name)) throw new Error('There is a key of that name')
      const key = randomBytes(32)
      drawers.set(name, key)
      return key
    },
    read: (name) => {
      const key = drawers.get(name)
      if (key === undefined) return { kind: 'absent' }
      return key === 'damaged' ? { kind: 'damaged' } : { kind: 'key', key }
    },
    destroy: (names) => {
      for (const name of names) drawers.delete(name)
    },
    names: (prefix) => [...drawers.keys()].filter((name) => name.startsWith(prefix)),
  }
}

/** A private key as the keychain has it. */
export function newStationKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Makes the journal's tables in a database. */
export function withTables(database: DatabaseSync): DatabaseSync {
  for (const step of journalMigrations) database.exec(step)
  return database
}

/** A new journal in memory, or in a file; or one in a database that has the tables. */
export function openRoom(path = ':memory:', changed: Partial<JournalTableParts> = {}): JournalRoom {
  const cabinet = memoryCabinet()
  const parts: JournalTableParts = {
    database: changed.database ?? withTables(new DatabaseSync(path)),
    keys: cabinet,
    dataKey: randomBytes(32),
    stationKey: newStationKey(),
    station: 'reception-1',
    lastNumber: null,
    ...changed,
  }
  return { parts, cabinet, journal: openJournalTable(parts) }
}

/** A moment of the day on which these tests play, some seconds after it began. */
export function momentAt(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 23, 8) + seconds * 1000).toISOString()
}

const job = '0b1f6a5e-6d8e-4c8e-9d3a-0c5b9f6a7e10'

/** An entry about somebody the server knows. */
export function entryAbout(id: string, name: string, changed: Partial<NewJournalEntry> = {}): NewJournalEntry {
  return {
    at: momentAt(0),
    server,
    operatorId: 'clerk-7',
    facts: { kind: 'picturesShredded', job },
    person: { server, id, job, name, overrideWords: null },
    ...changed,
  }
}

/** An entry about somebody without an id, known by a job. */
export function entryOfJob(jobId: string, name: string, facts?: JournalFacts): NewJournalEntry {
  return entryAbout('', name, {
    facts: facts ?? { kind: 'picturesShredded', job: jobId },
    person: { server, id: null, job: jobId, name, overrideWords: null },
  })
}

/** The names an opened journal shows, oldest first; what is not a name is shown by its kind, in brackets. */
export function namesIn(journal: JournalTable): readonly string[] {
  const { entries } = journal.page({ text: '', from: null, until: null, below: null, limit: 10_000 })
  return entries.toReversed().map(({ person }) => (person.kind === 'person' ? person.person.name : `(${person.kind})`))
}

/** The verdict of a check that is let run to its end. */
export function verdictOf(check: ReturnType<JournalTable['verify']>): JournalVerdict {
  for (;;) {
    const step = check.next()
    if (step.done === true) return step.value
  }
}
