import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { FindingAction } from './actions.ts'
import type { Chosen, Deed, Enrollment, FindingStep } from './enrollment.ts'
import { formForText } from './person-form.ts'
import { subjectOfPerson } from './subject.ts'
import { toCreating, toFinding, toFraming, toReviewing, toSaving } from './transitions.ts'

/** The id of the administrator every server is born with; nobody deletes it. Source: reference section 4.8. */
export const protectedPersonId = '1'

/** What the clerk's acts on the search screen lead to; while a deed runs nothing else is begun. */
export function advanceFinding(enrollment: Enrollment, step: FindingStep, action: FindingAction): Enrollment {
  const { chosen } = step
  if (chosen?.kind === 'read' && chosen.deed.kind === 'running') return enrollment
  const choose = (next: Chosen | null): Enrollment => ({
    ...enrollment,
    step: { kind: 'finding', chosen: next, notice: null },
    mail: { ...enrollment.mail, again: false },
  })
  switch (action.kind) {
    case 'personChosen': {
      const { summary, person, inDirectory = null } = action
      return person === null
        ? choose({ kind: 'reading', summary, run: enrollment.turn, photoWanted: false, inDirectory })
        : choose({ kind: 'read', summary, person, deed: { kind: 'none' }, source: 'server' })
    }
    case 'choiceDropped':
      return choose(null)
    case 'noticeRead':
      return { ...enrollment, step: { ...step, notice: null } }
    case 'personReadAgain':
      return chosen === null
        ? enrollment
        : choose({
            kind: 'reading',
            summary: chosen.summary,
            run: enrollment.turn,
            photoWanted: false,
            inDirectory: chosen.kind === 'read' ? null : chosen.inDirectory,
          })
    case 'photoWanted':
      return wantPhoto(enrollment, step)
    case 'mailOnlyWanted':
      return wantMailOnly(enrollment, chosen)
    case 'deedWanted': {
      const isRefused = action.name === 'deletePerson' && chosen?.summary.id === protectedPersonId
      return isRefused ? enrollment : withDeed(enrollment, step, { kind: 'confirming', name: action.name })
    }
    case 'deedConfirmed':
      return chosen?.kind === 'read' && chosen.deed.kind === 'confirming'
        ? withDeed(enrollment, step, {
            kind: 'running',
            name: chosen.deed.name,
            run: enrollment.turn,
            stage: null,
          })
        : enrollment
    case 'deedDropped':
      return withDeed(enrollment, step, { kind: 'none' })
    case 'creationWanted':
      return wantCreation(enrollment, action.name)
    case 'personChanged': {
      const { person, notKept } = action
      const read = { kind: 'read', summary: person, person, deed: { kind: 'none' }, source: 'server' } as const
      const notice = { kind: notKept.length === 0 ? 'personChanged' : 'changeNotKept', name: person.name } as const
      return { ...choose(read), step: { kind: 'finding', chosen: read, notice } }
    }
    case 'pictureResumed':
      return enrollment.picture === null ? enrollment : toReviewing(enrollment, enrollment.picture.takenFor)
    case 'formResumed':
      return enrollment.form === null ? enrollment : toCreating(enrollment)
    default:
      return assertNever(action, 'the search screen has an act that was never named')
  }
}

/** Puts a deed of the chosen person into another state. */
export function withDeed(enrollment: Enrollment, step: FindingStep, deed: Deed): Enrollment {
  return step.chosen?.kind === 'read'
    ? { ...enrollment, step: { ...step, chosen: { ...step.chosen, deed } } }
    : enrollment
}

function wantPhoto(enrollment: Enrollment, step: FindingStep): Enrollment {
  const { chosen } = step
  if (chosen?.kind === 'read') return toFraming(enrollment, subjectOfPerson(chosen.person, chosen.source))
  return chosen?.kind === 'reading'
    ? { ...enrollment, step: { ...step, chosen: { ...chosen, photoWanted: true } } }
    : enrollment
}

function wantMailOnly(enrollment: Enrollment, chosen: Chosen | null): Enrollment {
  if (chosen?.kind !== 'read') return enrollment
  const subject = subjectOfPerson(chosen.person, chosen.source)
  return toSaving(enrollment, subject, { accepted: null, mail: { again: false }, consent: null })
}

function wantCreation(enrollment: Enrollment, name: string): Enrollment {
  if (enrollment.form?.touched === true) return { ...enrollment, question: { kind: 'draftBegun', name } }
  return toCreating({ ...toFinding(enrollment), form: formForText(enrollment.turn, name) })
}
