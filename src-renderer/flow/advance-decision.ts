import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { DecisionAction } from './actions.ts'
import { firstEnrollment, type Enrollment } from './enrollment.ts'
import { formForText } from './person-form.ts'
import { toCreating, toFinding, toFraming, toReviewing } from './transitions.ts'

/** What the clerk's decisions lead to: the only way in which begun work ends without the main process having it. */
export function advanceDecision(enrollment: Enrollment, action: DecisionAction): Enrollment {
  const { question, step } = enrollment
  switch (action.kind) {
    case 'questionDropped':
      return { ...enrollment, question: null }
    case 'pictureGivenToWanted':
      return question?.kind === 'pictureOfAnother' ? toReviewing(enrollment, question.wanted) : enrollment
    case 'pictureDiscarded':
      if (question?.kind === 'pictureOfAnother') return toFraming({ ...enrollment, picture: null }, question.wanted)
      return step.kind === 'finding' ? { ...enrollment, picture: null } : enrollment
    case 'formDiscarded': {
      const without = withoutForm(enrollment)
      if (question?.kind === 'draftBegun')
        return toCreating({ ...without, form: formForText(enrollment.turn, question.name) })
      if (step.kind === 'creating') return toFinding(without)
      return step.kind === 'finding' ? without : enrollment
    }
    case 'everythingDiscarded':
      return {
        ...firstEnrollment,
        mail: { ...enrollment.mail, again: false },
        ground: enrollment.ground,
        asksForConsent: enrollment.asksForConsent,
        turn: enrollment.turn,
      }
    default:
      return assertNever(action, 'a decision was never named')
  }
}

/** Ends a form together with the photo that was taken for it: a photo of nobody could never be sent. */
function withoutForm(enrollment: Enrollment): Enrollment {
  const { form, picture } = enrollment
  const isItsPicture = picture?.takenFor.kind === 'new' && picture.takenFor.serial === form?.serial
  return { ...enrollment, form: null, picture: isItsPicture ? null : picture }
}
