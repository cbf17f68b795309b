import type { FailureOf, OutputOf } from '../../src-preload/contract/calls.ts'
import type { EventOf } from '../../src-preload/contract/events.ts'
import type { Fact } from '../../src-preload/contract/fact.ts'
import type { Person, SeenPhoto } from '../../src-preload/contract/person.ts'
import type { Accepted } from './accepted.ts'

/** The steps of a job, in their order: why a blocked picture is used is kept before any of it leaves the station. */
export const jobStepNames = ['createPerson', 'keepOverride', 'uploadPhoto', 'registerVisualFace', 'sendMail'] as const

/** A step of a job; it is named after the call that does it. */
export type JobStepName = (typeof jobStepNames)[number]

/** How far a running call has come, as the main process tells it. */
export type CallStage = EventOf<'callProgressed'>['stage']

/** Why a step has nothing to do: nobody asked for it, or the clerk gave it up after it failed. */
export type SkipReason = 'notAsked' | 'givenUp'

/** What reading the person again showed, after an answer that left something open. */
export type Look =
  | { readonly kind: 'notLooked' }
  | { readonly kind: 'looking'; readonly run: number }
  | { readonly kind: 'found'; readonly person: Person }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'readPerson'> }

/** Where one step of a job stands. `run` is the turn of the flow in which its call left. */
export type JobStep<Name extends JobStepName = JobStepName> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly run: number; readonly stage: CallStage | null; readonly stopping: boolean }
  | { readonly kind: 'done'; readonly result: OutputOf<Name> }
  | { readonly kind: 'failed'; readonly failure: FailureOf<Name>; readonly look: Look }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }

/** What a job has to know besides its steps. */
export interface JobGround {
  /** What the clerk saw of the stored photo. */
  readonly seen: SeenPhoto
  /** The digest of the visual face that goes; `null` adds the new one. */
  readonly replaces: string | null
  /** The digests of the visual faces the person had before, so that a lost answer can be settled by looking. */
  readonly facesBefore: Fact<readonly string[]>
  /** Whether the clerk has confirmed that a second mail may go out. */
  readonly mailAgain: boolean
}

/** Everything that has to happen on the server for one person, in order; one step runs at a time. */
export interface SendingJob extends JobGround {
  readonly createPerson: JobStep<'createPerson'>
  readonly keepOverride: JobStep<'keepOverride'>
  readonly uploadPhoto: JobStep<'uploadPhoto'>
  readonly registerVisualFace: JobStep<'registerVisualFace'>
  readonly sendMail: JobStep<'sendMail'>
}

/** What a job is asked to do. Without an accepted picture only a mail is sent. */
export interface JobOrder extends JobGround {
  readonly create: boolean
  readonly accepted: Accepted | null
  readonly mail: boolean
}

/** A job whose first step runs from this turn on. */
export function beginJob({ create, accepted, mail, ...ground }: JobOrder, turn: number): SendingJob {
  const waitingIf = (asked: boolean) =>
    asked ? ({ kind: 'waiting' } as const) : ({ kind: 'skipped', reason: 'notAsked' } as const)
  return continueJob(
    {
      ...ground,
      createPerson: waitingIf(create),
      keepOverride: waitingIf(accepted !== null && accepted.override !== null),
      uploadPhoto: waitingIf(accepted !== null && accepted.outputs.profilePhoto !== null),
      registerVisualFace: waitingIf(accepted !== null && accepted.outputs.facePicture !== null),
      sendMail: waitingIf(mail),
    },
    turn,
  )
}

const isSettled = ({ kind }: JobStep): boolean => kind === 'done' || kind === 'skipped'

/** The step that runs, has failed, or is next; `null` when the job is finished. */
export function currentStepOf(job: SendingJob): JobStepName | null {
  return jobStepNames.find((name) => !isSettled(job[name])) ?? null
}

/** Whether nothing is left to do: every step is done or skipped. */
export function isFinished(job: SendingJob): boolean {
  return currentStepOf(job) === null
}

/** Whether no step needs the picture any more: each of its outputs is on the server, was given up or never asked for. */
export function isPictureSettled({ uploadPhoto, registerVisualFace }: SendingJob): boolean {
  return isSettled(uploadPhoto) && isSettled(registerVisualFace)
}

/** Starts the next step if it is waiting; a step that failed waits for the clerk. */
export function continueJob(job: SendingJob, turn: number): SendingJob {
  const name = currentStepOf(job)
  return name !== null && job[name].kind === 'waiting' ? runStep(job, name, turn) : job
}

/** Starts a step, whatever it was before. */
export function runStep(job: SendingJob, name: JobStepName, turn: number): SendingJob {
  return withStep(job, name, { kind: 'running', run: turn, stage: null, stopping: false })
}

/** Puts a step into another state. */
export function withStep<Name extends JobStepName>(job: SendingJob, name: Name, step: JobStep<Name>): SendingJob {
  return { ...job, [name]: step }
}

/** Puts the look of a failed step into another state; a step that has not failed has none. */
export function withLook(job: SendingJob, name: JobStepName, look: Look): SendingJob {
  const step = job[name]
  return step.kind === 'failed' ? { ...job, [name]: { ...step, look } } : job
}
