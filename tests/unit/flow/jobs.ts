import type { Failure } from '../../../src-preload/contract/failures.ts'
import type {
  EnrollmentOrder,
  Job,
  JobState,
  JobStep,
  JobStepName,
  StepResult,
} from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'

const savedAt = '2027-03-04T09:04:00.000Z'

/** The id of a job of these stories. */
export function jobId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** The job a new order becomes in the main process, in line and not begun. */
export function jobFor(order: EnrollmentOrder, number = 1, before: Job | null = null): Job {
  const { person } = order
  const isNew = person.kind === 'new' || (before?.draft ?? null) !== null
  const names: readonly (readonly [JobStepName, boolean])[] = [
    ['createPerson', isNew],
    ['uploadPhoto', order.profilePhoto !== null],
    ['registerVisualFace', order.facePicture !== null],
    ['sendMail', order.mail !== null],
  ]
  return {
    id: jobId(number),
    purpose: 'enrollment',
    personId: person.kind === 'known' ? person.id : (before?.personId ?? null),
    provisional: person.kind === 'new' && person.draft.id === null ? number : null,
    name: person.kind === 'ofJob' ? (before?.name ?? '') : person.kind === 'known' ? person.name : person.draft.name,
    savedAt,
    steps: names.flatMap(([name, isAsked]) => (isAsked ? [{ name, state: { kind: 'waiting' } }] : [])),
    // Where only an answer was to be written down, that is done as it is saved.
    state: names.some(([, isAsked]) => isAsked) ? { kind: 'queued' } : { kind: 'done', at: savedAt },
    attempts: 0,
    pictures: { profilePhoto: order.profilePhoto !== null, facePicture: order.facePicture !== null },
    draft: person.kind === 'new' ? person.draft : (before?.draft ?? null),
    kept: order.keep === 'anywhere' ? 'inMemory' : 'onDisk',
  }
}

/** A job of a known person with these steps, as the queue shows it. */
export function jobOf(names: readonly JobStepName[], changes: Partial<Job> = {}): Job {
  return {
    id: jobId(1),
    purpose: 'enrollment',
    personId: '17',
    provisional: null,
    name: 'Person 17',
    savedAt,
    steps: names.map((name) => ({ name, state: { kind: 'waiting' } })),
    state: { kind: 'queued' },
    attempts: 0,
    pictures: { profilePhoto: names.includes('uploadPhoto'), facePicture: names.includes('registerVisualFace') },
    draft: null,
    kept: 'onDisk',
    ...changes,
  }
}

const resultOf = (name: JobStepName, id: string): StepResult => {
  switch (name) {
    case 'createPerson':
      return { step: name, id }
    case 'uploadPhoto':
      return { step: name, bytes: 900, confirmed: 'sameBytes' }
    case 'registerVisualFace':
      return { step: name, held: 1 }
    case 'sendMail':
      return { step: name, sentAt: savedAt }
    case 'removePhoto':
    case 'removeVisualFaces':
      return { step: name, outcome: 'removed' }
    case 'reachTerminals':
      return { step: name, terminals: 2 }
    default:
      return assertNever(name, 'a job has a step that was never named')
  }
}

/** The job with these steps done, and done itself when none is left. */
export function done(job: Job, ...names: readonly JobStepName[]): Job {
  const id = job.personId ?? job.draft?.id ?? '404'
  const steps = job.steps.map((step): JobStep =>
    names.includes(step.name)
      ? { name: step.name, state: { kind: 'done', at: savedAt, result: resultOf(step.name, id) } }
      : step,
  )
  const isFinished = steps.every(({ state }) => state.kind === 'done' || state.kind === 'leftOut')
  return {
    ...job,
    steps,
    personId: names.includes('createPerson') ? id : job.personId,
    state: isFinished ? { kind: 'done', at: savedAt } : { kind: 'running' },
  }
}

/** The job with every step done. */
export function allDone(job: Job): Job {
  return done(job, ...job.steps.map(({ name }) => name))
}

/** The job with a step left out. */
export function leftOut(job: Job, name: JobStepName): Job {
  const steps = job.steps.map((step): JobStep =>
    step.name === name ? { name, state: { kind: 'leftOut', at: savedAt } } : step,
  )
  const isFinished = steps.every(({ state }) => state.kind === 'done' || state.kind === 'leftOut')
  return { ...job, steps, state: isFinished ? { kind: 'done', at: savedAt } : { kind: 'running' } }
}

/** The job in another state. */
export function standing(job: Job, state: JobState): Job {
  return { ...job, state }
}

/** The job with a step that only the clerk can decide about. */
export function asking(job: Job, step: JobStepName, failure: Failure): Job {
  return standing(job, { kind: 'needsClerk', question: { kind: 'stepFailed', step, failure } })
}

/** The job while the server cannot be reached. */
export function waiting(job: Job): Job {
  return standing(job, {
    kind: 'waiting',
    until: '2027-03-04T09:05:00.000Z',
    why: { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' },
  })
}
