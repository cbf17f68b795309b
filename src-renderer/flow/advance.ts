import type { Job } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { Action } from './actions.ts'
import { advanceAnswer } from './advance-answer.ts'
import { advanceConsenting } from './advance-consenting.ts'
import { advanceCreating } from './advance-creating.ts'
import { advanceDecision } from './advance-decision.ts'
import { advanceFinding } from './advance-finding.ts'
import { advanceAnnouncement } from './advance-job.ts'
import { advancePicture } from './advance-picture.ts'
import { advanceSending } from './advance-sending.ts'
import { advanceSession } from './advance-session.ts'
import { isSending, type Enrollment, type SendingStep } from './enrollment.ts'
import { subjectOfJob } from './subject.ts'
import { readingAhead, lettingGo, toFinding, toJob, toReviewing, toSubject } from './transitions.ts'

/**
 * The whole enrollment as one pure function: where it stands, and what happens, give where it stands next.
 *
 * An action that does not fit the step changes nothing: a key pressed twice is no error.
 */
export function advance(enrollment: Enrollment, action: Action): Enrollment {
  return lettingGo(happened(enrollment, action))
}

function happened(enrollment: Enrollment, action: Action): Enrollment {
  const now = { ...enrollment, turn: enrollment.turn + 1 }
  const { step } = now
  switch (action.kind) {
    case 'personChosen':
    case 'choiceDropped':
    case 'noticeRead':
    case 'personReadAgain':
    case 'photoWanted':
    case 'mailOnlyWanted':
    case 'deedWanted':
    case 'deedConfirmed':
    case 'deedDropped':
    case 'creationWanted':
    case 'personChanged':
    case 'pictureResumed':
    case 'formResumed':
      return step.kind === 'finding' ? advanceFinding(now, step, action) : resumeFromQuestion(now, action.kind)
    case 'questionDropped':
    case 'pictureGivenToWanted':
    case 'pictureDiscarded':
    case 'formDiscarded':
    case 'everythingDiscarded':
      return advanceDecision(now, action)
    case 'formChanged':
    case 'groundReadAgain':
    case 'formSubmitted':
    case 'knownPersonMeant':
    case 'savedWorkMeantFor':
      return step.kind === 'creating' ? advanceCreating(now, step, action) : now
    case 'consentAnswered':
    case 'consentTextsReadAgain':
      return step.kind === 'consenting' ? advanceConsenting(now, step, action) : now
    case 'captured':
    case 'pictureJudged':
    case 'photoAccepted':
    case 'scanAccepted':
    case 'retakeWanted':
    case 'mailSwitched':
      return advancePicture(now, action)
    case 'retried':
    case 'keepingGivenUp':
    case 'consentWanted':
    case 'nextIdTaken':
    case 'correctionWanted':
    case 'lookWanted':
    case 'replacementConfirmed':
    case 'faceDecided':
    case 'secondMailConfirmed':
    case 'stepGivenUp':
    case 'goOnWanted':
    case 'keepLongerWanted':
    case 'reviewWanted':
    case 'jobDiscarded':
    case 'otherPersonWanted':
    case 'recreationWanted':
      return step.kind === 'sending' ? advanceSending(now, step, action) : now
    case 'answered':
      return advanceAnswer(now, action)
    case 'progressed':
      return advanceProgress(now, action.run, action.stage)
    case 'deskOpened':
      return rereading(readingAhead(now))
    case 'sessionChanged':
      return advanceSession(now, action.session)
    case 'jobChanged':
      return advanceAnnouncement(now, action.job)
    case 'back':
      return goBack(now)
    case 'nextPersonWanted':
      return mayLeave(now) ? { ...left(now), isFromQueue: false } : now
    case 'nextDecisionWanted':
      return mayLeave(now) ? left(now) : now
    case 'queueReached':
      return step.kind === 'finding' ? { ...now, isFromQueue: false } : now
    case 'jobOpened':
      return openJob(now, action.job)
    default:
      return assertNever(action, 'an action was never named')
  }
}

