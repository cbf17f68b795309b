import { z } from 'zod'
import { directoryAnswerSchema, directoryStateSchema } from '../directory.ts'
import { sessionFailures } from '../failures.ts'
import { enrollmentOrderSchema, jobDecisionSchema, jobSchema, outboxStateSchema } from '../job.ts'
import { longestSearchText } from '../text-limits.ts'
import { nothing, type CallShape } from './call-shape.ts'

/** Enrollments that are kept and done by themselves, and the people they can be begun for without the server. */
export const workCalls = {
  /**
   * Takes an enrollment over: checked, sealed on the disk with its pictures, written in the journal, and only then answered.
   * What follows on the server is told by `jobChanged`. A newer picture of a person takes the place of one that waits.
   */
  saveEnrollment: {
    input: enrollmentOrderSchema,
    output: jobSchema,
    failures: [
      ...sessionFailures,
      'notPaired',
      'nothingKept',
      'notSaved',
      'savingUnknown',
      'photoUnfit',
      'imageRejected',
      'consentMissing',
      'overrideMissing',
      'scanGone',
      'jobGone',
    ],
  },
  /** Every job that is not finished, and those that were finished since the station started, oldest first. */
  readJobs: { input: nothing, output: z.object({ jobs: z.array(jobSchema) }), failures: sessionFailures },
  /** Reads a picture that still waits here, to be looked at beside what the server holds. */
  readJobPicture: {
    input: z.strictObject({ job: z.uuid(), picture: z.enum(['profilePhoto', 'facePicture']) }),
    output: z.object({ bytes: z.instanceof(Uint8Array), type: z.enum(['image/jpeg', 'image/png']) }),
    failures: [...sessionFailures, 'jobGone', 'notSaved'],
  },
  /** Decides about a job. Answers the job as it stands then; its work goes on by itself. */
  decideJob: {
    input: z.strictObject({ job: z.uuid(), decision: jobDecisionSchema }),
    output: jobSchema,
    failures: [...sessionFailures, 'jobGone', 'decisionOutdated', 'notSaved', 'savingUnknown'],
  },
  /** Tries everything that waits now, and ends a pause. */
  retryJobs: { input: nothing, output: outboxStateSchema, failures: sessionFailures },
  /** How the outbox stands as a whole; also for a station where nobody is signed in. */
  readOutbox: { input: nothing, output: outboxStateSchema, failures: [] },

  /** Finds people in the station's own copy of the people list, best first; answers without the server. */
  searchDirectory: {
    input: z.strictObject({
      text: z.string().max(longestSearchText),
      limit: z.number().int().min(1).max(200),
    }),
    output: directoryAnswerSchema,
    failures: sessionFailures,
  },
  /** How old the copy of the people list is. */
  readDirectory: { input: nothing, output: directoryStateSchema, failures: [] },
} as const satisfies Record<string, CallShape>
