import type { Capture, ProfilePhoto } from '../camera/capture/capture-types.ts'
import type { PersonForm } from './person-form.ts'
import { idOf, type Subject } from './subject.ts'

/**
 * A captured frame on its way to the server, kept until the server has it or the clerk discards it.
 *
 * It belongs to the subject it was taken for: it goes to somebody else only when the clerk says so.
 */
export interface Picture {
  readonly capture: Capture
  readonly takenFor: Subject
  /** The profile photo made of it, once the clerk has accepted one in the review. */
  readonly accepted: ProfilePhoto | null
}

/** Whether the photo is one of the person this form is about: taken for the form, or for the record the form replaces. */
export function isPictureForForm({ takenFor }: Picture, form: PersonForm): boolean {
  if (takenFor.kind !== 'known' && takenFor.serial === form.serial) return true
  return form.replaces !== null && idOf(takenFor) === form.replaces
}
