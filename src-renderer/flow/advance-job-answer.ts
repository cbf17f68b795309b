import type { AnswerOf, FailureOf, OutputOf } from '../../src-preload/contract/calls.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Person } from '../../src-preload/contract/person.ts'
import { valueOf } from '../../src-preload/contract/fact.ts'
import type { Answered } from './actions.ts'
import { complaintOf } from './advance-sending.ts'
import type { Enrollment, SendingStep } from './enrollment.ts'
import { faceOutcomeOf } from './face-outcome.ts'
import {
  continueJob,
  currentStepOf,
  withLook,
  withStep,
  type JobStep,
  type JobStepName,
  type Look,
  type SendingJob,
} from './sending-job.ts'
import { withStoredHere } from './subject.ts'
import { toCreating, withJob } from './transitions.ts'

type JobAnswer = Extract<Answered, { readonly call: JobStepName }>

/** What the answer of a job's running step leads to. */
export function advanceJobAnswer(enrollment: Enrollment, action: JobAnswer): Enrollment {
  const { step, turn } = enrollment
  if (step.kind !== 'sending') return enrollment
  const running = step.job[action.call]
  if (running.kind !== 'running' || running.run !== action.run) return enrollment
  switch (action.call) {
    case 'createPerson':
      return action.answer.ok
        ? personCreated(enrollment, step, action.answer.value.id)
        : creationFailed(enrollment, step, action.answer.failure)
    case 'uploadPhoto':
      return withJob(
        action.answer.ok ? photoStored(enrollment, step) : enrollment,
        settled(step.job, 'uploadPhoto', action.answer, turn),
      )
    case 'keepOverride':
      return withJob(enrollment, settled(step.job, 'keepOverride', action.answer, turn))
    case 'registerVisualFace':
      return withJob(enrollment, settled(step.job, 'registerVisualFace', action.answer, turn))
    case 'sendMail':
      return withJob(enrollment, settled(step.job, 'sendMail', action.answer, turn))
    default:
      return assertNever(action, 'a job has a step that was never named')
  }
}

function personCreated(enrollment: Enrollment, step: SendingStep, id: string): Enrollment {
  if (step.subject.kind !== 'new') return enrollment
  const { form, picture, turn } = enrollment
  const subject = { ...step.subject, kind: 'created', draft: { ...step.subject.draft, id } } as const
  const done = withStep(step.job, 'createPerson', { kind: 'done', result: { id } })
  return withJob(
    {
      ...enrollment,
      form: form?.serial === subject.serial ? null : form,
      picture: picture === null ? null : { ...picture, takenFor: subject },
      step: { ...step, subject },
    },
    continueJob(done, turn),
  )
}

type FailureIn<Answer> =
  Extract<Answer, { readonly ok: false }> extends { readonly failure: infer Problem } ? Problem : never

function creationFailed(
  enrollment: Enrollment,
  step: SendingStep,
  failure: FailureIn<AnswerOf<'createPerson'>>,
): Enrollment {
  const job = withStep(step.job, 'createPerson', { kind: 'failed', failure, look: { kind: 'notLooked' } })
  // A taken id has a remedy of one key press right here; every other field is corrected where it was typed.
  const complaint = failure.kind === 'duplicateId' ? null : complaintOf({ ...step, job })
  return complaint === null ? withJob(enrollment, job) : toCreating(enrollment, complaint)
}

/** Answers that leave the clerk a choice between pictures, or open whether a face arrived: the server is looked at once more. */
const wantLook: ReadonlySet<string> = new Set<Failure['kind']>([
  'photoChangedMeanwhile',
  'visualFacesFull',
  'visualFacesChangedMeanwhile',
])

/** The job after the answer of a running step: done, and on to the next one; or failed, and for the clerk to decide. */
function settled<Name extends JobStepName>(
  job: SendingJob,
  name: Name,
  answer: Outcome<OutputOf<Name>, FailureOf<Name>>,
  turn: number,
): SendingJob {
  if (answer.ok) return continueJob(withStep(job, name, { kind: 'done', result: answer.value }), turn)
  const { failure } = answer
  const isInDoubt = name === 'registerVisualFace' && failure.kind === 'outcomeUnknown'
  const look: Look = isInDoubt || wantLook.has(failure.kind) ? { kind: 'looking', run: turn } : { kind: 'notLooked' }
  return withStep(job, name, { kind: 'failed', failure, look } satisfies JobStep<Name>)
}

/** The server holds this enrollment's own photo now, whatever becomes of the picture's other output. */
function photoStored(enrollment: Enrollment, step: SendingStep): Enrollment {
  const photo = step.accepted?.outputs.profilePhoto ?? null
  if (photo === null) return enrollment
  const subject = withStoredHere(step.subject, photo)
  const { picture } = enrollment
  return {
    ...enrollment,
    picture: picture === null ? null : { ...picture, takenFor: subject },
    step: { ...step, subject },
  }
}

/** What reading the person again leads to after an answer that left something open. */
export function advanceLookAnswer(enrollment: Enrollment, run: number, answer: AnswerOf<'readPerson'>): Enrollment {
  const { step } = enrollment
  if (step.kind !== 'sending') return enrollment
  const { job } = step
  const name = currentStepOf(job)
  const current = name === null ? null : job[name]
  if (name === null || current?.kind !== 'failed') return enrollment
  if (current.look.kind !== 'looking' || current.look.run !== run) return enrollment
  if (!answer.ok) {
    const { failure } = answer
    const look =
      failure.kind === 'personNotFound' ? ({ kind: 'nobody' } as const) : ({ kind: 'failed', failure } as const)
    return withJob(enrollment, withLook(job, name, look))
  }
  const person = answer.value
  if (name === 'registerVisualFace' && current.failure.kind === 'outcomeUnknown')
    return withJob(enrollment, faceLookedUp(job, person, enrollment.turn))
  const isTheOne =
    name === 'createPerson' && step.subject.kind === 'new' && person.name.trim() === step.subject.draft.name
  return isTheOne
    ? personCreated(enrollment, step, person.id)
    : withJob(enrollment, withLook(job, name, { kind: 'found', person }))
}

/** A face whose answer was lost is done when the look shows exactly it; else the clerk decides with the faces in view. */
function faceLookedUp(job: SendingJob, person: Person, turn: number): SendingJob {
  const held = valueOf(person.heldFaces)?.length ?? 0
  return faceOutcomeOf(job, person) === 'registered'
    ? continueJob(withStep(job, 'registerVisualFace', { kind: 'done', result: { held } }), turn)
    : withLook(job, 'registerVisualFace', { kind: 'found', person })
}
