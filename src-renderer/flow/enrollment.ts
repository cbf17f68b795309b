import type { FailureOf, OutputOf } from '../../src-preload/contract/calls.ts'
import type { PersonSummary, Person } from '../../src-preload/contract/person.ts'
import type { Capture } from '../camera/capture/capture-types.ts'
import type { Accepted } from './accepted.ts'
import type { Complaint, PersonForm } from './person-form.ts'
import type { Picture } from './picture.ts'
import type { Reading } from './reading.ts'
import { jobStepNames, type CallStage, type SendingJob } from './sending-job.ts'
import type { Subject } from './subject.ts'

/** Something done to a chosen person without a photo being taken. */
export type DeedName = 'removePhoto' | 'removeVisualFaces' | 'deletePerson'

/** Where a deed stands: it is asked for, confirmed, and then runs. */
export type Deed =
  | { readonly kind: 'none' }
  | { readonly kind: 'confirming'; readonly name: DeedName }
  | { readonly kind: 'running'; readonly name: DeedName; readonly run: number; readonly stage: CallStage | null }
  | { readonly kind: 'failed'; readonly name: DeedName; readonly failure: FailureOf<DeedName> }

/** The person the clerk has chosen from the list: being read, there, or unreadable. */
export type Chosen =
  /** `photoWanted` remembers an impatient "take photo", so that no key press is lost to a slow server. */
  | {
      readonly kind: 'reading'
      readonly summary: PersonSummary
      readonly run: number
      readonly photoWanted: boolean
    }
  | { readonly kind: 'read'; readonly summary: PersonSummary; readonly person: Person; readonly deed: Deed }
  | { readonly kind: 'failed'; readonly summary: PersonSummary; readonly failure: FailureOf<'readPerson'> }

/** Something that happened and that the search screen has to tell. */
export type Notice =
  | { readonly kind: 'personDeleted'; readonly name: string }
  | { readonly kind: 'personGone'; readonly name: string }
  | { readonly kind: 'photoRemoved'; readonly name: string }
  | { readonly kind: 'facesRemoved'; readonly name: string }

/** Searching, and looking at whom the search found. */
export interface FindingStep {
  readonly kind: 'finding'
  readonly chosen: Chosen | null
  readonly notice: Notice | null
}

/** Filling the form for a new person. The form itself is kept beside the steps, because it outlives this one. */
export interface CreatingStep {
  readonly kind: 'creating'
  readonly ground: Reading<OutputOf<'prepareCreation'>, FailureOf<'prepareCreation'>>
  readonly complaint: Complaint | null
}

/** Looking at the camera. From a retake the way back leads to the review of the photo there already is. */
export interface FramingStep {
  readonly kind: 'framing'
  readonly subject: Subject
  readonly from: 'subject' | 'review'
}

/** Judging the captured frame. */
export interface ReviewingStep {
  readonly kind: 'reviewing'
  readonly subject: Subject
  readonly capture: Capture
}

/** Doing the work on the server. Without an accepted picture only a mail is sent. */
export interface SendingStep {
  readonly kind: 'sending'
  readonly subject: Subject
  readonly accepted: Accepted | null
  readonly job: SendingJob
}

/** What was done, exactly. */
export interface DoneStep {
  readonly kind: 'done'
  readonly subject: Subject
  readonly accepted: Accepted | null
  readonly job: SendingJob
}

/** Where the enrollment stands. Consent will stand between choosing and framing once it is asked for. */
export type Step = FindingStep | CreatingStep | FramingStep | ReviewingStep | SendingStep | DoneStep

/** Something only the clerk can decide before the flow goes on. */
export type Question =
  /** A photo taken for one person lies here, and a photo of another was asked for. */
  | { readonly kind: 'pictureOfAnother'; readonly wanted: Subject }
  /** A form was begun, and another was asked for. */
  | { readonly kind: 'draftBegun'; readonly name: string }

/** What is known and wished about the mobile-enrollment mail. */
export interface MailWish {
  readonly readiness: Reading<OutputOf<'readMailReadiness'>, FailureOf<'readMailReadiness'>>
  /** The clerk's choice, remembered while the station runs. */
  readonly wanted: boolean
  /** The clerk's choice for a person who already got one; forgotten with the person. */
  readonly again: boolean
}

/**
 * One desk's enrollment: the step it is at, and the work that no step may lose.
 *
 * `form` and `picture` stay until the server has them or the clerk discards them by an act of that name.
 */
export interface Enrollment {
  readonly step: Step
  readonly form: PersonForm | null
  readonly picture: Picture | null
  readonly question: Question | null
  readonly mail: MailWish
  /** Counts the actions. A call is known by the turn in which it became wanted. */
  readonly turn: number
}

/** The station as it starts: nobody is chosen, nothing is begun. */
export const firstEnrollment: Enrollment = {
  step: { kind: 'finding', chosen: null, notice: null },
  form: null,
  picture: null,
  question: null,
  mail: { readiness: { kind: 'notRead' }, wanted: true, again: false },
  turn: 0,
}

/** Work that is begun and that only a deliberate act may end: a photo, or a form. */
export type Unfinished =
  { readonly kind: 'picture'; readonly picture: Picture } | { readonly kind: 'form'; readonly form: PersonForm }

/** The work that is begun, a form and its photo counted once. */
export function unfinishedOf(enrollment: Enrollment): readonly Unfinished[] {
  const { picture, form } = enrollment
  const ownForm = picture !== null && picture.takenFor.kind !== 'known' && picture.takenFor.serial === form?.serial
  return [
    ...(picture === null ? [] : [{ kind: 'picture', picture } as const]),
    ...(form?.touched === true && !ownForm ? [{ kind: 'form', form } as const] : []),
  ]
}

/** Whether something is under way that changes the server. */
export function isSending({ step }: Enrollment): boolean {
  if (step.kind === 'finding') return step.chosen?.kind === 'read' && step.chosen.deed.kind === 'running'
  if (step.kind !== 'sending') return false
  const { job } = step
  return jobStepNames.some((name) => job[name].kind === 'running')
}
