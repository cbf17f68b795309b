import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { SeenPhoto } from '../../src-preload/contract/person.ts'
import type { SendingAction } from './actions.ts'
import type { Enrollment, SendingStep } from './enrollment.ts'
import { formOfDraft, formOfPerson, type Complaint } from './person-form.ts'
import { continueJob, currentStepOf, runStep, withLook, withStep, type JobStepName, type Look } from './sending-job.ts'
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
      return mayRepeat(name, failure.kind, look) ? withJob(enrollment, runStep(job, name, turn)) : enrollment
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
    case 'secondMailConfirmed':
      return failure.kind === 'mailAlreadySent' || (name === 'sendMail' && failure.kind === 'outcomeUnknown')
        ? withJob(enrollment, runStep({ ...job, mailAgain: true }, 'sendMail', turn))
        : enrollment
    case 'stepGivenUp':
      return action.name === name && name !== 'createPerson' ? giveUp(enrollment, step, name) : enrollment
    case 'otherPersonWanted':
      return failure.kind === 'personNotFound'
        ? toFinding(enrollment, { kind: 'personGone', name: nameOf(subject) })
        : enrollment
    case 'recreationWanted':
      return failure.kind === 'personNotFound' ? recreate(enrollment, step) : enrollment
    default:
      return assertNever(action, 'the sending screen has an act that was never named')
  }
}

/**
 * Whether a failed step may simply run again. A photo always may: its upload looks first. A creation whose answer was lost
 * may not until somebody looked and found nobody; a mail whose answer was lost is a second mail and has its own act.
 */
export function mayRepeat(name: JobStepName, failure: string, look: Look): boolean {
  if (failure === 'outcomeUnknown') return name === 'uploadPhoto' || (name === 'createPerson' && look.kind === 'nobody')
  return failure !== 'duplicateId' && failure !== 'mailAlreadySent' && failure !== 'photoChangedMeanwhile'
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

function giveUp(enrollment: Enrollment, step: SendingStep, name: 'uploadPhoto' | 'sendMail'): Enrollment {
  const job = continueJob(withStep(step.job, name, { kind: 'skipped', reason: 'givenUp' }), enrollment.turn)
  return withJob({ ...enrollment, picture: name === 'uploadPhoto' ? null : enrollment.picture }, job)
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