/** One step back. Everything begun stays; while an answer is waited for that decides where the work stands there is no way back. */
function goBack(enrollment: Enrollment): Enrollment {
  const { step, picture, question, form } = enrollment
  if (question !== null) return { ...enrollment, question: null }
  if (isSending(enrollment)) return enrollment
  switch (step.kind) {
    case 'finding':
    case 'done':
      return toFinding(enrollment)
    case 'creating': {
      const corrects = form?.corrects ?? null
      return corrects === null ? toFinding(enrollment) : toJob(enrollment, corrects)
    }
    case 'framing':
      return step.from === 'review' && picture !== null
        ? toReviewing(enrollment, step.subject)
        : toSubject(enrollment, step.subject)
    case 'consenting':
    case 'reviewing':
      return toSubject(enrollment, step.subject)
    case 'sending':
      return goBackFromSending(enrollment, step)
    default:
      return assertNever(step, 'a step was never named')
  }
}

/** Back to what only this window has; away from a job that waits, for it waits by itself. */
function goBackFromSending(enrollment: Enrollment, { subject, order, work }: SendingStep): Enrollment {
  const { picture } = enrollment
  if (work.kind === 'saving') return enrollment
  if (work.kind === 'notSaved')
    return order.accepted === null || picture === null
      ? toSubject(enrollment, subject)
      : toReviewing(enrollment, subject)
  const { state } = work.job
  if (state.kind === 'queued' || state.kind === 'running') return enrollment
  return order.accepted === null && subject.kind === 'known' ? toSubject(enrollment, subject) : toFinding(enrollment)
}

/** Whether the clerk may go on to the next person: what was accepted is done, or a job holds it. */
function mayLeave({ step }: Enrollment): boolean {
  if (step.kind === 'done') return true
  return step.kind === 'sending' && step.work.kind === 'saved' && step.work.deciding.kind !== 'running'
}

function left(enrollment: Enrollment): Enrollment {
  return toFinding({ ...enrollment, mail: { ...enrollment.mail, again: false } })
}

/** Shows a job of the queue. What was begun at the desk stays as it is kept. */
function openJob(enrollment: Enrollment, job: Job): Enrollment {
  const { step } = enrollment
  if (isSending(enrollment)) return enrollment
  if (step.kind === 'sending' && step.work.kind === 'saved' && step.work.job.id === job.id)
    return advanceAnnouncement({ ...enrollment, isFromQueue: true }, job)
  return { ...toJob(enrollment, subjectOfJob(job, null), null, true), isFromQueue: true }
}

/** Reads the jobs again when the desk was not listening for a while: its own may have gone on meanwhile. */
function rereading(enrollment: Enrollment): Enrollment {
  const { step, turn } = enrollment
  return step.kind === 'sending' && step.work.kind === 'saved'
    ? { ...enrollment, step: { ...step, work: { ...step.work, reread: turn } } }
    : enrollment
}

/** The question about a photo of somebody else can be asked at the form too, and be answered by going on with that one. */
function resumeFromQuestion(enrollment: Enrollment, kind: Action['kind']): Enrollment {
  const { picture, question } = enrollment
  return kind === 'pictureResumed' && picture !== null && question?.kind === 'pictureOfAnother'
    ? toReviewing(enrollment, picture.takenFor)
    : enrollment
}

function advanceProgress(
  enrollment: Enrollment,
  run: number,
  stage: Extract<Action, { kind: 'progressed' }>['stage'],
): Enrollment {
  const { step } = enrollment
  if (step.kind === 'finding') {
    const { chosen } = step
    return chosen?.kind === 'read' && chosen.deed.kind === 'running' && chosen.deed.run === run
      ? { ...enrollment, step: { ...step, chosen: { ...chosen, deed: { ...chosen.deed, stage } } } }
      : enrollment
  }
  return enrollment
}
