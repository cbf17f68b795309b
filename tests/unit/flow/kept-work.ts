import type { Action } from '../../../src-renderer/flow/actions.ts'
import { verdictOf } from '../../../src-renderer/flow/accepted.ts'
import type { Enrollment } from '../../../src-renderer/flow/enrollment.ts'
import { faceOutcomeOf } from '../../../src-renderer/flow/face-outcome.ts'
import { currentStepOf, isPictureSettled, type SendingJob } from '../../../src-renderer/flow/sending-job.ts'
import { heldFacesOf, idOf, isSameSubject } from '../../../src-renderer/flow/subject.ts'
import { wantedCalls, type WantedCall } from '../../../src-renderer/flow/wanted-calls.ts'

const isLeaving = (action: Action): boolean =>
  action.kind === 'everythingDiscarded' ||
  (action.kind === 'sessionChanged' && action.session.kind === 'signedOut' && action.session.reason === 'byClerk')

/** Whether an action is one of the few after which a photo may be gone whatever it was for: discarded or replaced. */
const endsPicture = (action: Action): boolean =>
  isLeaving(action) ||
  action.kind === 'pictureDiscarded' ||
  action.kind === 'formDiscarded' ||
  action.kind === 'captured'

/** Whether an action is one of the few after which a form may be gone: discarded, or a person on the server. */
const mayEndForm = (action: Action): boolean =>
  isLeaving(action) ||
  action.kind === 'formDiscarded' ||
  (action.kind === 'answered' && (action.call === 'createPerson' || action.call === 'readPerson') && action.answer.ok)

/** Whether each output of the picture that was in a job is on the server or was given up. */
const isEveryOutputSettled = ({ step }: Enrollment): boolean =>
  (step.kind === 'sending' || step.kind === 'done') && step.accepted !== null && isPictureSettled(step.job)

/** Whether a face was sent whose answer was lost, and no look has shown yet that it did not arrive. */
const isFaceOpen = (job: SendingJob): boolean => {
  const { registerVisualFace: face } = job
  if (face.kind !== 'failed' || face.failure.kind !== 'outcomeUnknown') return false
  return face.look.kind !== 'found' || faceOutcomeOf(job, face.look.person) !== 'notRegistered'
}

/** Every promise of the flow that a step from one state to the next has broken, in words. */
export function brokenPromises(before: Enrollment, action: Action, after: Enrollment): readonly string[] {
  const broken: string[] = []
  const promise = (holds: boolean, words: string): void => {
    if (!holds) broken.push(`${words} (${action.kind} at ${before.step.kind})`)
  }
  const { step } = after
  const isPictureGone = before.picture !== null && after.picture?.capture !== before.picture.capture
  promise(!isPictureGone || endsPicture(action) || isEveryOutputSettled(after), 'a captured photo is lost')
  const isFormGone = before.form?.touched === true && after.form?.serial !== before.form.serial
  promise(!isFormGone || mayEndForm(action), 'a form is lost')
  if (action.kind === 'back') promise(after.form === before.form, 'going back changes the form')
  promise(step.kind !== 'creating' || after.form !== null, 'the form is shown without a form')
  promise(
    step.kind !== 'reviewing' || after.picture?.capture === step.capture,
    'the review shows another frame than the one kept',
  )
  if (step.kind === 'sending') {
    promise(currentStepOf(step.job) !== null, 'a finished job goes on')
    const isPictureOpen = step.accepted !== null && !isPictureSettled(step.job)
    promise(!isPictureOpen || after.picture?.accepted === step.accepted, 'a picture is sent that is not the one kept')
    promise(
      !isPictureOpen || (after.picture !== null && isSameSubject(after.picture.takenFor, step.subject)),
      'a photo goes to somebody it was not taken for',
    )
  }
  const wanted = wantedCalls(after, 'en')
  promise(new Set(wanted.map(({ run }) => run)).size === wanted.length, 'two calls have one run')
  for (const call of wanted) {
    promise(call.call !== 'deletePerson' || call.input.id !== '1', 'the first administrator is deleted')
    const isNew = !wantedCalls(before, 'en').some(({ run }) => run === call.run)
    if (isNew) for (const words of brokenByCall(before, action, after, call)) promise(false, words)
  }
  return broken
}

