import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { NewJournalEntry } from '../../../src-main/journal/journal-table.ts'
import { silentLog } from '../../../src-main/observe/log.ts'
import { openStationStore } from '../../../src-main/storage/open-station-store.ts'
import type { StationStore, StoreChange } from '../../../src-main/storage/station-store.ts'
import { MemoryVault } from '../../integration/vault/memory-vault.ts'
import type { Findings, Part, Plan } from '../part.ts'
import { compare, type Series } from '../series.ts'

const photoBytes = 30_000

/** Enough for a steady median on a disk that other programs use as well. */
const repetitions = { quick: 60, full: 300 } as const

/** The first ones find a cold thread, cold statements and an empty log, and are not counted. */
const warmUp = 10

const server = 'biostar.example.org:443'

/** How long an enrollment takes until it is on the disk, against a bare insert of the same photo into SQLite. */
export const enqueue: Part = { name: 'enqueue', title: 'Durable enqueue of a 30 KB photo', measure }

async function measure({ quick, tell }: Plan): Promise<Findings> {
  const times = quick ? repetitions.quick : repetitions.full
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-bench-'))
  try {
    const store = await openStore(join(folder, 'store'))
    const bare = openBare(join(folder, 'bare.sqlite'))
    const [bareTimes, photoTimes, knownTimes, newTimes]: [number[], number[], number[], number[]] = [[], [], [], []]
    // In turns, so that what else the disk is doing meets all of them alike.
    for (let turn = -warmUp; turn < times; turn += 1) {
      const photo = randomBytes(photoBytes)
      const taken = [
        await timeOf(async () => Promise.resolve(bare.insert(photo))),
        await timeOf(async () => save(store, enrollmentOf(photo, []))),
        await timeOf(async () => save(store, enrollmentOf(photo, [savedEntry('1001')]))),
        await timeOf(async () => save(store, enrollmentOf(photo, [savedEntry(`new-${String(turn)}`)]))),
      ] as const
      if (turn < 0) continue
      bareTimes.push(taken[0])
      photoTimes.push(taken[1])
      knownTimes.push(taken[2])
      newTimes.push(taken[3])
    }
    tell(`${String(times)} enrollments of each kind`)
    bare.close()
    await store.close()
    const series = (label: string, values: readonly number[]): Series => ({ label, unit: 'ms', values })
    const insert = series('bare insert', bareTimes)
    return {
      comparisons: [
        compare('job and photo', series('sealed', photoTimes), insert, 'at most 2x'),
        compare('with journal, person known', series('sealed', knownTimes), insert, 'at most 2x'),
        compare('with journal, person new to it', series('sealed', newTimes), insert),
      ],
      remarks: [
        'Bare insert: the same bytes in clear into a table of one column, WAL and synchronous=FULL, in this thread, on the same disk.',
        "The station: across to the store's thread and back; record and photo sealed, the photo under a key of its own; journal entry chained and signed.",
        'A person new to the journal gets a key, which has to be on the disk first: a second flush, in another database.',
      ],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function openStore(folder: string): Promise<StationStore> {
  const store = await openStationStore({
    folder,
    vault: new MemoryVault(),
    startTimer: () => () => undefined,
    log: silentLog,
    station: 'bench',
  })
  if (store.keeping().kind !== 'onDisk') throw new Error('the store is not on the disk, so nothing durable is measured')
  return store
}

function openBare(path: string): { readonly insert: (photo: Uint8Array) => void; readonly close: () => void } {
  const database = new DatabaseSync(path)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE photos (bytes BLOB NOT NULL) STRICT',
  )
  const statement = database.prepare('INSERT INTO photos (bytes) VALUES (?)')
  return {
    insert: (photo) => {
      statement.run(photo)
    },
    close: () => {
      database.close()
    },
  }
}

function enrollmentOf(photo: Uint8Array, entries: readonly NewJournalEntry[]): StoreChange {
  const id = randomUUID()
  return {
    // As long as the record of a real job: person, steps, what was seen.
    jobs: [{ id, settled: false, record: JSON.stringify({ id, name: 'x'.repeat(40), rest: 'y'.repeat(1_500) }) }],
    pictures: [{ job: id, role: 'profilePhoto', bytes: photo, boundTo: JSON.stringify([server, '1001']) }],
    entries,
  }
}

function savedEntry(id: string): NewJournalEntry {
  return {
    at: new Date().toISOString(),
    server,
    operatorId: '7',
    facts: {
      kind: 'enrollmentSaved',
      job: randomUUID(),
      steps: ['uploadPhoto'],
      profilePhoto: randomBytes(32).toString('hex'),
      facePicture: null,
      judgement: null,
      override: null,
    },
    person: { server, id, job: null, name: 'A Name of Usual Length', overrideWords: null },
  }
}

async function save(store: StationStore, change: StoreChange): Promise<void> {
  const outcome = await store.change(change)
  if (!outcome.ok) throw new Error(`not saved: ${outcome.failure.kind}`)
}

async function timeOf(run: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}
