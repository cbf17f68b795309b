import type { ErasedPerson } from '../../src-preload/contract/journal.ts'
import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Failure, NotKeptReason } from '../../src-preload/contract/failures.ts'
import type { Keeping } from '../../src-preload/contract/job.ts'
import { fail, type Outcome, succeed } from '../../src-preload/contract/outcome.ts'
import type { Clock } from '../domain/clock.ts'
import type { JournalTable, JournalTableParts, NewJournalEntry } from '../journal/journal-table.ts'
import type { Log } from '../observe/log.ts'
import { traceOf } from '../observe/trace.ts'
import { closeQuietly, emptyLog, inMemory, inTransaction, openDatabase } from './database.ts'
import { openJobTable } from './job-table.ts'
import { openKeyCabinet, type OwnKeyCabinet } from './key-cabinet-database.ts'
import { openPictureVault } from './picture-vault.ts'
import { keyBytes } from './sealing.ts'
import type { PictureReading, PictureRole, StoreChange, StoredJob, StoredJobs } from './station-store.ts'
import { storeTables } from './station-tables.ts'
import { notSavedBecauseOf, troubleOf } from './store-trouble.ts'

/** The journal as the store needs it: how its tables come to be, and how they are opened. */
export interface JournalRoom {
  readonly migrations: readonly string[]
  readonly open: (parts: JournalTableParts) => JournalTable
}

/** What every store is made of, on the disk or in memory. */
export interface StoreParts {
  readonly journal: JournalRoom
  /** Ed25519 private key in PKCS#8 PEM. */
  readonly stationKey: string
  /** The station's own name for itself. */
  readonly station: string
  /** The number of the journal's last entry as the keychain knows it; `null` when it does not know. */
  readonly lastNumber: number | null
  /**
   * Whether a thread of this program had the folder open and died. Node closes the databases of a thread that ends, and SQLite
   * then moves the log into the file and removes it: a log that is absent says nothing about lost work.
   */
  readonly isReopened?: boolean
  readonly clock: Clock
  readonly log: Log
}

/** A store as its thread has it: every function does its work before it answers. */
export interface Store {
  readonly keeping: Keeping
  readJobs(): StoredJobs
  change(change: StoreChange): Outcome<void, Failure<'notSaved'>>
  /** Whether all these jobs lie there exactly as they are here. */
  holdsJobs(jobs: readonly StoredJob[]): boolean
  readPicture(job: string, role: PictureRole): PictureReading
  readonly journal: JournalTable
  erasePerson(
    person: ErasedPerson,
    doer: { readonly server: string; readonly operatorId: string },
  ): Outcome<{ readonly entries: number }, Failure<'notSaved'>>
  /**
   * Everything that lives in memory, as one change for a store on the disk. Of who was erased meanwhile the entries tell nothing.
   * Empty for a store on the disk.
   */
  handOver(): StoreChange
  /** What can wait until nobody waits: what could not be shredded, keys made ahead, the logs emptied into the files. */
  rest(): void
  close(): Promise<void>
}

/** The migrations of the station's database: the store's own tables, then the journal's. Only ever added to at the end. */
export function stationMigrations(journal: JournalRoom): readonly string[] {
  return [storeTables, ...journal.migrations]
}

/** A store in memory, of which nothing is left when the program ends. */
export function openInMemory(why: NotKeptReason, parts: StoreParts): Store {
  const dataKey = randomBytes(keyBytes)
  const opening = openDatabase(inMemory, stationMigrations(parts.journal))
  const keys = openKeyCabinet(inMemory, dataKey)
  if (opening.kind === 'trouble' || keys.kind === 'trouble') throw new Error('There is no database, not even in memory')
  const { database } = opening
  const { cabinet } = keys
  const { journal, stationKey, station } = parts
  return serveStore(
    {
      database,
      cabinet,
      dataKey,
      keeping: { kind: 'inMemory', why },
      journal: journal.open({ database, keys: cabinet, dataKey, stationKey, station, lastNumber: null }),
      beforeResting: () => undefined,
      beforeClosing: async () => Promise.resolve(),
    },
    parts,
  )
}

/** What a store does its work on. */
export interface OpenStore {
  readonly database: DatabaseSync
  readonly cabinet: OwnKeyCabinet
  readonly dataKey: Uint8Array
  readonly keeping: Keeping
  readonly journal: JournalTable
  /** What is done before the log is emptied into the file while nobody waits. */
  readonly beforeResting: () => void
  /** What is done with the database before it is closed. */
  readonly beforeClosing: () => Promise<void>
}

