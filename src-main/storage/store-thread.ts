import type { Failure, NotKeptReason } from '../../src-preload/contract/failures.ts'
import type { Keeping } from '../../src-preload/contract/job.ts'
import type { JournalVerdict } from '../../src-preload/contract/journal.ts'
import { fail, type Outcome, succeed } from '../../src-preload/contract/outcome.ts'
import type { JournalSlice } from '../journal/export-proof.ts'
import type { JournalPage, JournalQuery, JournalTable } from '../journal/journal-table.ts'
import type { Log, LogFields, LogLevel } from '../observe/log.ts'
import { traceOf } from '../observe/trace.ts'
import { openOnDisk } from './disk-store.ts'
import type { PictureReading, PictureRole, StoreChange, StoredJob, StoredJobs } from './station-store.ts'
import { notKeptBecauseOf, troubleOf } from './store-trouble.ts'
import { type JournalRoom, openInMemory, type Store } from './store.ts'
import { handOver, serveThread } from './thread.ts'

/** What the thread of the store is started with. */
export interface StoreOrder {
  /** The folder and the key to it; or why nothing can be kept, which the main process knows before. */
  readonly place:
    | { readonly kind: 'folder'; readonly folder: string; readonly dataKey: Uint8Array }
    | { readonly kind: 'memory'; readonly why: NotKeptReason }
  /** Ed25519 private key in PKCS#8 PEM. */
  readonly stationKey: string
  readonly station: string
  readonly lastNumber: number | null
  /** Whether a thread of this program had the folder open and died. */
  readonly isReopened?: boolean
}

/** An answer of the store with what it has to tell beside it. */
export interface Told<Value> {
  readonly value: Value
  /** The number of the journal's last entry. */
  readonly head: number
  /** Events for the log, which the main process writes. */
  readonly events: readonly StoreEvent[]
}

/** An event for the log. */
export interface StoreEvent {
  readonly level: LogLevel
  readonly event: string
  readonly fields: LogFields
}

type JournalOutcome<Value> = Outcome<Value, Failure<'journalUnavailable'>>

/** What the thread of the store can be asked. */
export interface StoreFunctions {
  readonly opened: () => Promise<Told<Keeping>>
  readonly readJobs: () => Promise<Told<StoredJobs>>
  readonly change: (change: StoreChange) => Promise<Told<Outcome<void, Failure<'notSaved'>>>>
  readonly holdsJobs: (jobs: readonly StoredJob[]) => Promise<Told<boolean>>
  readonly readPicture: (job: string, role: PictureRole) => Promise<Told<PictureReading>>
  readonly readJournal: (query: JournalQuery) => Promise<Told<JournalOutcome<JournalPage>>>
  readonly readJournalSlice: (above: number) => Promise<Told<JournalOutcome<JournalSlice>>>
  readonly verifyJournal: (lastNumber: number | null) => Promise<Told<JournalOutcome<JournalVerdict>>>
  readonly erasePerson: (...words: Parameters<Store['erasePerson']>) => Promise<Told<ReturnType<Store['erasePerson']>>>
  readonly handOver: () => Promise<Told<StoreChange>>
  readonly close: () => Promise<Told<null>>
}

/**
 * How long nobody must have changed anything until the store tidies up. Long enough not to fall between the changes of one
 * enrollment, short enough that a crash finds little in the log.
 */
const restAfter = 1_000

/** Opens the store as it was ordered, and answers for it, in its thread. */
export function serveStoreThread(order: StoreOrder, journal: JournalRoom): void {
  const events: StoreEvent[] = []
  const log: Log = {
    write: (level, event, fields = {}) => {
      events.push({ level, event, fields })
    },
  }
  const opening = open(order, journal, log)
  let rest: NodeJS.Timeout | null = null

  const tell = <Value>(store: Store, value: Value): Told<Value> => ({
    value,
    head: headOf(store.journal),
    events: events.splice(0),
  })
  /** Something was changed: the store rests once nothing has been for a while. */
  const restLater = (store: Store): void => {
    if (rest !== null) clearTimeout(rest)
    rest = setTimeout(() => {
      store.rest()
    }, restAfter)
  }
  const readJournal = async <Value>(
    read: (journal: JournalTable) => Value | Promise<Value>,
  ): Promise<Told<JournalOutcome<Value>>> => {
    const store = await opening
    try {
      return tell(store, succeed(await read(store.journal)))
    } catch (error) {
      log.write('failure', 'journal not read', { reason: troubleOf(error), trace: traceOf(error) })
      return tell(store, fail({ kind: 'journalUnavailable', reason: 'failed' }))
    }
  }

  serveThread<StoreFunctions>({
    opened: async () => {
      const store = await opening
      return tell(store, store.keeping)
    },
    readJobs: async () => {
      const store = await opening
      return tell(store, store.readJobs())
    },
    change: async (change) => {
      const store = await opening
      const outcome = store.change(change)
      restLater(store)
      return tell(store, outcome)
    },
    holdsJobs: async (jobs) => {
      const store = await opening
      return tell(store, store.holdsJobs(jobs))
    },
    readPicture: async (job, role) => {
      const store = await opening
      const reading = store.readPicture(job, role)
      const told = tell(store, reading)
      return reading.kind === 'picture' ? handOver(told, reading.bytes) : told
    },
    readJournal: async (query) => readJournal((journal) => journal.page(query)),
    readJournalSlice: async (above) => readJournal((journal) => journal.slice(above)),
    verifyJournal: async (lastNumber) => readJournal(async (journal) => verdictOf(journal.verify(lastNumber))),
    erasePerson: async (person, doer) => {
      const store = await opening
      const outcome = store.erasePerson(person, doer)
      restLater(store)
      return tell(store, outcome)
    },
    handOver: async () => {
      const store = await opening
      return tell(store, store.handOver())
    },
    close: async () => {
      const store = await opening
      if (rest !== null) clearTimeout(rest)
      const head = headOf(store.journal)
      await store.close()
      return { value: null, head, events: events.splice(0) }
    },
  })
}

/** Lets a check run to its end; what is asked meanwhile has its turn between two parts of it. */
async function verdictOf(check: ReturnType<JournalTable['verify']>): Promise<JournalVerdict> {
  for (;;) {
    const step = check.next()
    if (step.done === true) return step.value
    await new Promise(setImmediate)
  }
}

async function open(order: StoreOrder, journal: JournalRoom, log: Log): Promise<Store> {
  const { place, stationKey, station, lastNumber, isReopened = false } = order
  const parts = { journal, stationKey, station, lastNumber, isReopened, clock: Date.now, log }
  if (place.kind === 'memory') return openInMemory(place.why, parts)
  const opening = await openOnDisk(place.folder, Buffer.from(place.dataKey), parts)
  if (opening.kind === 'open') return opening.store
  log.write('failure', 'store not opened', { reason: opening.trouble })
  return openInMemory(notKeptBecauseOf(opening.trouble), parts)
}

/** A journal that cannot even say its last number says so when it is read. */
function headOf(journal: JournalTable): number {
  try {
    return journal.head()
  } catch {
    return 0
  }
}
