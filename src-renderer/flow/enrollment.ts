import type { FailureOf, OutputOf } from '../../src-preload/contract/calls.ts'
import type { ConsentRecord } from '../../src-preload/contract/consent.ts'
import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import type { CallStage, EnrollmentOrder, Job } from '../../src-preload/contract/job.ts'
import type { CreationGround, PersonSummary, Person } from '../../src-preload/contract/person.ts'
import type { Capture } from '../camera/capture/capture-types.ts'
import type { Accepted } from './accepted.ts'
import type { Work } from './job-work.ts'
import type { Complaint, PersonForm } from './person-form.ts'
import type { Picture } from './picture.ts'
import type { Reading } from './reading.ts'
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
  /**
   * `photoWanted` remembers an impatient "take photo", so that no key press is lost to a slow server. `inDirectory` is the
   * row of the station's own copy, to go on with should the server not be there; `null` for somebody it does not hold.
   */
  | {
      readonly kind: 'reading'
      readonly summary: PersonSummary
      readonly run: number
      readonly photoWanted: boolean
      readonly inDirectory: DirectoryPerson | null
    }
  /** `source` says who has told the record: the server just now, or the station's own copy because the server is away. */
  | {
      readonly kind: 'read'
      readonly summary: PersonSummary
      readonly person: Person
      readonly deed: Deed
      readonly source: 'server' | 'directory'
    }
  | {
      readonly kind: 'failed'
      readonly summary: PersonSummary
      readonly failure: FailureOf<'readPerson'>
      readonly inDirectory: DirectoryPerson | null
    }

/** Something that happened and that the search screen has to tell. */
export type Notice =
  | { readonly kind: 'personDeleted'; readonly name: string }
  | { readonly kind: 'personGone'; readonly name: string }
  | { readonly kind: 'photoRemoved'; readonly name: string }
  | { readonly kind: 'facesRemoved'; readonly name: string }
  /** The record was changed; or it was, and the server did not keep all of it. */
  | { readonly kind: 'personChanged'; readonly name: string }
  | { readonly kind: 'changeNotKept'; readonly name: string }
  /** A saved job was discarded, was cancelled with the consent to it, or nobody knows it any more. */
  | { readonly kind: 'jobDiscarded'; readonly name: string }
  | { readonly kind: 'consentWithdrawn'; readonly name: string }
  | { readonly kind: 'jobGone'; readonly name: string }

/** Searching, and looking at whom the search found. */
export interface FindingStep {
  readonly kind: 'finding'
  readonly chosen: Chosen | null
  readonly notice: Notice | null
}

/**
 * What the form is checked against: being read, there, refused, or remembered from earlier because the server is away, with
 * the failure that says so.
 */
export type Ground =
  | Reading<CreationGround, FailureOf<'prepareCreation'>>
  | { readonly kind: 'remembered'; readonly value: CreationGround; readonly failure: FailureOf<'prepareCreation'> }

/** Filling the form for a new person. The form itself is kept beside the steps, because it outlives this one. */
export interface CreatingStep {
  readonly kind: 'creating'
  readonly ground: Ground
  readonly complaint: Complaint | null
}

