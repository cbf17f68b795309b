import type { JobsState } from './jobs-store.ts'
import { questionOf } from './job-work.ts'

/** Whether the queue asks the clerk to decide about a job other than this one; not while the jobs are unknown. */
export function queueAsks(jobs: JobsState, besides: string | null): boolean {
  return jobs.kind === 'read' && jobs.jobs.some((job) => job.id !== besides && questionOf(job) !== null)
}
