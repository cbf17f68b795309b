import type { AnswerOf } from '../../src-preload/contract/calls.ts'
import type { ConsentRecord } from '../../src-preload/contract/consent.ts'
import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import type { CallStage, Job, JobStepName, OpenDraft } from '../../src-preload/contract/job.ts'
import type { Person, PersonSummary } from '../../src-preload/contract/person.ts'
import type { ChangedPerson } from '../../src-preload/contract/person-change.ts'
import type { SessionState } from '../../src-preload/contract/session.ts'
import type { Capture } from '../camera/capture/capture-types.ts'
import type { Judgement } from '../camera/judgement/judgement.ts'
import type { Acceptance, KeptScan } from './accepted.ts'
import type { DeedName } from './enrollment.ts'
import type { PersonForm } from './person-form.ts'

/** The calls the enrollment makes. */
export const enrollmentCallNames = [
  'readPerson',
  'removePhoto',
  'removeVisualFaces',
  'deletePerson',
  'prepareCreation',
  'readMailReadiness',
  'readConsentTexts',
  'saveEnrollment',
  'decideJob',
  'readJobs',
] as const

/** A call the enrollment makes. */
export type EnrollmentCallName = (typeof enrollmentCallNames)[number]

/** An answer that came back, with the turn in which its call became wanted. */
export type Answered = {
  readonly [Name in EnrollmentCallName]: {
    readonly kind: 'answered'
    readonly run: number
    readonly call: Name
    readonly answer: AnswerOf<Name>
  }
}[EnrollmentCallName]

/** What the clerk does while searching. */
export type FindingAction =
  /**
   * A row was chosen. `person` is the record if it has been read for the highlight already; `inDirectory` the row of the
   * station's own copy, where the row came from it.
   */
  | {
      readonly kind: 'personChosen'
      readonly summary: PersonSummary
      readonly person: Person | null
      readonly inDirectory?: DirectoryPerson | null
    }
  | { readonly kind: 'choiceDropped' }
  | { readonly kind: 'noticeRead' }
  | { readonly kind: 'personReadAgain' }
  | { readonly kind: 'photoWanted' }
  | { readonly kind: 'mailOnlyWanted' }
  | { readonly kind: 'deedWanted'; readonly name: DeedName }
  | { readonly kind: 'deedConfirmed' }
  | { readonly kind: 'deedDropped' }
  | { readonly kind: 'creationWanted'; readonly name: string }
  /** The record was changed: this is how the server holds it now, and what of the change it did not keep. */
  | ({ readonly kind: 'personChanged' } & ChangedPerson)
  | { readonly kind: 'pictureResumed' }
  | { readonly kind: 'formResumed' }

/** What the clerk decides when asked, and the only acts that end begun work. */
export type DecisionAction =
  | { readonly kind: 'questionDropped' }
  /** The photo goes to the person who is wanted now. */
  | { readonly kind: 'pictureGivenToWanted' }
  | { readonly kind: 'pictureDiscarded' }
  /** The form is discarded, and the photo taken for it. */
  | { readonly kind: 'formDiscarded' }
  /** All begun work is discarded: the clerk leaves, and was asked. */
  | { readonly kind: 'everythingDiscarded' }

/** What the clerk does in the form. */
export type CreatingAction =
  | { readonly kind: 'formChanged'; readonly form: PersonForm }
  | { readonly kind: 'groundReadAgain' }
  | { readonly kind: 'formSubmitted'; readonly draft: OpenDraft }
  /** The person is on the server already: the form is let go of, and the person chosen. A photo taken for it stays. */
  | { readonly kind: 'knownPersonMeant'; readonly summary: PersonSummary }
  /** The person of the saved work that the form corrects is on the server already, as this record shows: the work goes to them. */
  | { readonly kind: 'savedWorkMeantFor'; readonly person: Person }

/** What the clerk does while the person is asked for consent. */
export type ConsentAction =
  { readonly kind: 'consentAnswered'; readonly record: ConsentRecord } | { readonly kind: 'consentTextsReadAgain' }

