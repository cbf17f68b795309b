import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { SeenPhoto } from '../../src-preload/contract/person.ts'
import type { SendingAction } from './actions.ts'
import type { Enrollment, SendingStep } from './enrollment.ts'
import { formOfDraft, formOfPerson, type Complaint } from './person-form.ts'
import { mostVisualFaces } from '../../src-preload/contract/photo.ts'
import { faceDigestsOf, isFaceInDoubt } from './face-outcome.ts'
import {
  continueJob,
  currentStepOf,
  runStep,
  withLook,
  withStep,
  type JobStep,
  type JobStepName,
  type Look,
  type SendingJob,
} from './sending-job.ts'
import { nameOf, seenPhotoOf } from './subject.ts'
import { toCreating, toFinding, withJob } from './transitions.ts'

/** What the clerk's acts lead to while the work is done on the server. Acts that do not fit the job's state change nothing. */
export function advanceSending(enrollment: Enrollment, step: SendingStep, action: SendingAction): Enrollment {
  const { job, subject } = step
  const { turn } = enrollment
  const name = currentStepOf(job)
  if (name === null) return enrollment
  const current = job[name]
  if (action.kind === 'stopWanted')
    return current.kind === 'running'
      ? withJob(enrollment, withStep(job, name, { ...current, stopping: true }))
      : enrollment
  if (current.kind !== 'failed') return enrollment
  const { failure, look } = current
  switch (action.kind) {
    case 'retried':
      return mayRepeat(job, name) ? withJob(enrollment, runStep(job, name, turn)) : enrollment
    case 'nextIdTaken':
      return failure.kind === 'duplicateId' ? createWithId(enrollment, step, action.id) : enrollment
    case 'correctionWanted':
      return name === 'createPerson' ? toCreating(enrollment, complaintOf(step)) : enrollment
    case 'lookWanted':
      return withJob(enrollment, withLook(job, name, { kind: 'looking', run: turn }))
    case 'replacementConfirmed':
      return failure.kind === 'photoChangedMeanwhile' && look.kind !== 'looking'
        ? withJob(enrollment, runStep({ ...job, seen: seenIn(look) }, 'uploadPhoto', turn))
        : enrollment
    case 'faceDecided':
      return withJob(enrollment, faceDecided(job, action.replaces, turn))
    case 'secondMailConfirmed':
      return failure.kind === 'mailAlreadySent' || (name === 'sendMail' && failure.kind === 'outcomeUnknown')
        ? withJob(enrollment, runStep({ ...job, mailAgain: true }, 'sendMail', turn))
        : enrollment
    case 'stepGivenUp':
      return action.name === name && name !== 'createPerson' ? giveUp(enrollment, step, name) : enrollment
    case 'otherPersonWanted':
      return isPersonGone(name, current)
        ? toFinding(enrollment, { kind: 'personGone', name: nameOf(subject) })
        : enrollment
    case 'recreationWanted':
      return isPersonGone(name, current) ? recreate(enrollment, step) : enrollment
    default:
      return assertNever(action, 'the sending screen has an act that was never named')
  }
}

/** Whether the server holds nobody any more for whom the failed step was meant. A look for somebody new is another matter. */
function isPersonGone(name: JobStepName, { failure, look }: Extract<JobStep, { kind: 'failed' }>): boolean {
  return failure.kind === 'personNotFound' || (name === 'registerVisualFace' && look.kind === 'nobody')
}

/** What only an act of its own may follow: a choice between pictures, another id, a second mail. */
const needsDecision: ReadonlySet<string> = new Set<Failure['kind']>([
  'duplicateId',
  'mailAlreadySent',
  'photoChangedMeanwhile',
  'visualFacesFull',
  'visualFacesChangedMeanwhile',
])

/**
 * Whether a failed step may simply run again. A photo always may: its upload looks first. A creation whose answer was lost
 * may not until somebody looked and found nobody, nor a face until the look showed that nothing has changed; a mail whose
 * answer was lost is a second mail and has its own act.
 */
