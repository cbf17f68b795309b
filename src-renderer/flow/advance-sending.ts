import type { Job } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { SendingAction } from './actions.ts'
import { complaintOf } from './complaint-of.ts'
import { decisionOf, type DecidingAction } from './decision-of.ts'
import type { Enrollment, SendingStep } from './enrollment.ts'
import {
  failureOfStep,
  isFaceInDoubt,
  isPersonGone,
  lookedForId,
  needsPicture,
  questionOf,
  type NotSavedWork,
  type SavedWork,
} from './job-work.ts'
import { formOfJob } from './person-form.ts'
import { nameOf, subjectOfJob, type JobSubject } from './subject.ts'
import { toConsenting, toCreating, toFinding, toReviewing } from './transitions.ts'

/** What the clerk's acts lead to once an enrollment was accepted. Acts that do not fit where the work stands change nothing. */
export function advanceSending(enrollment: Enrollment, step: SendingStep, action: SendingAction): Enrollment {
  const { work } = step
  if (work.kind === 'notSaved') return advanceNotSaved(enrollment, step, work, action)
  if (work.kind !== 'saved' || work.deciding.kind === 'running') return enrollment
  switch (action.kind) {
    case 'retried':
    case 'nextIdTaken':
    case 'replacementConfirmed':
    case 'faceDecided':
    case 'secondMailConfirmed':
    case 'stepGivenUp':
    case 'goOnWanted':
    case 'keepLongerWanted':
    case 'jobDiscarded':
      return decide(enrollment, step, work, action)
    case 'lookWanted':
      return lookedForId(work.job) === null || work.job.state.kind !== 'needsClerk'
        ? enrollment
        : withWork(enrollment, step, { ...work, look: { kind: 'looking', run: enrollment.turn } })
    case 'correctionWanted':
      return failureOfStep(work.job, 'createPerson') === null
        ? enrollment
        : toFormOf(enrollment, jobSubjectOf(step, work))
    case 'reviewWanted':
      return mayReview(enrollment, work.job) ? toReviewing(enrollment, jobSubjectOf(step, work)) : enrollment
    case 'recreationWanted':
      return isPersonGone(work) ? toFormOf(enrollment, jobSubjectOf(step, work)) : enrollment
    case 'otherPersonWanted':
      return isPersonGone(work) ? toOtherPerson(enrollment, step) : enrollment
    case 'keepingGivenUp':
    case 'consentWanted':
      return enrollment
    default:
      return assertNever(action, 'the sending screen has an act that was never named')
  }
}

/**
 * Whether the photo of a job can be looked at again, to have it made otherwise: this window still has the frame, a step still
 * needs it, and none of it is in doubt.
 */
export function mayReview({ picture }: Pick<Enrollment, 'picture'>, job: Job): boolean {
  return questionOf(job) !== null && picture?.savedAs === job.id && needsPicture(job) && !isFaceInDoubt(job)
}

/** What can be done while the main process has not taken the enrollment over: everything is still here. */
function advanceNotSaved(
  enrollment: Enrollment,
  step: SendingStep,
  { keep, failure }: NotSavedWork,
  action: SendingAction,
): Enrollment {
  const save = (how: NotSavedWork['keep']): Enrollment => ({
    ...enrollment,
    step: { ...step, work: { kind: 'saving', run: enrollment.turn, keep: how, heard: [] } },
  })
  switch (action.kind) {
    case 'retried':
      return save(keep)
    case 'keepingGivenUp':
      return failure.kind === 'nothingKept' || failure.kind === 'notSaved'
        ? { ...save('anywhere'), keep: 'anywhere' }
        : enrollment
    case 'consentWanted':
      return failure.kind === 'consentMissing' ? toConsenting(enrollment, step.subject) : enrollment
    case 'otherPersonWanted':
      return failure.kind === 'jobGone' ? toOtherPerson(enrollment, step) : enrollment
    default:
      return enrollment
  }
}

function decide(enrollment: Enrollment, step: SendingStep, work: SavedWork, action: DecidingAction): Enrollment {
  const decision = decisionOf(work, action)
  return decision === null
    ? enrollment
    : withWork(enrollment, step, {
        ...work,
        deciding: { kind: 'running', run: enrollment.turn, decision, isHeard: false },
      })
}

function withWork(enrollment: Enrollment, step: SendingStep, work: SavedWork): Enrollment {
  return { ...enrollment, step: { ...step, work } }
}

/** The subject of a saved job, with what this window knows of the person and of the photo that is stored already. */
export function jobSubjectOf({ subject, order }: SendingStep, { job, look }: SavedWork): JobSubject {
  const of = subjectOfJob(job, subject, order.accepted?.outputs.profilePhoto ?? null)
  return look.kind === 'found' && of.person === null ? { ...of, person: look.person } : of
}

/**
 * Goes to the form in which a job's person is corrected or made anew: the one that was begun for it, or one filled from what
 * is known. A form that is begun for somebody else is not pushed aside.
 */
function toFormOf(enrollment: Enrollment, subject: JobSubject): Enrollment {
  const { form, turn } = enrollment
  const complaint = complaintOf(subject.job)
  if (form?.corrects?.job.id === subject.job.id) return toCreating(enrollment, complaint)
  return form?.touched === true ? enrollment : toCreating({ ...enrollment, form: formOfJob(turn, subject) }, complaint)
}

/**
 * The photo waits for somebody else, whom the clerk looks for now: the queue has to wait. It is this window's work again: the
 * job it lies in is for nobody.
 */
function toOtherPerson(enrollment: Enrollment, { subject }: SendingStep): Enrollment {
  const { picture } = enrollment
  return toFinding(
    { ...enrollment, isFromQueue: false, picture: picture === null ? null : { ...picture, savedAs: null } },
    { kind: 'personGone', name: nameOf(subject) },
  )
}
