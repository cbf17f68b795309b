import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { PictureAction } from './actions.ts'
import type { Enrollment } from './enrollment.ts'
import { acceptedOf, acceptedScanOf } from './accepted.ts'
import { jobSubjectOf } from './advance-sending.ts'
import { consentOf, mustAskForConsent } from './consent-of.ts'
import { mayRetake } from './job-work.ts'
import { pictureOf } from './picture.ts'
import { mailSentAtOf } from './subject.ts'
import { toConsenting, toFraming, toReviewing, toSaving, toSending } from './transitions.ts'

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
      // Somebody may have begun to ask for consent while this photo was looked at.
      if (mustAskForConsent(enrollment, step.subject)) return toConsenting(enrollment, step.subject)
      const consent = consentOf(enrollment, step.subject)
      const accepted = acceptedOf(enrollment.picture.judgement, step.subject, consent, action)
      return accepted === null ? enrollment : toSending(enrollment, step.subject, accepted)
    }
    case 'scanAccepted': {
      if (step.kind !== 'framing') return enrollment
      if (mustAskForConsent(enrollment, step.subject)) return toConsenting(enrollment, step.subject)
      const consent = consentOf(enrollment, step.subject)
      const accepted = acceptedScanOf(step.subject, consent, action.scan, action.replaces)
      // The mail invites to what has just been done.
      return accepted === null ? enrollment : toSaving(enrollment, step.subject, { accepted, mail: null, consent })
    }
    case 'retakeWanted':
      return retake(enrollment)
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

/** Back to the camera: in the place of a photo that was not accepted yet, or of one that a saved job has trouble with. */
function retake(enrollment: Enrollment): Enrollment {
  const { step } = enrollment
  if (step.kind === 'reviewing')
    return { ...enrollment, step: { kind: 'framing', subject: step.subject, from: 'review' } }
  if (step.kind !== 'sending') return enrollment
  if (step.work.kind === 'notSaved' && step.order.accepted !== null)
    return { ...enrollment, step: { kind: 'framing', subject: step.subject, from: 'review' } }
  if (step.work.kind !== 'saved' || step.work.deciding.kind === 'running') return enrollment
  return mayRetake(step.work.job) ? toFraming(enrollment, jobSubjectOf(step, step.work)) : enrollment
}
