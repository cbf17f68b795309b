import type { OpenDraft } from '../../src-preload/contract/job.ts'
import type { Person, PersonSummary } from '../../src-preload/contract/person.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { CreatingAction } from './actions.ts'
import type { CreatingStep, Enrollment } from './enrollment.ts'
import type { PersonForm } from './person-form.ts'
import { mayBeSomebodyElses } from './job-work.ts'
import { isPictureForForm } from './picture.ts'
import { seenPersonOf, type Subject } from './subject.ts'
import { toFinding, toFraming, toJob, toReviewing } from './transitions.ts'

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
    case 'knownPersonMeant':
      return chooseKnown(enrollment, action.summary)
    case 'savedWorkMeantFor':
      return meanForSaved(enrollment, action.person)
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

/** Gives the saved work that the form corrects to somebody the server holds, as they were seen beside the form. */
function meanForSaved(enrollment: Enrollment, person: Person): Enrollment {
  const corrects = enrollment.form?.corrects ?? null
  if (corrects === null || !mayBeSomebodyElses(corrects.job)) return enrollment
  const { id, name } = person
  return toJob(enrollment, { ...corrects, person }, { kind: 'meanPerson', id, name, seen: seenPersonOf(person) })
}

/**
 * Lets go of the form and chooses the person who is there already. A form that corrects saved work stays: what becomes of that
 * work is decided there.
 */
function chooseKnown(enrollment: Enrollment, summary: PersonSummary): Enrollment {
  if (enrollment.form?.corrects !== null) return enrollment
  const chosen = { kind: 'reading', summary, run: enrollment.turn, photoWanted: false, inDirectory: null } as const
  return { ...toFinding(enrollment), form: null, step: { kind: 'finding', chosen, notice: null } }
}
