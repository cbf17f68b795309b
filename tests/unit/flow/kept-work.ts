import type { Action } from '../../../src-renderer/flow/actions.ts'
import type { Enrollment } from '../../../src-renderer/flow/enrollment.ts'
import { currentStepOf } from '../../../src-renderer/flow/sending-job.ts'
import { idOf, isSameSubject } from '../../../src-renderer/flow/subject.ts'
import { wantedCalls } from '../../../src-renderer/flow/wanted-calls.ts'

const isLeaving = (action: Action): boolean =>
  action.kind === 'everythingDiscarded' ||
  (action.kind === 'sessionChanged' && action.session.kind === 'signedOut' && action.session.reason === 'byClerk')

/** Whether an action is one of the few after which a photo may be gone: discarded, replaced, or on the server. */
const mayEndPicture = (action: Action): boolean =>
  isLeaving(action) ||
  action.kind === 'pictureDiscarded' ||
  action.kind === 'formDiscarded' ||
  action.kind === 'captured' ||
  (action.kind === 'stepGivenUp' && action.name === 'uploadPhoto') ||
  (action.kind === 'answered' && action.call === 'uploadPhoto' && action.answer.ok)

/** Whether an action is one of the few after which a form may be gone: discarded, or a person on the server. */
const mayEndForm = (action: Action): boolean =>
  isLeaving(action) ||
  action.kind === 'formDiscarded' ||
  (action.kind === 'answered' && (action.call === 'createPerson' || action.call === 'readPerson') && action.answer.ok)

/** Every promise of the flow that a step from one state to the next has broken, in words. */
export function brokenPromises(before: Enrollment, action: Action, after: Enrollment): readonly string[] {
  const broken: string[] = []
  const promise = (holds: boolean, words: string): void => {
    if (!holds) broken.push(`${words} (${action.kind} at ${before.step.kind})`)
  }
  const { step } = after
  const isPictureGone = before.picture !== null && after.picture?.capture !== before.picture.capture
  promise(!isPictureGone || mayEndPicture(action), 'a captured photo is lost')
  const isFormGone = before.form?.touched === true && after.form?.serial !== before.form.serial
  promise(!isFormGone || mayEndForm(action), 'a form is lost')
  if (action.kind === 'back') promise(after.form === before.form, 'going back changes the form')
  promise(step.kind !== 'creating' || after.form !== null, 'the form is shown without a form')
  promise(
    step.kind !== 'reviewing' || after.picture?.capture === step.capture,
    'the review shows another frame than the one kept',
  )
  if (step.kind === 'sending') {
    const current = currentStepOf(step.job)
    promise(current !== null, 'a finished job goes on')
    const isPhotoOpen = step.photo !== null && (current === 'createPerson' || current === 'uploadPhoto')
    promise(!isPhotoOpen || after.picture?.accepted === step.photo, 'a photo is sent that is not the one kept')
    promise(
      !isPhotoOpen || (after.picture !== null && isSameSubject(after.picture.takenFor, step.subject)),
      'a photo goes to somebody it was not taken for',
    )
  }
  const wanted = wantedCalls(after, 'en')
  promise(new Set(wanted.map(({ run }) => run)).size === wanted.length, 'two calls have one run')
  for (const call of wanted) {
    const isNew = !wantedCalls(before, 'en').some(({ run }) => run === call.run)
    promise(call.call !== 'deletePerson' || call.input.id !== '1', 'the first administrator is deleted')
    promise(
      call.call !== 'uploadPhoto' || (after.picture !== null && idOf(after.picture.takenFor) === call.input.id),
      'a photo is uploaded to another id than the one it was taken for',
    )
    if (!isNew || before.step.kind !== 'sending') continue
    const created = before.step.job.createPerson
    if (call.call === 'createPerson' && created.kind === 'failed' && created.failure.kind === 'outcomeUnknown')
      promise(created.look.kind === 'nobody', 'a creation is repeated before anybody looked')
    const mailed = before.step.job.sendMail
    if (call.call === 'sendMail' && mailed.kind === 'failed' && mailed.failure.kind === 'outcomeUnknown')
      promise(call.input.again && action.kind === 'secondMailConfirmed', 'a mail is repeated without being asked for')
  }
  return broken
}
