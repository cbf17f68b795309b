import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { PictureAction } from './actions.ts'
import type { Enrollment } from './enrollment.ts'
import { currentStepOf } from './sending-job.ts'
import { mailSentAtOf } from './subject.ts'
import { toReviewing, toSending } from './transitions.ts'

/** What the clerk's acts at the camera and in the review lead to. A retake replaces a photo only by the next capture. */
export function advancePicture(enrollment: Enrollment, action: PictureAction): Enrollment {
  const { step } = enrollment
  switch (action.kind) {
    case 'captured': {
      if (step.kind !== 'framing') return enrollment
      const picture = { capture: action.capture, takenFor: step.subject, accepted: null }
      return toReviewing({ ...enrollment, picture }, step.subject)
    }
    case 'photoAccepted':
      return step.kind === 'reviewing' ? toSending(enrollment, step.subject, action.photo) : enrollment
    case 'retakeWanted': {
      const mayRetake =
        step.kind === 'reviewing' ||
        (step.kind === 'sending' && currentStepOf(step.job) === 'uploadPhoto' && step.job.uploadPhoto.kind === 'failed')
      return mayRetake
        ? { ...enrollment, step: { kind: 'framing', subject: step.subject, from: 'review' } }
        : enrollment
    }
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