/** What the clerk does at the camera and in the review. */
export type PictureAction =
  | { readonly kind: 'captured'; readonly capture: Capture }
  /** The picture was judged after it was taken; `null` when the station could not judge it. */
  | { readonly kind: 'pictureJudged'; readonly capture: Capture; readonly judgement: Judgement | null }
  | ({ readonly kind: 'photoAccepted' } & Acceptance)
  /** A face that was scanned at a device is to be stored, without a picture of the camera. */
  | { readonly kind: 'scanAccepted'; readonly scan: KeptScan; readonly replaces: string | null }
  /** Another picture is wanted for all that this one was for. What it has done already stays until then. */
  | { readonly kind: 'retakeWanted' }
  | { readonly kind: 'mailSwitched'; readonly on: boolean }

/** What the clerk does while an enrollment is handed over, and about the job that it became. */
export type SendingAction =
  /** Handing over, or the job, is tried again now. */
  | { readonly kind: 'retried' }
  /** The enrollment goes on although nothing can be kept on the disk. */
  | { readonly kind: 'keepingGivenUp' }
  /** The person is asked for consent after all. */
  | { readonly kind: 'consentWanted' }
  /** The next free id is taken and the person created with it. */
  | { readonly kind: 'nextIdTaken'; readonly id: string }
  /** Back to the form; the job waits for what is corrected there. */
  | { readonly kind: 'correctionWanted' }
  /** What the server holds now is read again. */
  | { readonly kind: 'lookWanted' }
  /** The photo that came up meanwhile is replaced all the same. */
  | { readonly kind: 'replacementConfirmed' }
  /** Which of the visual faces on the screen the new one replaces; `null` adds it, where there is room. */
  | { readonly kind: 'faceDecided'; readonly replaces: string | null }
  | { readonly kind: 'secondMailConfirmed' }
  /** A failed step is left undone. */
  | { readonly kind: 'stepGivenUp'; readonly name: JobStepName }
  /** The person has changed on the server, and the work goes on all the same. */
  | { readonly kind: 'goOnWanted' }
  /** The picture is kept for as long again. */
  | { readonly kind: 'keepLongerWanted' }
  /** The photo that a step has trouble with is looked at again, to have it made otherwise. */
  | { readonly kind: 'reviewWanted' }
  /** Nothing more is done for the job, and its pictures are destroyed. */
  | { readonly kind: 'jobDiscarded' }
  /** The person is gone: somebody else is chosen, and the photo waits. */
  | { readonly kind: 'otherPersonWanted' }
  /** The person is gone: a new record is made, and the photo is for it. */
  | { readonly kind: 'recreationWanted' }

/** What happens without the clerk. */
export type EventAction =
  | Answered
  /** The desk appeared: somebody is signed in. */
  | { readonly kind: 'deskOpened' }
  | { readonly kind: 'progressed'; readonly run: number; readonly stage: CallStage }
  | { readonly kind: 'sessionChanged'; readonly session: SessionState }
  /** A job was announced: one of any enrollment of this station. */
  | { readonly kind: 'jobChanged'; readonly job: Job }

/** Everything that can happen to an enrollment. */
export type Action =
  | FindingAction
  | DecisionAction
  | CreatingAction
  | ConsentAction
  | PictureAction
  | SendingAction
  | EventAction
  | { readonly kind: 'back' }
  /** The receipt was read, or a saved job is left to itself; the search is next. */
  | { readonly kind: 'nextPersonWanted' }
  /** The same for whoever came from the queue, which still asks for decisions: it is next. */
  | { readonly kind: 'nextDecisionWanted' }
  /** The queue was shown again to whoever came from it, or has nothing more to ask. */
  | { readonly kind: 'queueReached' }
  /** A job of the queue is looked at and decided. */
  | { readonly kind: 'jobOpened'; readonly job: Job }
