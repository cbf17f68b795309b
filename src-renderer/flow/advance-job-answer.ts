import type { AnswerOf } from '../../src-preload/contract/calls.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { Answered } from './actions.ts'
import { complaintOf } from './advance-sending.ts'
import type { Enrollment, SendingStep } from './enrollment.ts'
import { continueJob, currentStepOf, withLook, withStep, type JobStepName, type SendingJob } from './sending-job.ts'
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
    case 'uploadPhoto': {
      const { answer } = action
      if (!answer.ok) return uploadFailed(enrollment, step.job, answer.failure)
      const done = withStep(step.job, 'uploadPhoto', { kind: 'done', result: answer.value })
      // The server has the photo now: it is no longer work that could be lost.
      return withJob({ ...enrollment, picture: null }, continueJob(done, turn))
    }
    case 'sendMail': {
      const { answer } = action
      return withJob(
        enrollment,
        answer.ok
          ? continueJob(withStep(step.job, 'sendMail', { kind: 'done', result: answer.value }), turn)
          : withStep(step.job, 'sendMail', { kind: 'failed', failure: answer.failure, look: { kind: 'notLooked' } }),
      )
    }
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

function uploadFailed(
  enrollment: Enrollment,
  job: SendingJob,
  failure: FailureIn<AnswerOf<'uploadPhoto'>>,
): Enrollment {
  // The clerk can only decide between two photos that are both on the screen.
  const look =
    failure.kind === 'photoChangedMeanwhile'
      ? ({ kind: 'looking', run: enrollment.turn } as const)
      : ({ kind: 'notLooked' } as const)
  return withJob(enrollment, withStep(job, 'uploadPhoto', { kind: 'failed', failure, look }))
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
  const isTheOne =
    name === 'createPerson' && step.subject.kind === 'new' && person.name.trim() === step.subject.draft.name
  return isTheOne
    ? personCreated(enrollment, step, person.id)
    : withJob(enrollment, withLook(job, name, { kind: 'found', person }))
}
