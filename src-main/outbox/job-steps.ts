import { jobStepNames, type JobStep, type JobStepName } from '../../src-preload/contract/job.ts'
import type { PictureRole } from '../storage/station-store.ts'
import type { JobRecord } from './job-record.ts'

/** Where a step stands. */
export type StepState = JobStep['state']

/** A step nobody has begun, or that has to be begun again. */
export const waitingStep: StepState = { kind: 'waiting' }

/** The picture that a step carries; `null` for a step without one. */
export function pictureOf(name: JobStepName): PictureRole | null {
  if (name === 'uploadPhoto') return 'profilePhoto'
  return name === 'registerVisualFace' ? 'facePicture' : null
}

/** Whether something is left to do for a step. */
export function isOpen({ state }: JobStep): boolean {
  return state.kind === 'waiting' || state.kind === 'running'
}

/** The step that is next or running; `null` when all are done. */
export function nextStepOf({ steps }: Pick<JobRecord, 'steps'>): JobStepName | null {
  return steps.find(isOpen)?.name ?? null
}

/** Whether a job has a step that is not done yet. */
export function hasOpen({ steps }: Pick<JobRecord, 'steps'>, name: JobStepName): boolean {
  return steps.some((step) => step.name === name && isOpen(step))
}

/** Puts one step of a job into another state. */
export function withStep(record: JobRecord, name: JobStepName, state: StepState): JobRecord {
  return { ...record, steps: record.steps.map((step) => (step.name === name ? { name, state } : step)) }
}

/** Puts every running step back to waiting: whatever it did has been written down elsewhere in the record. */
export function withoutRunning(record: JobRecord): JobRecord {
  if (!record.steps.some(({ state }) => state.kind === 'running')) return record
  return {
    ...record,
    steps: record.steps.map((step) => (step.state.kind === 'running' ? { ...step, state: waitingStep } : step)),
  }
}

/** Adds a step that waits, in the place where its kind is done; a step of that name that was there begins anew. */
export function withWaitingStep(record: JobRecord, name: JobStepName): JobRecord {
  const steps = [...record.steps.filter((step) => step.name !== name), { name, state: waitingStep }]
  return { ...record, steps: steps.toSorted((one, other) => placeOf(one.name) - placeOf(other.name)) }
}

/** Whether an open step still needs a picture. */
export function needsPicture(record: JobRecord, role: PictureRole): boolean {
  return record.steps.some((step) => isOpen(step) && pictureOf(step.name) === role)
}

function placeOf(name: JobStepName): number {
  return jobStepNames.indexOf(name)
}
