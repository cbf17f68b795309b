import { usesPicture } from './accepted.ts'
import type { AnswerOf, FailureOf } from '../../src-preload/contract/calls.ts'
import type { Job } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { complaintOf } from './complaint-of.ts'
import { isAllRefused, withConsent } from './consent-of.ts'
import type { Enrollment, SendingStep } from './enrollment.ts'
import { firstLook, isSameQuestion, questionOf, savedWork, type Look, type SavedWork } from './job-work.ts'
import { formOfJob } from './person-form.ts'
import { isSameSubject, nameOf, subjectOfJob } from './subject.ts'
import { toCreating, toFinding } from './transitions.ts'

/** Whether the enrollment is about a job, or may turn out to be: while it is handed over nobody knows which one it becomes. */
export function concerns({ step }: Enrollment, job: Job): boolean {
  switch (step.kind) {
    case 'sending':
      if (step.work.kind === 'saving') return true
      return step.work.kind === 'saved' && step.work.job.id === job.id
    case 'consenting':
    case 'framing':
    case 'reviewing':
      return step.subject.kind === 'ofJob' && step.subject.job.id === job.id
    case 'finding':
    case 'creating':
    case 'done':
      return false
    default:
      return assertNever(step, 'a step was never named')
  }
}

/**
 * What the announcement of a job leads to. Jobs of other enrollments change nothing here, unless this window is still waiting
 * to hear which job its own has become.
 */
export function advanceAnnouncement(enrollment: Enrollment, job: Job): Enrollment {
  const { step } = enrollment
  if (step.kind === 'sending') {
    const { work } = step
    if (work.kind === 'saving') {
      const heard = [...work.heard.filter(({ id }) => id !== job.id), job]
      return { ...enrollment, step: { ...step, work: { ...work, heard } } }
    }
    if (work.kind !== 'saved' || work.job.id !== job.id) return enrollment
    const { deciding } = work
    const heard = deciding.kind === 'running' ? ({ ...deciding, isHeard: true } as const) : deciding
    return withJob(enrollment, step, { ...work, deciding: heard }, job)
  }
  return 'subject' in step && step.subject.kind === 'ofJob' && concerns(enrollment, job) && step.kind !== 'done'
    ? { ...enrollment, step: { ...step, subject: { ...step.subject, job } } }
    : enrollment
}

/** What the answer to a hand-over leads to: the job it became, or everything as it was with the reason. */
export function advanceSaveAnswer(enrollment: Enrollment, run: number, answer: AnswerOf<'saveEnrollment'>): Enrollment {
  const { step } = enrollment
  if (step.kind !== 'sending' || step.work.kind !== 'saving' || step.work.run !== run) return enrollment
  const { keep, heard } = step.work
  if (!answer.ok) return { ...enrollment, step: { ...step, work: { kind: 'notSaved', keep, failure: answer.failure } } }
  const job = answer.value
  // What was announced meanwhile is newer than the answer.
  const newest = heard.find(({ id }) => id === job.id) ?? job
  return withJob(handedOver(enrollment, step, job), step, savedWork(job, enrollment.turn), newest)
}

/** The enrollment once a job holds what was accepted: form and picture are no work of this window's alone any more. */
function handedOver(enrollment: Enrollment, { subject, order }: SendingStep, job: Job): Enrollment {
  const { form, picture } = enrollment
  const saved = subjectOfJob(job, subject)
  const isItsForm = subject.kind === 'new' && form?.serial === subject.serial
  const isItsPicture =
    order.accepted !== null &&
    usesPicture(order.accepted) &&
    picture !== null &&
    isSameSubject(picture.takenFor, subject)
  return {
    ...enrollment,
    form: isItsForm ? null : form,
    picture: isItsPicture ? { ...picture, takenFor: saved, savedAs: job.id } : picture,
    consents:
      order.consent === null || isAllRefused(order.consent)
        ? enrollment.consents
        : withConsent(enrollment, { subject: saved, record: order.consent }),
    handedOver: { job: job.id, order },
  }
}

/** What the answer to a decision leads to. The announcements tell what became of the job; the answer only if they were silent. */
export function advanceDecisionAnswer(enrollment: Enrollment, run: number, answer: AnswerOf<'decideJob'>): Enrollment {
  const { step } = enrollment
  if (step.kind !== 'sending' || step.work.kind !== 'saved') return enrollment
  const { work } = step
  const { deciding } = work
  if (deciding.kind !== 'running' || deciding.run !== run) return enrollment
  if (!answer.ok) return decisionFailed(enrollment, step, work, answer.failure)
  const { form } = enrollment
  const isAboutForm = deciding.decision.kind === 'createFrom' || deciding.decision.kind === 'meanPerson'
  const isFormDone = isAboutForm && form?.corrects?.job.id === work.job.id
  return withJob(
    isFormDone ? { ...enrollment, form: null } : enrollment,
    step,
    { ...work, deciding: { kind: 'none' } },
    deciding.isHeard ? work.job : answer.value,
  )
}

