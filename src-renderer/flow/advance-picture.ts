import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { PictureAction } from './actions.ts'
import type { Enrollment } from './enrollment.ts'
import { currentStepOf, type SendingJob } from './sending-job.ts'
import { acceptedOf } from './accepted.ts'
import { isFaceInDoubt } from './face-outcome.ts'
import { pictureOf } from './picture.ts'
import { mailSentAtOf } from './subject.ts'
import { toReviewing, toSending } from './transitions.ts'

/** What the clerk's acts at the camera and in the review lead to. A retake replaces a photo only by the next capture. */
export function advancePicture(enrollment: Enrollment, action: PictureAction): Enrollment {
  const { step } = enrollment
  switch (action.kind) {
    case 'captured': {
      if (step.kind !== 'framing') return enrollment
      return toReviewing({ ...enrollment, picture: pictureOf(action.capture, step.subject) }, step.subject)
    }
    case 'pictureJudged': {
      const { picture } = enrollment
      if (picture?.capture !== action.capture || picture.judgement.kind !== 'pending') return enrollment
      const judgement =
        action.judgement === null
          ? ({ kind: 'impossible' } as const)
          : ({ kind: 'judged', judgement: action.judgement } as const)
      return { ...enrollment, picture: { ...picture, judgement } }
    }
    case 'photoAccepted': {
      if (step.kind !== 'reviewing' || enrollment.picture === null) return enrollment
      const accepted = acceptedOf(enrollment.picture.judgement, step.subject, action)
      return accepted === null ? enrollment : toSending(enrollment, step.subject, accepted)
    }
    case 'retakeWanted':
      return step.kind === 'reviewing' || (step.kind === 'sending' && mayRetake(step.job))
        ? { ...enrollment, step: { kind: 'framing', subject: step.subject, from: 'review' } }
        : enrollment
    case 'mailSwitched': {
      if (step.kind !== 'reviewing') return enrollment
      const isAgain = mailSentAtOf(step.subject) !== null
      const wish = isAgain ? { again: action.on } : { wanted: action.on }
      return { ...enrollment, mail: { ...enrollment.mail, ...wish } }
    }
    default:
      return assertNever(action, 'the camera or the review has an act that was never named')
  }
}

/** Whether another picture may be taken in the middle of a job: a step about this one has failed, and none is in doubt. */
function mayRetake(job: SendingJob): boolean {
  const name = currentStepOf(job)
  const isAboutPicture = name === 'keepOverride' || name === 'uploadPhoto' || name === 'registerVisualFace'
  return isAboutPicture && job[name].kind === 'failed' && !isFaceInDoubt(job)
}
