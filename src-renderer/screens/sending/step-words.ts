import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import type { JobStep, JobStepName, SendingJob } from '../../flow/sending-job.ts'
import { numberOf, timeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import type { StepState } from '../../ui/step-list.tsx'

/** How a step's state is drawn: a lost answer that nobody has settled is neither done nor failed. */
export function stateOf(step: JobStep): StepState {
  return step.kind === 'failed' && step.failure.kind === 'outcomeUnknown' && step.look.kind !== 'nobody'
    ? 'unknown'
    : step.kind
}

/** What a step that is done has done, exactly; `null` for any other. */
export function doneText(name: JobStepName, job: SendingJob, say: Sentences): string | null {
  switch (name) {
    case 'createPerson':
      return job.createPerson.kind === 'done'
        ? say('sending.done.createPerson', { id: job.createPerson.result.id })
        : null
    case 'keepOverride':
      return job.keepOverride.kind === 'done' ? say('sending.done.keepOverride') : null
    case 'uploadPhoto': {
      if (job.uploadPhoto.kind !== 'done') return null
      const { confirmed, bytes } = job.uploadPhoto.result
      return say(`sending.done.${confirmed}`, { bytes: numberOf(bytes) })
    }
    case 'registerVisualFace':
      return job.registerVisualFace.kind === 'done'
        ? say('sending.done.registerVisualFace', { held: job.registerVisualFace.result.held, most: mostVisualFaces })
        : null
    case 'sendMail':
      return job.sendMail.kind === 'done'
        ? say('sending.done.sendMail', { time: timeOf(job.sendMail.result.sentAt) })
        : null
    default:
      return assertNever(name, 'a job has a step that was never named')
  }
}

/** What there is to say about a step that has not failed; `null` when its state says it all. */
export function detailText(name: JobStepName, job: SendingJob, hasFailed: boolean, say: Sentences): string | null {
  const step = job[name]
  switch (step.kind) {
    case 'waiting':
      return hasFailed ? say('sending.waiting.afterFailure') : null
    case 'running':
      return say(step.stopping ? 'sending.stage.stopping' : `sending.stage.${step.stage ?? 'running'}`)
    case 'done':
      return doneText(name, job, say)
    case 'skipped':
      return name === 'createPerson' ? null : say(`sending.skipped.${name}`)
    case 'failed':
      return null
    default:
      return assertNever(step, 'a step of a job has a state that was never named')
  }
}
