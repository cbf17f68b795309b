import type { Capture } from '../camera/capture/capture-types.ts'
import type { PictureJudgement } from './accepted.ts'
import type { PersonForm } from './person-form.ts'
import { idOf, type Subject } from './subject.ts'

/**
 * A captured frame, kept until the main process has what was made of it and the clerk has left it, or the clerk discards it.
 *
 * It belongs to the subject it was taken for: it goes to somebody else only when the clerk says so.
 */
export interface Picture {
  readonly capture: Capture
  readonly judgement: PictureJudgement
  readonly takenFor: Subject
  /** The job that holds what was made of it; `null` while only this window has it. */
  readonly savedAs: string | null
}

/** A picture that was taken a moment ago; one that nobody has judged yet is to be judged in the review. */
export function pictureOf(capture: Capture, takenFor: Subject): Picture {
  const { judgement } = capture
  return {
    capture,
    judgement: judgement === null ? { kind: 'pending' } : { kind: 'judged', judgement },
    takenFor,
    savedAs: null,
  }
}

/** Whether the photo is one of the person this form is about. */
export function isPictureForForm({ takenFor }: Picture, form: PersonForm): boolean {
  return takenFor.kind === 'new' && takenFor.serial === form.serial
}

/** Whether the photo was taken for the person the server knows by this id. */
export function isPictureOfPerson({ takenFor }: Picture, id: string): boolean {
  return takenFor.kind !== 'new' && idOf(takenFor) === id
}
