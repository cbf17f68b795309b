import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import type { StationStore, StoredJob } from '../storage/station-store.ts'
import { advanceJob } from './job-machine.ts'
import { isSettled, readRecord, type JobRecord } from './job-record.ts'
import { finishedKept } from './timetable.ts'

/** What was found in the store at the start. */
export interface LoadedJobs {
  /** Everything that is not settled, in the order in which it was saved. */
  readonly open: readonly JobRecord[]
  /** Settled jobs that stay a while, because a mail was sent with them. */
  readonly mailed: readonly JobRecord[]
  /** Jobs whose record this program cannot read. They stay where they lie. */
  readonly unreadable: number
}

/** Records that are read before the main process takes a breath: some milliseconds' worth. Ours. */
const mostInOneGo = 100

/**
 * Reads the jobs the station was left with. Whatever was running is queued again, or asks; what may have gone on after the
 * state that could be read is treated as begun; settled jobs are forgotten, except
 * those with a mail of the last day.
 *
 * @param isKnown whether the outbox has a job in hand already: then it is not touched
 */
export async function loadJobs(
  store: StationStore,
  clock: Clock,
  log: Log,
  isKnown: (id: string) => boolean = () => false,
): Promise<LoadedJobs> {
  const { jobs: all, unreadable: closed, fromCopy } = await store.readJobs()
  const jobs = all.filter(({ id }) => !isKnown(id))
  const { records, unreadable } = await readAll(jobs)
  const now = clock()
  const at = new Date(now).toISOString()
  const open = records.filter((record) => !isSettled(record))
  const settled = records.filter(isSettled)
  const mailed = settled.filter((record) => lastMailOf(record) !== null && now - endOf(record) < finishedKept)
  const forget = settled.filter((record) => !mailed.includes(record)).map(({ id }) => id)
  const older = new Set(fromCopy)
  const interrupted = open.map((record) => {
    const rested = advanceJob(record, { kind: 'interrupted', at }) ?? record
    return older.has(record.id) ? (advanceJob(rested, { kind: 'restored', at }) ?? rested) : rested
  })
  const changed = interrupted.filter((record, place) => record !== open[place])
  if (forget.length > 0 || changed.length > 0) {
    const saved = await store.change({
      forget,
      jobs: changed.map((record) => ({ id: record.id, settled: isSettled(record), record: JSON.stringify(record) })),
      shred: changed.filter(isSettled).map(({ id }) => id),
    })
    // Nothing follows from that: the next start finds and declares the same.
    if (!saved.ok) log.write('warning', 'outbox not tidied', { kind: saved.failure.kind })
  }
  const lost = closed + unreadable
  if (lost > 0) log.write('failure', 'outbox holds unreadable jobs', { count: lost })
  log.write('information', 'outbox opened', { count: open.length })
  return { open: interrupted.filter((record) => !isSettled(record)), mailed, unreadable: lost }
}

/** When a mail of a job left or may have left; `null` when none did. */
export function lastMailOf({
  steps,
  mailIntentAt,
}: JobRecord): { readonly at: string; readonly accepted: boolean } | null {
  for (const { state } of steps)
    if (state.kind === 'done' && state.result.step === 'sendMail') return { at: state.result.sentAt, accepted: true }
  return mailIntentAt === null ? null : { at: mailIntentAt, accepted: false }
}

async function readAll(jobs: readonly StoredJob[]) {
  const records: JobRecord[] = []
  let unreadable = 0
  for (const [place, { record: text }] of jobs.entries()) {
    if (place % mostInOneGo === mostInOneGo - 1) await nextTurn()
    const read = readRecord(text)
    if (read.kind === 'record') records.push(read.record)
    else unreadable += 1
  }
  return { records, unreadable }
}

function endOf({ state }: JobRecord): number {
  return 'at' in state ? Date.parse(state.at) : 0
}
