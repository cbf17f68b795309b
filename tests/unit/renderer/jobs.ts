import { jobSchema, type Job, type JobStep, type StepResult } from '../../../src-preload/contract/job.ts'

/** The number of the work in these stories. */
export const jobId = '3f0c5a9e-8e1d-4a53-9d7a-0c5d8a1f2b33'

const at = '2027-03-04T10:05:00.000Z'

/** A step that has done this. */
export function doneStep(result: StepResult): JobStep {
  return { name: result.step, state: { kind: 'done', at, result } }
}

/** A step that nobody has begun. */
export function waitingStep(name: JobStep['name']): JobStep {
  return { name, state: { kind: 'waiting' } }
}

/** A step that a clerk left out. */
export function leftOutStep(name: JobStep['name']): JobStep {
  return { name, state: { kind: 'leftOut', at } }
}

/** The enrollment of Ada, done with her photo stored, unless told otherwise. */
export function jobOf(changes: Partial<Job> = {}): Job {
  return jobSchema.parse({
    id: jobId,
    purpose: 'enrollment',
    personId: '404',
    provisional: null,
    name: 'Ada Byron',
    savedAt: '2027-03-04T10:04:00.000Z',
    steps: [doneStep({ step: 'uploadPhoto', bytes: 15_872, confirmed: 'sameBytes' })],
    state: { kind: 'done', at },
    attempts: 1,
    pictures: { profilePhoto: false, facePicture: false },
    draft: null,
    kept: 'onDisk',
    ...changes,
  })
}

/** The withdrawal of Ada's consent, waiting for the server, unless told otherwise. */
export function withdrawalOf(changes: Partial<Job> = {}): Job {
  return jobOf({
    purpose: 'withdrawal',
    steps: [waitingStep('removePhoto'), waitingStep('removeVisualFaces')],
    state: { kind: 'queued' },
    attempts: 0,
    ...changes,
  })
}
