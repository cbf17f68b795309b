import type { OpenDraft } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { CreatingAction } from './actions.ts'
import type { CreatingStep, Enrollment } from './enrollment.ts'
import type { PersonForm } from './person-form.ts'
import { isPictureForForm } from './picture.ts'
import type { Subject } from './subject.ts'
import { toFraming, toJob, toReviewing } from './transitions.ts'

/** What the clerk's acts on the form lead to. */
export function advanceCreating(enrollment: Enrollment, step: CreatingStep, action: CreatingAction): Enrollment {
  switch (action.kind) {
    case 'formChanged':
      return action.form.serial === enrollment.form?.serial
        ? { ...enrollment, form: { ...action.form, touched: true } }
        : enrollment
    case 'groundReadAgain':
      return { ...enrollment, step: { ...step, ground: { kind: 'reading', run: enrollment.turn } } }
    case 'formSubmitted':
      return enrollment.form === null ? enrollment : submit(enrollment, enrollment.form, action.draft)
    default:
      return assertNever(action, 'the form has an act that was never named')
  }
}

/** Goes on with the draft: back to the job it corrects, to the photo there is for it, or to the camera. */
function submit(enrollment: Enrollment, form: PersonForm, draft: OpenDraft): Enrollment {
  const begun = { ...enrollment, form: { ...form, touched: true } }
  const { corrects } = form
  if (corrects !== null) return toJob(begun, corrects, { kind: 'createFrom', draft })
  const subject: Subject = { kind: 'new', serial: form.serial, draft }
  const { picture } = begun
  return picture !== null && isPictureForForm(picture, form) ? toReviewing(begun, subject) : toFraming(begun, subject)
}
