import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, type Outcome, succeed } from '../../src-preload/contract/outcome.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import { keepJournalNumber } from '../vault/journal-number.ts'
import type { Vault } from '../vault/vault.ts'
import { openMovingLine } from './moving-line.ts'
import type { ChangeFailure, StationStore, StoredJob, StoredJobs } from './station-store.ts'
import { holdsWork, storePaths } from './store-folder.ts'
import { readStoreSecrets } from './store-secrets.ts'
import { openStoreLine, type StoreLine } from './store-line.ts'
import type { StoreFunctions, StoreOrder } from './store-thread.ts'
import { startThread, threadFile, type Thread } from './thread.ts'

/** What opening the store needs. */
export interface StationStoreParts {
  /** Absolute path of a folder of the store's own; made when it is not there. */
  readonly folder: string
  /** The part of the keychain that belongs to this data folder. */
  readonly vault: Vault
  readonly startTimer: StartTimer
  readonly log: Log
  /** The station's own name for itself: the computer's name. */
  readonly station: string
  /** Starts the thread; the store's own, or another in tests. */
  readonly startThread?: (order: StoreOrder) => Thread<StoreFunctions>
}

function startStoreThread(order: StoreOrder): Thread<StoreFunctions> {
  return startThread<StoreFunctions>(threadFile(import.meta.url, 'store-worker'), order)
}

/**
 * Opens what the station keeps, in a thread of its own. Where nothing can be kept, it lives in memory, and `keeping` says why.
 *
 * Answers when the store is ready. Never rejects.
 */
export async function openStationStore(parts: StationStoreParts): Promise<StationStore> {
  const { folder, vault, startTimer, log, station } = parts
  const number = keepJournalNumber({ vault, startTimer, log })
  const open = async (): Promise<StoreLine> => {
    const secrets = await readStoreSecrets(vault, holdsWork(storePaths(folder)))
    const known = await number.read()
    const order: StoreOrder = {
      place:
        secrets.kind === 'secrets'
          ? { kind: 'folder', folder, dataKey: secrets.dataKey }
          : { kind: 'memory', why: secrets.why },
      stationKey: secrets.stationKey,
      station,
      lastNumber: known.kind === 'value' ? known.number : null,
    }
    return openStoreLine({
      order,
      startThread: parts.startThread ?? startStoreThread,
      log,
      noteHead: (head) => {
        number.note(head)
      },
    })
  }
  const line = await openMovingLine(open, log)

  const notSaved: Outcome<never, Failure<'notSaved'>> = fail({ kind: 'notSaved', reason: 'failed' })
  const savingUnknown: Outcome<never, ChangeFailure> = fail({ kind: 'savingUnknown' })
  const unavailable: Outcome<never, Failure<'journalUnavailable'>> = fail({
    kind: 'journalUnavailable',
    reason: 'failed',
  })
  const noJobs: StoredJobs = { jobs: [], unreadable: 0, fromCopy: [] }

  const close = async (): Promise<void> => {
    await line.close()
    await number.flush()
  }
  let closing: Promise<void> | null = null

  /** Whether a change that is not answered may be on the disk. What lives in memory is gone with its thread. */
  const keepsOnDisk = (): boolean => closing === null && line.keeping().kind === 'onDisk'

  /** What became of a change that its thread did not answer: all of it or nothing is there, so its jobs tell. */
  const lookUp = async (jobs: readonly StoredJob[]): Promise<Outcome<void, ChangeFailure>> => {
    if (jobs.length === 0 || !keepsOnDisk()) return savingUnknown
    const isThere = await line.askAgain(async (to) => to.ask('holdsJobs', jobs))
    if (isThere === null) return savingUnknown
    return isThere ? succeed(undefined) : notSaved
  }

  return {
    keeping: () => line.keeping(),
    readJobs: async () => (await line.askAgain(async (to) => to.ask('readJobs'))) ?? noJobs,
    change: async (change) => {
      const mayBeKept = keepsOnDisk()
      const answered = await line.ask(async (to) => to.ask('change', change))
      return answered ?? (mayBeKept ? lookUp(change.jobs ?? []) : notSaved)
    },
    readPicture: async (job, role) =>
      (await line.askAgain(async (to) => to.ask('readPicture', job, role))) ?? { kind: 'lost' },
    readJournal: async (query) => (await line.ask(async (to) => to.ask('readJournal', query))) ?? unavailable,
    readJournalSlice: async (above) => (await line.ask(async (to) => to.ask('readJournalSlice', above))) ?? unavailable,
    verifyJournal: async () => {
      // What is in memory is whole, and would say nothing about the journal on the disk.
      if (line.keeping().kind === 'inMemory') return fail({ kind: 'journalUnavailable', reason: 'notKept' })
      const last = await number.read()
      if (last.kind === 'unavailable') return fail({ kind: 'vaultUnavailable', reason: last.reason })
      const known = last.kind === 'value' ? last.number : null
      return (await line.ask(async (to) => to.ask('verifyJournal', known))) ?? unavailable
    },
    erasePerson: async (person, doer) => {
      const mayBeKept = keepsOnDisk()
      const answered = await line.ask(async (to) => to.ask('erasePerson', person, doer))
      return answered ?? (mayBeKept ? savingUnknown : notSaved)
    },
    keepAgain: async () => line.keepAgain(),
    close: async () => {
      closing ??= close()
      return closing
    },
  }
}
