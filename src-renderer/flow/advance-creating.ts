import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { CreatingAction } from './actions.ts'
import type { CreatingStep, Enrollment } from './enrollment.ts'
import type { PersonForm, ReadyDraft } from './person-form.ts'
import { isPictureForForm } from './picture.ts'
import type { Subject } from './subject.ts'
import { toFraming, toReviewing, toSending } from './transitions.ts'

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
      return enrollment.form === null ? enrollment : submit(enrollment, enrollment.form, action.ready)
    default:
      return assertNever(action, 'the form has an act that was never named')
  }
}

/** Goes on with the draft: to the camera, or straight on when there is a photo for it already. */
function submit(enrollment: Enrollment, form: PersonForm, ready: ReadyDraft): Enrollment {
  const subject: Subject = { kind: 'new', serial: form.serial, ...ready }
  const begun = { ...enrollment, form: { ...form, touched: true } }
  const { picture } = begun
  if (picture === null || !isPictureForForm(picture, form)) return toFraming(begun, subject)
  return picture.accepted === null ? toReviewing(begun, subject) : toSending(begun, subject, picture.accepted)
}
