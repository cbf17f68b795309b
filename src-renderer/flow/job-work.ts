import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { Fact } from '../../src-preload/contract/fact.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type {
  EnrollmentOrder,
  Job,
  JobDecision,
  JobQuestion,
  JobStep,
  JobStepName,
} from '../../src-preload/contract/job.ts'
import type { Person } from '../../src-preload/contract/person.ts'

/** What reading the person again showed, for a question that is decided with what the server holds now in view. */
export type Look =
  | { readonly kind: 'notLooked' }
  | { readonly kind: 'looking'; readonly run: number }
  | { readonly kind: 'found'; readonly person: Person }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'readPerson'> }

/** A decision on its way to the main process. */
export type Deciding =
  | { readonly kind: 'none' }
  /** `isHeard`: the job was announced since the decision left, so that its answer is no news any more. */
  | { readonly kind: 'running'; readonly run: number; readonly decision: JobDecision; readonly isHeard: boolean }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'decideJob'> }

/** The enrollment is being handed over. `heard` are jobs announced meanwhile: one of them may be this one's newest state. */
export interface SavingWork {
  readonly kind: 'saving'
  readonly run: number
  readonly keep: EnrollmentOrder['keep']
  readonly heard: readonly Job[]
}

/** The main process did not take the enrollment over: everything is still in this window. */
export interface NotSavedWork {
  readonly kind: 'notSaved'
  readonly keep: EnrollmentOrder['keep']
  readonly failure: FailureOf<'saveEnrollment'>
}

/** The main process has the enrollment, and does it or waits. */
export interface SavedWork {
  readonly kind: 'saved'
  readonly job: Job
  readonly deciding: Deciding
  readonly look: Look
  /** The turn in which the jobs are read again, because announcements may have been missed; `null` when none is wanted. */
  readonly reread: number | null
}

/** Where the work of one enrollment stands. */
export type Work = SavingWork | NotSavedWork | SavedWork

/** Work that the main process has just taken over, or that was opened from the queue; what is decided in view is looked up. */
export function savedWork(job: Job, turn: number): SavedWork {
  return { kind: 'saved', job, deciding: { kind: 'none' }, look: firstLook(job, turn), reread: null }
}

/** The look with which a question begins: under way where the clerk decides with the person's present record in view. */
export function firstLook(job: Pick<Job, 'state' | 'personId' | 'draft'>, turn: number): Look {
  return wantsLook(job) ? { kind: 'looking', run: turn } : { kind: 'notLooked' }
}

const isSettled = ({ state }: JobStep): boolean => state.kind === 'done' || state.kind === 'leftOut'

/** The step that runs, has failed, or is next; `null` when nothing is left. */
export function currentStepOf({ steps }: Pick<Job, 'steps'>): JobStep | null {
  return steps.find((step) => !isSettled(step)) ?? null
}

/** A step of a job by its name; `null` when nobody asked for it. */
export function stepOf({ steps }: Pick<Job, 'steps'>, name: JobStepName): JobStep | null {
  return steps.find((step) => step.name === name) ?? null
}

/** What only a clerk can decide about a job; `null` when it goes on by itself or has ended. */
export function questionOf({ state }: Pick<Job, 'state'>): JobQuestion | null {
  return state.kind === 'needsClerk' ? state.question : null
}

/** Whether a job has ended: nothing will ever be done for it any more. */
export function hasEnded({ state }: Pick<Job, 'state'>): boolean {
  return state.kind === 'done' || state.kind === 'superseded' || state.kind === 'cancelled'
}

/** Whether a job can be discarded: nothing of it is just being done, and something is left to do. */
export function mayDiscard(job: Pick<Job, 'state'>): boolean {
  return !hasEnded(job) && job.state.kind !== 'running'
}

/** Why a step waits for the clerk; `null` for any other step. */
export function failureOfStep(job: Pick<Job, 'state'>, name: JobStepName): Failure | null {
  const question = questionOf(job)
  return question?.kind === 'stepFailed' && question.step === name ? question.failure : null
}

/** Whether a step is left for which a picture is needed. */
export function needsPicture({ steps }: Pick<Job, 'steps'>): boolean {
  return steps.some((step) => (step.name === 'uploadPhoto' || step.name === 'registerVisualFace') && !isSettled(step))
}

/**
 * Whether a visual face may be on the server without anybody knowing. Until that is settled no other picture takes its place:
 * the person could end up with both.
 */
export function isFaceInDoubt(job: Pick<Job, 'state'>): boolean {
  return failureOfStep(job, 'registerVisualFace')?.kind === 'outcomeUnknown'
}

/** Whether the server holds nobody any more for whom the job was meant. */
export function isPersonGone({ job, look }: Pick<SavedWork, 'job' | 'look'>): boolean {
  const question = questionOf(job)
  if (question?.kind === 'personChanged') return question.change === 'gone'
  if (question?.kind !== 'stepFailed') return false
  return (
    question.failure.kind === 'personNotFound' || (question.step === 'registerVisualFace' && look.kind === 'nobody')
  )
}

/** Whether another picture may be taken for a job: a step about its picture has failed, or the picture is damaged. */
export function mayRetake(job: Pick<Job, 'state' | 'steps'>): boolean {
  const question = questionOf(job)
  if (question?.kind === 'pictureLost') return true
  const isAboutPicture =
    question?.kind === 'stepFailed' && (question.step === 'uploadPhoto' || question.step === 'registerVisualFace')
  return isAboutPicture && !isFaceInDoubt(job)
}

/**
 * Whether the work of a job may go to somebody the server holds already. Not while a creation may have arrived: whoever it made
 * would be looked for by nobody any more.
 */
export function mayBeSomebodyElses(job: Pick<Job, 'state'>): boolean {
  return failureOfStep(job, 'createPerson')?.kind !== 'outcomeUnknown'
}

/** The id under which the person of a job is looked for; `null` when it was left to the server, which has not answered. */
export function lookedForId({ personId, draft }: Pick<Job, 'personId' | 'draft'>): string | null {
  return personId ?? draft?.id ?? null
}

/** Whether the clerk decides with the person's present record in view, so that it is read as soon as the question is there. */
function wantsLook(job: Pick<Job, 'state' | 'personId' | 'draft'>): boolean {
  const question = questionOf(job)
  if (question === null || lookedForId(job) === null) return false
  if (question.kind === 'personChanged') return question.change !== 'gone'
  if (question.kind !== 'stepFailed') return false
  switch (question.failure.kind) {
    case 'photoChangedMeanwhile':
    case 'visualFacesFull':
    case 'visualFacesChangedMeanwhile':
      return true
    case 'outcomeUnknown':
      return question.step === 'createPerson' || question.step === 'registerVisualFace'
    default:
      return false
  }
}

/** Whether two questions are the same one, so that what was looked up for it still stands. */
export function isSameQuestion(one: JobQuestion | null, other: JobQuestion | null): boolean {
  if (one === null || other === null) return one === other
  if (one.kind === 'stepFailed' && other.kind === 'stepFailed')
    return one.step === other.step && one.failure.kind === other.failure.kind
  if (one.kind === 'personChanged' && other.kind === 'personChanged') return one.change === other.change
  return one.kind === other.kind
}

/** The digests of the visual faces a person has, as far as the server told. */
export function faceDigestsOf({ heldFaces }: Pick<Person, 'heldFaces'>): Fact<string[]> {
  return heldFaces.kind === 'known' ? { kind: 'known', value: heldFaces.value.map(({ digest }) => digest) } : heldFaces
}
