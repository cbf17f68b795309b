import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { Action } from './actions.ts'
import { advanceAnswer } from './advance-answer.ts'
import { advanceCreating } from './advance-creating.ts'
import { advanceDecision } from './advance-decision.ts'
import { advanceFinding } from './advance-finding.ts'
import { advancePicture } from './advance-picture.ts'
import { advanceSending } from './advance-sending.ts'
import { advanceSession } from './advance-session.ts'
import { isSending, type Enrollment } from './enrollment.ts'
import { isFaceInDoubt } from './face-outcome.ts'
import { currentStepOf, withStep } from './sending-job.ts'
import { askingForReadiness, toFinding, toReviewing, toSubject } from './transitions.ts'

/**
 * The whole enrollment as one pure function: where it stands, and what happens, give where it stands next.
 *
 * An action that does not fit the step changes nothing: a key pressed twice is no error.
 */
export function advance(enrollment: Enrollment, action: Action): Enrollment {
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
      return step.kind === 'creating' ? advanceCreating(now, step, action) : now
    case 'captured':
    case 'pictureJudged':
    case 'photoAccepted':
    case 'retakeWanted':
    case 'mailSwitched':
      return advancePicture(now, action)
    case 'retried':
    case 'stopWanted':
    case 'nextIdTaken':
    case 'correctionWanted':
    case 'lookWanted':
    case 'replacementConfirmed':
    case 'faceDecided':
    case 'secondMailConfirmed':
    case 'stepGivenUp':
    case 'otherPersonWanted':
    case 'recreationWanted':
      return step.kind === 'sending' ? advanceSending(now, step, action) : now
    case 'answered':
      return advanceAnswer(now, action)
    case 'progressed':
      return advanceProgress(now, action.run, action.stage)
    case 'deskOpened':
      return askingForReadiness(now)
    case 'sessionChanged':
      return advanceSession(now, action.session)
    case 'back':
      return goBack(now)
    case 'nextPersonWanted':
      return step.kind === 'done' ? toFinding({ ...now, mail: { ...now.mail, again: false } }) : now
    default:
      return assertNever(action, 'an action was never named')
  }
}

/** One step back. Everything begun stays; while the server is being changed there is no way back. */
function goBack(enrollment: Enrollment): Enrollment {
  const { step, picture, question } = enrollment
  if (question !== null) return { ...enrollment, question: null }
  if (isSending(enrollment)) return enrollment
  switch (step.kind) {
    case 'finding':
    case 'creating':
    case 'done':
      return toFinding(enrollment)
    case 'framing':
      return step.from === 'review' && picture !== null
        ? toReviewing(enrollment, step.subject)
        : toSubject(enrollment, step.subject)
    case 'reviewing':
      return toSubject(enrollment, step.subject)
    case 'sending':
      if (step.accepted === null) return toSubject(enrollment, step.subject)
      // Without the picture there is nothing to go back to; with a face in doubt the way back would lead to sending it twice.
      return picture === null || isFaceInDoubt(step.job) ? enrollment : toReviewing(enrollment, step.subject)
    default:
      return assertNever(step, 'a step was never named')
  }
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
  if (step.kind !== 'sending') return enrollment
  const name = currentStepOf(step.job)
  const current = name === null ? null : step.job[name]
  return name !== null && current?.kind === 'running' && current.run === run
    ? { ...enrollment, step: { ...step, job: withStep(step.job, name, { ...current, stage }) } }
    : enrollment
}