function mayRepeat(job: SendingJob, name: JobStepName): boolean {
  const step = job[name]
  if (step.kind !== 'failed') return false
  if (step.failure.kind !== 'outcomeUnknown') return !needsDecision.has(step.failure.kind)
  if (name === 'createPerson') return step.look.kind === 'nobody'
  return name === 'registerVisualFace' ? !isFaceInDoubt(job) : name !== 'sendMail'
}

/** Sends the face again as the clerk decided with the held ones in view. One that nobody saw there is not replaced. */
function faceDecided(job: SendingJob, replaces: string | null, turn: number): SendingJob {
  const { registerVisualFace: step } = job
  if (step.kind !== 'failed' || step.look.kind !== 'found') return job
  if (!needsDecision.has(step.failure.kind) && step.failure.kind !== 'outcomeUnknown') return job
  const facesBefore = faceDigestsOf(step.look.person)
  const digests = facesBefore.kind === 'known' ? facesBefore.value : []
  const isPossible =
    replaces === null ? facesBefore.kind !== 'unknown' && digests.length < mostVisualFaces : digests.includes(replaces)
  return isPossible ? runStep({ ...job, replaces, facesBefore }, 'registerVisualFace', turn) : job
}

/** What the clerk has seen by now: what the look showed; without a look the replacement is confirmed unseen. */
function seenIn(look: Look): SeenPhoto {
  return look.kind === 'found' ? seenPhotoOf({ kind: 'known', person: look.person }) : { kind: 'anything' }
}

function createWithId(enrollment: Enrollment, step: SendingStep, id: string): Enrollment {
  if (step.subject.kind !== 'new') return enrollment
  const subject = { ...step.subject, draft: { ...step.subject.draft, id } }
  const { form, picture, turn } = enrollment
  return withJob(
    {
      ...enrollment,
      form: form?.serial === subject.serial ? { ...form, id } : form,
      picture: picture === null ? null : { ...picture, takenFor: subject },
      step: { ...step, subject },
    },
    runStep(step.job, 'createPerson', turn),
  )
}

/** Every step but the creation, without which nothing else can be done. */
type GivableUp = Exclude<JobStepName, 'createPerson'>

function giveUp(enrollment: Enrollment, { job }: SendingStep, name: GivableUp): Enrollment {
  return withJob(enrollment, continueJob(withStep(job, name, { kind: 'skipped', reason: 'givenUp' }), enrollment.turn))
}

/** Makes a form of the record that is gone. A form that is begun already is not pushed aside for it. */
function recreate(enrollment: Enrollment, { subject }: SendingStep): Enrollment {
  if (enrollment.form?.touched === true) return enrollment
  const { turn } = enrollment
  const form = subject.kind === 'known' ? formOfPerson(turn, subject.person) : formOfDraft(turn, subject)
  return toCreating({ ...enrollment, form })
}

/** Says at which field of the form the creation failed; `null` when it is none of them. */
export function complaintOf({ subject, job }: SendingStep): Complaint | null {
  if (subject.kind === 'known' || job.createPerson.kind !== 'failed') return null
  const { failure } = job.createPerson
  const { draft } = subject
  switch (failure.kind) {
    case 'duplicateId':
      return { field: 'id', reason: 'duplicateId', refused: draft.id }
    case 'duplicateEmail':
      return { field: 'email', reason: 'duplicateEmail', refused: draft.email }
    case 'duplicateLoginId':
      return { field: 'loginId', reason: 'duplicateLoginId', refused: null }
    case 'userGroupNotFound':
      return { field: 'userGroup', reason: 'groupGone', refused: null }
    case 'accessGroupNotFound':
      return { field: 'accessGroups', reason: 'groupGone', refused: null }
    case 'tooManyAccessGroups':
      return { field: 'accessGroups', reason: 'tooMany', refused: null }
    case 'invalidField': {
      const { field } = failure
      const isText = field === 'id' || field === 'name' || field === 'email' || field === 'phone'
      return { field, reason: 'refused', refused: isText ? draft[field] : null }
    }
    default:
      return null
  }
}