/** The promises that a call which becomes wanted breaks. */
function brokenByCall(before: Enrollment, action: Action, after: Enrollment, call: WantedCall): readonly string[] {
  const broken: string[] = []
  const promise = (holds: boolean, words: string): void => {
    if (!holds) broken.push(words)
  }
  if (call.call === 'uploadPhoto' || call.call === 'registerVisualFace' || call.call === 'keepOverride') {
    const { picture } = after
    promise(
      picture !== null && idOf(picture.takenFor) === call.input.id,
      'a picture is sent to another id than the one it was taken for',
    )
    promise(picture !== null && verdictOf(picture.judgement) !== null, 'a picture is sent that nobody has judged')
    const { job } = after.step.kind === 'sending' ? after.step : { job: null }
    const isBlocked = picture !== null && verdictOf(picture.judgement) === 'block'
    promise(!isBlocked || (picture.accepted?.override ?? null) !== null, 'a blocked picture is sent without a reason')
    promise(
      !isBlocked || call.call === 'keepOverride' || job?.keepOverride.kind === 'done' || isGivenUp(job),
      'a blocked picture is sent before its reason was kept or given up',
    )
    promise(isBlocked || call.call !== 'keepOverride', 'a reason is kept where nothing was blocked')
  }
  if (call.call === 'registerVisualFace' && call.input.replaces !== null)
    promise(facesInView(before).includes(call.input.replaces), 'a face is replaced that nobody saw')
  if (before.step.kind !== 'sending') return broken
  const { createPerson: created, registerVisualFace: face, sendMail: mailed } = before.step.job
  if (call.call === 'createPerson' && created.kind === 'failed' && created.failure.kind === 'outcomeUnknown')
    promise(created.look.kind === 'nobody', 'a creation is repeated before anybody looked')
  if (call.call === 'registerVisualFace') {
    promise(face.kind !== 'done', 'a face that is registered is sent again')
    const isDecided = action.kind === 'faceDecided' && face.kind === 'failed' && face.look.kind === 'found'
    promise(!isFaceOpen(before.step.job) || isDecided, 'a face is sent again before anybody looked')
  }
  if (call.call === 'sendMail' && mailed.kind === 'failed' && mailed.failure.kind === 'outcomeUnknown')
    promise(call.input.again && action.kind === 'secondMailConfirmed', 'a mail is repeated without being asked for')
  return broken
}

const isGivenUp = (job: SendingJob | null): boolean =>
  job?.keepOverride.kind === 'skipped' && job.keepOverride.reason === 'givenUp'

/** The digests of the visual faces that were on the screen: those of the record, and those of a look. */
function facesInView({ step }: Enrollment): readonly string[] {
  if (step.kind !== 'sending' && step.kind !== 'reviewing') return []
  const known = heldFacesOf(step.subject)
  const { look } =
    step.kind === 'sending' && step.job.registerVisualFace.kind === 'failed'
      ? step.job.registerVisualFace
      : { look: null }
  const looked = look?.kind === 'found' ? look.person.heldFaces : known
  return [known, looked].flatMap((faces) => (faces.kind === 'known' ? faces.value.map(({ digest }) => digest) : []))
}

/** Whether going back or taking another picture may lead away from a step: not while a face may have arrived. */
export function leavesFaceOpen(before: Enrollment, after: Enrollment): boolean {
  const isAway = after.step.kind === 'reviewing' || after.step.kind === 'framing'
  return before.step.kind === 'sending' && isFaceOpen(before.step.job) && isAway
}
