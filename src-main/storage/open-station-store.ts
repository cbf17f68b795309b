import type { Failure, NotKeptReason } from '../../src-preload/contract/failures.ts'
import { fail, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import { keepJournalNumber } from '../vault/journal-number.ts'
import type { Vault } from '../vault/vault.ts'
import type { StationStore, StoredJobs } from './station-store.ts'
import { holdsWork, storePaths } from './store-folder.ts'
import { readStoreSecrets } from './store-secrets.ts'
import type { StoreFunctions, StoreOrder, Told } from './store-thread.ts'
import { startThread, threadFile } from './thread.ts'

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
}

/**
 * Opens what the station keeps, in a thread of its own. Where nothing can be kept, it lives in memory, and `keeping` says why.
 *
 * Answers when the store is ready. Never rejects.
 */
export async function openStationStore(parts: StationStoreParts): Promise<StationStore> {
  const { folder, vault, startTimer, log, station } = parts
  const number = keepJournalNumber({ vault, startTimer, log })
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
  const thread = startThread<StoreFunctions>(threadFile(import.meta.url, 'store-worker'), order)

  /** What the thread told; `null` when it is gone or failed, which is a bug and stands in the log. */
  const hear = <Value>(outcome: Outcome<Told<Value>, { readonly kind: string; readonly trace?: string }>) => {
    if (!outcome.ok) {
      log.write('failure', 'store does not answer', outcome.failure)
      return null
    }
    for (const { level, event, fields } of outcome.value.events) log.write(level, event, fields)
    return outcome.value
  }

  const opened = hear(await thread.ask('opened'))
  // A thread that cannot start has no store, and that nothing outlives the program is all that is known.
  const keeping = opened?.value ?? {
    kind: 'inMemory' as const,
    why: 'damaged' satisfies NotKeptReason as NotKeptReason,
  }
  log.write(
    'information',
    'store opened',
    keeping.kind === 'onDisk' ? { kind: 'onDisk' } : { kind: 'inMemory', reason: keeping.why },
  )

  /** What is in memory has a journal of its own, whose numbers the keychain must not take for those on the disk. */
  const noteHead = <Value>(told: Told<Value> | null): Value | null => {
    if (told !== null && keeping.kind === 'onDisk') number.note(told.head)
    return told?.value ?? null
  }
  noteHead(opened)

  const notSaved: Outcome<never, Failure<'notSaved'>> = fail({ kind: 'notSaved', reason: 'failed' })
  const unavailable: Outcome<never, Failure<'journalUnavailable'>> = fail({
    kind: 'journalUnavailable',
    reason: 'failed',
  })
  const noJobs: StoredJobs = { jobs: [], unreadable: 0, fromCopy: [] }

  const close = async (): Promise<void> => {
    noteHead(hear(await thread.ask('close')))
    await number.flush()
    await thread.stop()
  }
  let closing: Promise<void> | null = null

  return {
    keeping: () => keeping,
    readJobs: async () => noteHead(hear(await thread.ask('readJobs'))) ?? noJobs,
    change: async (change) => noteHead(hear(await thread.ask('change', change))) ?? notSaved,
    readPicture: async (job, role) => noteHead(hear(await thread.ask('readPicture', job, role))) ?? { kind: 'lost' },
    readJournal: async (query) => noteHead(hear(await thread.ask('readJournal', query))) ?? unavailable,
    readJournalSlice: async (above) => noteHead(hear(await thread.ask('readJournalSlice', above))) ?? unavailable,
    verifyJournal: async () => {
      // What is in memory is whole, and would say nothing about the journal on the disk.
      if (keeping.kind === 'inMemory') return fail({ kind: 'journalUnavailable', reason: 'notKept' })
      const last = await number.read()
      if (last.kind === 'unavailable') return fail({ kind: 'vaultUnavailable', reason: last.reason })
      const told = await thread.ask('verifyJournal', last.kind === 'value' ? last.number : null)
      return noteHead(hear(told)) ?? unavailable
    },
    erasePerson: async (person) => noteHead(hear(await thread.ask('erasePerson', person))) ?? notSaved,
    close: async () => {
      closing ??= close()
      return closing
    },
  }
}
