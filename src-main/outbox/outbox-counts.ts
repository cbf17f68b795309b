import { isSettled, type JobRecord } from './job-record.ts'

/** How many jobs go on by themselves, and how many need a clerk; counted as they change, never by looking at all. */
export interface OutboxCounts {
  readonly underWay: number
  readonly needClerk: number
}

/** Counts one change of a job. A purge whose day has not come is no work under way: it may wait for months. */
export function recount(
  { underWay, needClerk }: OutboxCounts,
  before: JobRecord | null,
  after: JobRecord | null,
): OutboxCounts {
  return {
    underWay: underWay + countUnderWay(after) - countUnderWay(before),
    needClerk: needClerk + countNeedClerk(after) - countNeedClerk(before),
  }
}

function countUnderWay(record: JobRecord | null): number {
  if (record === null || isSettled(record) || record.state.kind === 'needsClerk') return 0
  return record.state.kind === 'waiting' && record.state.why === null ? 0 : 1
}

function countNeedClerk(record: JobRecord | null): number {
  return record?.state.kind === 'needsClerk' ? 1 : 0
}
