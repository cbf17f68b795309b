import { isGiven } from '../../../src-preload/contract/consent.ts'
import type { Action } from '../../../src-renderer/flow/actions.ts'
import { verdictOf } from '../../../src-renderer/flow/accepted.ts'
import { isAllRefused } from '../../../src-renderer/flow/consent-of.ts'
import type { Enrollment } from '../../../src-renderer/flow/enrollment.ts'
import { failureOfStep, isFaceInDoubt } from '../../../src-renderer/flow/job-work.ts'
import { enrolledPersonOf, heldFacesOf, isSameSubject } from '../../../src-renderer/flow/subject.ts'
import { wantedCalls, type WantedCall } from '../../../src-renderer/flow/wanted-calls.ts'

const isLeaving = (action: Action): boolean =>
  action.kind === 'everythingDiscarded' ||
  (action.kind === 'sessionChanged' && action.session.kind === 'signedOut' && action.session.reason === 'byClerk')

/** Whether an action is one of the few after which a photo may be gone that only this window has. */
const endsPicture = (action: Action): boolean =>
  isLeaving(action) ||
  action.kind === 'pictureDiscarded' ||
  action.kind === 'formDiscarded' ||
  (action.kind === 'consentAnswered' && isAllRefused(action.record))

/** Whether a photo was replaced by another one of the same person. */
const isRetaken = (before: Enrollment, action: Action, after: Enrollment): boolean =>
  action.kind === 'captured' &&
  before.picture !== null &&
  after.picture !== null &&
  isSameSubject(before.picture.takenFor, after.picture.takenFor)

/** Whether an action is one of the few after which a form may be gone: discarded, or held by a job. */
const mayEndForm = (action: Action): boolean =>
  isLeaving(action) ||
  action.kind === 'formDiscarded' ||
  (action.kind === 'answered' && (action.call === 'saveEnrollment' || action.call === 'decideJob') && action.answer.ok)

/** Whether an action is the news that the main process has taken an enrollment over. */
const isTakenOver = (action: Action): boolean =>
  action.kind === 'answered' && action.call === 'saveEnrollment' && action.answer.ok

/** The names of calls, so that those of two states can be compared. */
const namesOf = (calls: readonly WantedCall[]): ReadonlySet<string> =>
  new Set(calls.map(({ call, run }) => `${call} ${String(run)}`))

/** Every promise of the flow that a step from one state to the next has broken, in words. */
export function brokenPromises(before: Enrollment, action: Action, after: Enrollment): readonly string[] {
  const broken: string[] = []
  const promise = (holds: boolean, words: string): void => {
    if (!holds) broken.push(`${words} (${action.kind} at ${before.step.kind})`)
  }
  const { step } = after
  const isPictureGone = before.picture?.savedAs === null && after.picture?.capture !== before.picture.capture
  promise(
    !isPictureGone || endsPicture(action) || isRetaken(before, action, after),
    'a photo that only this window has is lost',
  )
  const isCalledSaved = before.picture?.savedAs === null && (after.picture?.savedAs ?? null) !== null
  promise(!isCalledSaved || isTakenOver(action), 'a photo counts as saved before the main process has taken it over')
  promise(!isOrderLost(before, action, after), 'an accepted order is lost')
  const isFormGone = before.form?.touched === true && after.form?.serial !== before.form.serial
  promise(!isFormGone || mayEndForm(action), 'a form is lost')
  if (action.kind === 'back') promise(after.form === before.form, 'going back changes the form')
  promise(step.kind !== 'creating' || after.form !== null, 'the form is shown without a form')
  promise(
    step.kind !== 'reviewing' || after.picture?.capture === step.capture,
    'the review shows another frame than the one kept',
  )
  if (step.kind === 'sending' && step.work.kind !== 'saved' && step.order.accepted !== null)
    promise(
      after.picture !== null && isSameSubject(after.picture.takenFor, step.subject),
      'a photo goes to somebody it was not taken for',
    )
  const wanted = wantedCalls(after, 'en')
  promise(namesOf(wanted).size === wanted.length, 'two calls have one name')
  const earlier = namesOf(wantedCalls(before, 'en'))
  for (const call of wanted) {
    promise(call.call !== 'deletePerson' || call.input.id !== '1', 'the first administrator is deleted')
    if (earlier.has(`${call.call} ${String(call.run)}`)) continue
    for (const words of brokenByCall(before, action, after, call)) promise(false, words)
  }
  return broken
}

