import type { Capture } from '../camera/capture/capture-types.ts'
import type { Accepted, PictureJudgement } from './accepted.ts'
import type { PersonForm } from './person-form.ts'
import { idOf, type Subject } from './subject.ts'

/**
 * A captured frame on its way to the server, kept until each of its outputs is there or given up, or the clerk discards it.
 *
 * It belongs to the subject it was taken for: it goes to somebody else only when the clerk says so.
 */
export interface Picture {
  readonly capture: Capture
  readonly judgement: PictureJudgement
  readonly takenFor: Subject
  /** What goes out of it, once the clerk has accepted it in the review. */
  readonly accepted: Accepted | null
}

/** A picture that was taken a moment ago; one that nobody has judged yet is to be judged in the review. */
export function pictureOf(capture: Capture, takenFor: Subject): Picture {
  const { judgement } = capture
  return {
    capture,
    judgement: judgement === null ? { kind: 'pending' } : { kind: 'judged', judgement },
    takenFor,
    accepted: null,
  }
}

/** Whether the photo is one of the person this form is about: taken for the form, or for the record the form replaces. */
export function isPictureForForm({ takenFor }: Picture, form: PersonForm): boolean {
  if (takenFor.kind !== 'known' && takenFor.serial === form.serial) return true
  return form.replaces !== null && idOf(takenFor) === form.replaces
}