function decisionFailed(
  enrollment: Enrollment,
  step: SendingStep,
  work: SavedWork,
  failure: FailureOf<'decideJob'>,
): Enrollment {
  if (failure.kind === 'jobGone') return withoutJob(enrollment, step, work)
  // What did not fit any more is decided again with the job as it is by now.
  const reread = failure.kind === 'decisionOutdated' ? enrollment.turn : work.reread
  return { ...enrollment, step: { ...step, work: { ...work, reread, deciding: { kind: 'failed', failure } } } }
}

/** What reading all jobs again leads to, when this window may have missed what was announced of its own. */
export function advanceJobsRead(enrollment: Enrollment, run: number, answer: AnswerOf<'readJobs'>): Enrollment {
  const { step } = enrollment
  if (step.kind !== 'sending' || step.work.kind !== 'saved' || step.work.reread !== run) return enrollment
  const work = { ...step.work, reread: null }
  if (!answer.ok) return { ...enrollment, step: { ...step, work } }
  const job = answer.value.jobs.find(({ id }) => id === work.job.id)
  return job === undefined ? withoutJob(enrollment, step, work) : withJob(enrollment, step, work, job)
}

/** Leaves a job that the main process does not know any more. A form that was to correct it becomes one of its own. */
function withoutJob(enrollment: Enrollment, step: SendingStep, { job }: SavedWork): Enrollment {
  const { form } = enrollment
  const isItsForm = form?.corrects?.job.id === job.id
  return toFinding(
    { ...enrollment, form: isItsForm ? { ...form, corrects: null } : form },
    { kind: 'jobGone', name: nameOf(step.subject) },
  )
}

/** What reading the person again leads to, for a question that is decided with them in view. */
export function advanceLookAnswer(enrollment: Enrollment, run: number, answer: AnswerOf<'readPerson'>): Enrollment {
  const { step } = enrollment
  if (step.kind !== 'sending' || step.work.kind !== 'saved') return enrollment
  const { work } = step
  if (work.look.kind !== 'looking' || work.look.run !== run) return enrollment
  return { ...enrollment, step: { ...step, work: { ...work, look: lookOf(answer) } } }
}

function lookOf(answer: AnswerOf<'readPerson'>): Look {
  if (answer.ok) return { kind: 'found', person: answer.value }
  return answer.failure.kind === 'personNotFound' ? { kind: 'nobody' } : { kind: 'failed', failure: answer.failure }
}

/**
 * Puts a job's newest state in place: the receipt when it is done, the search when it was discarded, the form when the server
 * refused a field of it, else the same screen with what is to be decided now.
 */
function withJob(enrollment: Enrollment, step: SendingStep, work: SavedWork, job: Job): Enrollment {
  const { order } = step
  // A correction may have given the person another name.
  const subject =
    step.subject.kind === 'ofJob' && step.subject.job.id === job.id ? { ...step.subject, job } : step.subject
  if (job.state.kind === 'done') return { ...enrollment, step: { kind: 'done', subject, order, job } }
  if (job.state.kind === 'cancelled') {
    const kind = job.state.why === 'discarded' ? 'jobDiscarded' : 'consentWithdrawn'
    return toFinding(enrollment, { kind, name: nameOf(subject) })
  }
  const question = questionOf(job)
  const isNewQuestion = !isSameQuestion(questionOf(work.job), question)
  const look = isNewQuestion ? firstLook(job, enrollment.turn) : work.look
  const deciding = isNewQuestion && work.deciding.kind === 'failed' ? ({ kind: 'none' } as const) : work.deciding
  const next: Enrollment = { ...enrollment, step: { ...step, subject, work: { ...work, job, look, deciding } } }
  return isNewQuestion ? ledToForm(next, step, job) : next
}

/**
 * A refused field is corrected where it was typed. A taken id has a remedy of one key press on the spot, a job of the queue
 * is looked at first, and a form that is begun is not pushed aside.
 */
function ledToForm(enrollment: Enrollment, step: SendingStep, job: Job): Enrollment {
  const complaint = complaintOf(job)
  const isFree = enrollment.form?.touched !== true
  if (complaint === null || complaint.reason === 'duplicateId' || step.isLookedAtFirst || !isFree) return enrollment
  const form = formOfJob(enrollment.turn, subjectOfJob(job, step.subject))
  return toCreating({ ...enrollment, form }, complaint)
}
