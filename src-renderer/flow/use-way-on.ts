import type { Job } from '../../src-preload/contract/job.ts'
import { useDesk, useDispatch, useEnrollment, useJobs } from './desk-context.ts'
import { questionOf } from './job-work.ts'
import { queueAsks } from './queue-asks.ts'

/** Where a clerk goes on from a job that is done or left to itself, and the act that goes there. */
export interface WayOn {
  readonly to: 'nextPerson' | 'nextDecision'
  readonly go: () => void
}

/**
 * The way on from a job: the next person, with an empty search; for whoever came from the queue it is the queue, as long as
 * something in it is to be decided.
 */
export function useWayOn(job: Job): WayOn {
  const { search } = useDesk()
  const dispatch = useDispatch()
  const jobs = useJobs()
  const isFromQueue = useEnrollment((enrollment) => enrollment.isFromQueue)
  if (isFromQueue && (questionOf(job) !== null || queueAsks(jobs, job.id)))
    return {
      to: 'nextDecision',
      go: () => {
        dispatch({ kind: 'nextDecisionWanted' })
      },
    }
  return {
    to: 'nextPerson',
    go: () => {
      search.clear()
      dispatch({ kind: 'nextPersonWanted' })
    },
  }
}
