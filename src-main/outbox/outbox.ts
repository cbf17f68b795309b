import type { Failure } from '../../src-preload/contract/failures.ts'
import type { EnrollmentOrder, Job, JobDecision, OutboxState } from '../../src-preload/contract/job.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { PictureReading, PictureRole } from '../storage/station-store.ts'

/** Who does something at this station, and for which server. */
export interface Doer {
  /** The user id of the clerk. */
  readonly operatorId: string
  /** The paired server as it is typed, `host` or `host:port`. */
  readonly server: string
}

/** Why an enrollment was not taken over. */
export type SaveFailure = Failure<
  | 'nothingKept'
  | 'notSaved'
  | 'savingUnknown'
  | 'photoUnfit'
  | 'imageRejected'
  | 'consentMissing'
  | 'overrideMissing'
  | 'jobGone'
>

/** What may have happened that waiting work should hear of. Of `signedOut` only the state is told: nothing is sent any more. */
export type Occasion = 'signedIn' | 'signedOut' | 'reachable' | 'paired' | 'resumed' | 'asked'

/** A mobile-enrollment mail that left this station, or may have. */
export interface SentMail {
  readonly server: string
  /** The person's id. */
  readonly id: string
  /** When it left; ISO 8601 in UTC. */
  readonly at: string
  /** Whether the server took it; otherwise nobody knows. */
  readonly accepted: boolean
}

/**
 * Work that must not be lost: every enrollment is a job of ordered steps, on the disk before anybody is told that it is saved,
 * and done step by step against the server until it is done or a clerk has decided.
 */
export interface Outbox {
  state(): OutboxState
  /** Unfinished jobs and those finished since the start, in the order in which they were saved. */
  jobs(): readonly Job[]
  save(order: EnrollmentOrder, doer: Doer): Promise<Outcome<Job, SaveFailure>>
  decide(
    job: string,
    decision: JobDecision,
    doer: Doer,
  ): Promise<Outcome<Job, Failure<'jobGone' | 'decisionOutdated' | 'notSaved' | 'savingUnknown'>>>
  /** Cancels and shreds what waits for a person, and makes the job that removes photo and visual faces on the server. */
  withdraw(
    person: { readonly id: string; readonly name: string },
    doer: Doer,
  ): Promise<Outcome<Job, Failure<'nothingKept' | 'notSaved' | 'savingUnknown'>>>
  readPicture(job: string, role: PictureRole): Promise<PictureReading>
  /**
   * Where nothing could be kept, tries again. Once it can be, what waits is on the disk, and what was left there is taken in.
   */
  keepAgain(): Promise<void>
  /** Something happened that may let waiting work go on. */
  wake(occasion: Occasion): void
  /**
   * The last mail to each person that this station has sent, or may have sent, as far as its jobs tell: those of this run and of
   * the day before it. A client that begins with them asks before it sends a second one.
   */
  mails(): readonly SentMail[]
  /** Jobs in the store that this program cannot read. They stay there; it takes another version, or another key. */
  unreadable(): number
  onState(listener: (state: OutboxState) => void): () => void
  onJob(listener: (job: Job) => void): () => void
  /** Lets the request under way end, and begins nothing more. Every job is on the disk as it stands. */
  stop(): Promise<void>
}