/** Asking for consent. Afterwards the camera is next, or the review of a photo that lies here already. */
export interface ConsentingStep {
  readonly kind: 'consenting'
  readonly subject: Subject
  readonly texts: Reading<OutputOf<'readConsentTexts'>['texts'], FailureOf<'readConsentTexts'>>
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

/** What is asked for, beside the person. Without an accepted picture only the person is created, mailed, or answered for. */
export interface Order {
  readonly accepted: Accepted | null
  /** `again` confirms a second one. */
  readonly mail: { readonly again: boolean } | null
  readonly consent: ConsentRecord | null
}

/** An order that asks for nothing: what is known of one that another window, or another day, has given. */
export const emptyOrder: Order = { accepted: null, mail: null, consent: null }

/**
 * Handing an enrollment over, and watching what becomes of it. `isLookedAtFirst`: a job that was opened from the queue is
 * looked at before its form, should the server refuse a field of it.
 */
export interface SendingStep {
  readonly kind: 'sending'
  readonly subject: Subject
  readonly order: Order
  readonly work: Work
  readonly isLookedAtFirst: boolean
}

/** What was done, exactly. */
export interface DoneStep {
  readonly kind: 'done'
  readonly subject: Subject
  readonly order: Order
  readonly job: Job
}

/** Where the enrollment stands. */
export type Step = FindingStep | CreatingStep | ConsentingStep | FramingStep | ReviewingStep | SendingStep | DoneStep

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

/** What somebody has agreed to before the camera. Refusing everything is not kept: it leads on at once. */
export interface GivenConsent {
  readonly subject: Subject
  readonly record: ConsentRecord
}

/**
 * One desk's enrollment: the step it is at, and the work that no step may lose.
 *
 * `form` and `picture` stay until the main process has them or the clerk discards them by an act of that name.
 */
export interface Enrollment {
  readonly step: Step
  readonly form: PersonForm | null
  readonly picture: Picture | null
  /** Of whoever is at the desk, and of whom a photo lies here. */
  readonly consents: readonly GivenConsent[]
  /** What this window asked for by the job it is at, which the job itself does not repeat. */
  readonly handedOver: { readonly job: string; readonly order: Order } | null
  readonly question: Question | null
  /**
   * Whether the clerk came to this step from the queue, by whatever corrections and photos since, and goes back there. At the
   * search it means that the queue is to be shown now.
   */
  readonly isFromQueue: boolean
  readonly mail: MailWish
  /** What the server last told about groups and ids, so that somebody new can be written down while it is away. */
  readonly ground: Reading<CreationGround, never>
  /** Whether a person is asked for consent before the camera. */
  readonly asksForConsent: boolean
  /**
   * How an order is to be kept. Where nothing can be kept on the disk the clerk is asked once, not for everybody in the queue;
   * for a blocked picture, whose reason would be lost, each time.
   */
  readonly keep: EnrollmentOrder['keep']
  /** Counts the actions. A call is known by the turn in which it became wanted. */
  readonly turn: number
}

/** The station as it starts: nobody is chosen, nothing is begun. */
export const firstEnrollment: Enrollment = {
  step: { kind: 'finding', chosen: null, notice: null },
  form: null,
  picture: null,
  consents: [],
  handedOver: null,
  question: null,
  isFromQueue: false,
  mail: { readiness: { kind: 'notRead' }, wanted: true, again: false },
  ground: { kind: 'notRead' },
  asksForConsent: false,
  keep: 'onDisk',
  turn: 0,
}

/** Work that is begun and that only a deliberate act may end: a photo, or a form. */
export type Unfinished =
  { readonly kind: 'picture'; readonly picture: Picture } | { readonly kind: 'form'; readonly form: PersonForm }

/** The work that only this window has, a form and its photo counted once. */
export function unfinishedOf({ picture, form }: Enrollment): readonly Unfinished[] {
  const isOwnForm = picture?.takenFor.kind === 'new' && picture.takenFor.serial === form?.serial
  return [
    ...(picture === null || picture.savedAs !== null ? [] : [{ kind: 'picture', picture } as const]),
    ...(form?.touched === true && !isOwnForm ? [{ kind: 'form', form } as const] : []),
  ]
}

/** Whether an answer is waited for that decides where the work stands: a deed, a hand-over, a decision. */
export function isSending({ step }: Enrollment): boolean {
  if (step.kind === 'finding') return step.chosen?.kind === 'read' && step.chosen.deed.kind === 'running'
  if (step.kind !== 'sending') return false
  const { work } = step
  return work.kind === 'saving' || (work.kind === 'saved' && work.deciding.kind === 'running')
}