/** Whether an order that the main process does not have is neither under way, nor shown with the reason, nor a kept picture. */
function isOrderLost(before: Enrollment, action: Action, after: Enrollment): boolean {
  if (before.step.kind !== 'sending' || before.step.work.kind === 'saved') return false
  const { order } = before.step
  if (isLeaving(action) || isTakenOver(action) || order.accepted === null) return false
  const isStillThere = after.step.kind === 'sending' && after.step.order === order
  return !isStillThere && after.picture?.capture !== before.picture?.capture
}

/** The promises that a call which becomes wanted breaks. */
function brokenByCall(before: Enrollment, action: Action, after: Enrollment, call: WantedCall): readonly string[] {
  if (call.call === 'saveEnrollment') return brokenByOrder(before, after, call)
  if (call.call === 'decideJob') return brokenByDecision(before, action, call)
  return []
}

type CallTo<Name extends WantedCall['call']> = Extract<WantedCall, { readonly call: Name }>

function brokenByOrder(before: Enrollment, after: Enrollment, { input }: CallTo<'saveEnrollment'>): readonly string[] {
  const broken: string[] = []
  const promise = (holds: boolean, words: string): void => {
    if (!holds) broken.push(words)
  }
  const { picture } = after
  const hasPicture = input.profilePhoto !== null || input.facePicture !== null
  if (!hasPicture) {
    promise(input.override === null && input.judgement === null, 'a verdict goes out without a picture')
    return broken
  }
  promise(
    picture !== null && JSON.stringify(enrolledPersonOf(picture.takenFor)) === JSON.stringify(input.person),
    'a picture is handed over for somebody it was not taken for',
  )
  promise(picture !== null && verdictOf(picture.judgement) !== null, 'a picture is handed over that nobody has judged')
  const isBlocked = picture !== null && verdictOf(picture.judgement) === 'block'
  promise(!isBlocked || input.override !== null, 'a blocked picture is handed over without a reason')
  promise(isBlocked || input.override === null, 'a reason goes out where nothing was blocked')
  promise(input.replaces === null || facesInView(before).includes(input.replaces), 'a face is replaced that nobody saw')
  const { consent } = input
  promise(!after.asksForConsent || consent !== null, 'a picture is handed over of somebody who was not asked')
  promise(
    consent === null || input.profilePhoto === null || isGiven(consent, 'profilePhoto'),
    'a profile photo is made of somebody who refused it',
  )
  promise(
    consent === null || input.facePicture === null || isGiven(consent, 'visualFace'),
    'a visual face is made of somebody who refused it',
  )
  return broken
}

function brokenByDecision(before: Enrollment, action: Action, { input }: CallTo<'decideJob'>): readonly string[] {
  const broken: string[] = []
  const promise = (holds: boolean, words: string): void => {
    if (!holds) broken.push(words)
  }
  const { decision } = input
  promise(decision.kind !== 'discard' || action.kind === 'jobDiscarded', 'a job is discarded without being asked for')
  promise(decision.kind !== 'createFrom' || action.kind === 'formSubmitted', 'a person is created without a form')
  promise(
    decision.kind !== 'meanPerson' || action.kind === 'savedWorkMeantFor',
    'work goes to somebody the clerk has not named',
  )
  promise(
    decision.kind !== 'leaveOut' || decision.step !== 'createPerson',
    'the creation is left out, without which nothing can be done',
  )
  if (before.step.kind !== 'sending' || before.step.work.kind !== 'saved') return broken
  const { job, look } = before.step.work
  const isMailOpen = failureOfStep(job, 'sendMail')?.kind === 'outcomeUnknown'
  promise(!isMailOpen || decision.kind !== 'retry', 'a mail is repeated without being asked for')
  promise(
    decision.kind !== 'sendMailAgain' || action.kind === 'secondMailConfirmed',
    'a second mail is sent without being asked for',
  )
  if (decision.kind === 'replaceFace') {
    const faces = look.kind === 'found' && look.person.heldFaces.kind === 'known' ? look.person.heldFaces.value : []
    promise(
      decision.replaces === null || faces.some(({ digest }) => digest === decision.replaces),
      'a face is replaced that nobody saw',
    )
  }
  return broken
}

/** The digests of the visual faces that were on the screen. */
function facesInView({ step }: Enrollment): readonly string[] {
  if (step.kind !== 'sending' && step.kind !== 'reviewing') return []
  const held = heldFacesOf(step.subject)
  return held.kind === 'known' ? held.value.map(({ digest }) => digest) : []
}

/** Whether another picture is about to take the place of one whose face may have arrived. */
export function leavesFaceOpen(before: Enrollment, after: Enrollment): boolean {
  if (before.step.kind !== 'sending' || before.step.work.kind !== 'saved') return false
  const isAway = after.step.kind === 'reviewing' || after.step.kind === 'framing'
  return isAway && isFaceInDoubt(before.step.work.job)
}