/** The store's functions over what was opened. */
export function serveStore(open: OpenStore, { clock, log }: Pick<StoreParts, 'clock' | 'log'>): Store {
  const { database, cabinet, dataKey, journal } = open
  const jobs = openJobTable(database, dataKey)
  const pictures = openPictureVault(database, cabinet, dataKey)

  /** What the journal was told, for a store on the disk; nothing where it is there already. */
  const told: NewJournalEntry[] = []
  const tellJournal = (entries: readonly NewJournalEntry[]): void => {
    journal.append(entries)
    if (open.keeping.kind === 'inMemory') told.push(...entries)
  }

  /**
   * What was condemned is destroyed now, or, if the disk does not allow it, as soon as it does. Without its key a picture is
   * gone; its bytes go with the next change, or when the store rests.
   */
  const shred = (): void => {
    try {
      pictures.shredCondemned()
    } catch (error) {
      log.write('failure', 'pictures not destroyed yet', { reason: troubleOf(error), trace: traceOf(error) })
    }
  }

  /** One transaction; the keys it makes are on the disk before it is. */
  const save = <Value>(run: () => Value): Outcome<Value, Failure<'notSaved'>> => {
    try {
      return succeed(inTransaction(database, () => cabinet.together(run)))
    } catch (error) {
      const trouble = troubleOf(error)
      log.write('failure', 'change not saved', { reason: trouble, trace: traceOf(error) })
      return fail(notSavedBecauseOf(trouble))
    }
  }

  const apply = (change: StoreChange): void => {
    pictures.removeShredded()
    for (const job of change.jobs ?? []) jobs.keep(job)
    for (const picture of change.pictures ?? []) pictures.keep(picture)
    for (const { from, to, role } of change.movePictures ?? []) pictures.move(from, to, role)
    for (const job of change.shred ?? []) pictures.condemn(job)
    for (const job of change.forget ?? []) jobs.forget(job)
    tellJournal(change.entries ?? [])
  }

  return {
    keeping: open.keeping,
    journal,
    readJobs: () => jobs.read(),
    holdsJobs: (all) => all.every((job) => jobs.holds(job)),
    change: (change) => {
      const saved = save(() => {
        apply(change)
      })
      if (saved.ok) shred()
      return saved
    },
    readPicture: (job, role) => {
      try {
        return pictures.read(job, role)
      } catch (error) {
        log.write('failure', 'picture not read', { reason: troubleOf(error), trace: traceOf(error) })
        return { kind: 'lost' }
      }
    },
    erasePerson: (person, { server, operatorId }) => {
      const at = new Date(clock()).toISOString()
      // Told first: an erasure that was told and then not done can be asked for again, one that was not told cannot be seen.
      const told = save(() => {
        tellJournal([{ at, server, operatorId, facts: { kind: 'personErased' }, person: null }])
      })
      if (!told.ok) return told
      try {
        const entries =
          person.kind === 'id' ? journal.erase({ server, id: person.id }) : journal.eraseByEntry(person.number)
        return succeed({ entries })
      } catch (error) {
        log.write('failure', 'person not erased', { reason: troubleOf(error), trace: traceOf(error) })
        return fail(notSavedBecauseOf(troubleOf(error)))
      }
    },
    handOver: () => {
      if (open.keeping.kind === 'onDisk') return {}
      const erased = erasedIn(journal)
      const entries = told.map((entry, place) => (erased.has(place + 1) ? { ...entry, person: null } : entry))
      return { jobs: jobs.read().jobs, pictures: pictures.all(), entries }
    },
    rest: () => {
      shred()
      try {
        inTransaction(database, () => {
          pictures.removeShredded()
        })
        pictures.makeSpareKeys()
        cabinet.settle()
        open.beforeResting()
        emptyLog(database)
      } catch (error) {
        log.write('warning', 'store not tidied', { reason: troubleOf(error), trace: traceOf(error) })
      }
    },
    close: async () => {
      shred()
      try {
        inTransaction(database, () => {
          pictures.removeShredded()
        })
        await open.beforeClosing()
      } catch (error) {
        log.write('failure', 'store not copied', { reason: troubleOf(error), trace: traceOf(error) })
      }
      closeQuietly(database)
      cabinet.close()
    },
  }
}

/** The numbers of the entries whose person was erased. */
function erasedIn(journal: JournalTable): ReadonlySet<number> {
  const erased = new Set<number>()
  for (let above = 0; ;) {
    const { entries, hasMore } = journal.slice(above)
    for (const { entry } of entries) if (entry.person.kind === 'erased') erased.add(entry.number)
    if (!hasMore) return erased
    above = entries.at(-1)?.entry.number ?? above
  }
}
