import type { Job, OutboxState } from '../../../src-preload/contract/job.ts'

/**
 * The job as a clerk has to be told of it: one that stands in line while nothing is sent waits like any other, for the reason
 * for which nothing is sent, and nobody has to stay with it.
 *
 * @param paused why nothing is sent at the moment; `null` when it is
 */
export function whilePaused(job: Job, paused: OutboxState['paused']): Job {
  if (paused === null || job.state.kind !== 'queued') return job
  return { ...job, state: { kind: 'waiting', until: null, why: paused } }
}
