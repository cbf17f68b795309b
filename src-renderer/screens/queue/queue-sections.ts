import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Job } from '../../../src-preload/contract/job.ts'

/** The jobs as the queue shows them: what needs a clerk first, then what goes on by itself, then what has ended. */
export interface QueueSections {
  readonly needClerk: readonly Job[]
  readonly underWay: readonly Job[]
  /** Newest first. */
  readonly finished: readonly Job[]
  /** Visitors' photos whose day has not come, the next one first. */
  readonly purges: readonly Job[]
}

/** The name of a section of the queue. */
export type QueueSectionName = keyof QueueSections

/** Sorts the jobs, which come in the order of saving, into the sections of the queue. */
export function sectionsOf(jobs: readonly Job[]): QueueSections {
  const of = (name: QueueSectionName): readonly Job[] => jobs.filter((job) => sectionOf(job) === name)
  return {
    needClerk: of('needClerk'),
    underWay: of('underWay').toSorted((one, other) => rankOf(one) - rankOf(other)),
    finished: of('finished').toReversed(),
    purges: of('purges').toSorted((one, other) => dueOf(one).localeCompare(dueOf(other))),
  }
}

/** Where a job belongs in the queue. */
export function sectionOf({ state, purpose }: Pick<Job, 'state' | 'purpose'>): QueueSectionName {
  switch (state.kind) {
    case 'needsClerk':
      return 'needClerk'
    case 'waiting':
      return purpose === 'purge' && state.why === null ? 'purges' : 'underWay'
    case 'queued':
    case 'running':
      return 'underWay'
    case 'done':
    case 'superseded':
    case 'cancelled':
      return 'finished'
    default:
      return assertNever(state, 'a job has a state that was never named')
  }
}

/** What is being done stands above what waits. */
function rankOf({ state }: Job): number {
  return state.kind === 'running' ? 0 : 1
}

function dueOf({ state }: Job): string {
  return state.kind === 'waiting' ? (state.until ?? '') : ''
}
