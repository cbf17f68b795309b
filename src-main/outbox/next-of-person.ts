import { isDue } from './backoff.ts'
import { nextStepOf } from './job-steps.ts'
import { holdsPictures, isSettled, type JobRecord } from './job-record.ts'

/** What the station may do next for one person. */
export type NextOfPerson =
  | { readonly kind: 'run'; readonly record: JobRecord }
  /** Nothing before this moment; `null` until something else happens. */
  | { readonly kind: 'wait'; readonly until: string | null }

const nothing: NextOfPerson = { kind: 'wait', until: null }

/**
 * The job of one person whose turn it is: their jobs are done strictly one after another, in the order in which they were
 * saved.
 *
 * Three kinds do not hold up those behind them: a purge whose day has not come; work that is done but for terminals that are away;
 * and a question to the clerk, unless it is about a withdrawal or about somebody who does not exist yet.
 *
 * @param jobs the jobs of one person, oldest first
 * @param isHurried whether a job is not to wait for its moment
 */
export function nextOfPerson(
  jobs: readonly JobRecord[],
  now: number,
  isHurried: (id: string) => boolean,
): NextOfPerson {
  let earliest: string | null = null
  for (const record of jobs) {
    if (isSettled(record)) continue
    const { state } = record
    if (state.kind === 'running') return nothing
    if (state.kind === 'needsClerk') {
      if (record.purpose === 'withdrawal' || record.person.id === null) return nothing
      continue
    }
    if (isTooOld(record, now)) return nothing
    if (state.kind !== 'waiting' || state.until === null) return { kind: 'run', record }
    if (state.why === null) {
      if (Date.parse(state.until) <= now) return { kind: 'run', record }
      earliest = earlierOf(earliest, state.until)
      continue
    }
    if (isDue(state.until, now) || isHurried(record.id)) return { kind: 'run', record }
    if (nextStepOf(record) !== 'reachTerminals') return { kind: 'wait', until: earlierOf(earliest, state.until) }
    earliest = earlierOf(earliest, state.until)
  }
  return { kind: 'wait', until: earliest }
}

/** Whether a job's pictures have been here for so long that the clerk has to be asked before they are sent. */
export function isTooOld(record: JobRecord, now: number): boolean {
  return holdsPictures(record) && Date.parse(record.keepUntil) <= now
}

/** ISO 8601 in UTC compares as text. */
function earlierOf(one: string | null, other: string): string {
  return one === null || other < one ? other : one
}
