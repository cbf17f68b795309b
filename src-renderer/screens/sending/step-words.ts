import type { JobStep, StepResult } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import { currentStepOf, failureOfStep, questionOf, type SavedWork } from '../../flow/job-work.ts'
import { numberOf, timeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import type { StepState } from '../../ui/step-list.tsx'

/** What of a saved job decides how its steps are shown. */
type Shown = Pick<SavedWork, 'job' | 'look' | 'deciding'>

/**
 * How a step's state is drawn: a lost answer that nobody has settled is neither done nor failed. What the clerk has decided is
 * under way from the press on, and cannot be decided twice.
 */
export function stateOf({ name, state }: JobStep, { job, look, deciding }: Shown): StepState {
  switch (state.kind) {
    case 'done':
    case 'running':
      return state.kind
    case 'leftOut':
      return 'skipped'
    case 'waiting': {
      const failure = failureOfStep(job, name)
      if (failure === null) return 'waiting'
      if (deciding.kind === 'running') return 'running'
      return failure.kind === 'outcomeUnknown' && look.kind !== 'nobody' ? 'unknown' : 'failed'
    }
    default:
      return assertNever(state, 'a step of a job has a state that was never named')
  }
}

/** What a step that is done has done, exactly. */
export function doneText(result: StepResult, say: Sentences): string {
  switch (result.step) {
    case 'createPerson':
      return say('sending.done.createPerson', { id: result.id })
    case 'uploadPhoto':
      return say(`sending.done.${result.confirmed}`, { bytes: numberOf(result.bytes) })
    case 'registerVisualFace':
      return say('sending.done.registerVisualFace', { held: result.held, most: mostVisualFaces })
    case 'sendMail':
      return say('sending.done.sendMail', { time: timeOf(result.sentAt) })
    case 'removePhoto':
      return say(`sending.done.removePhoto.${result.outcome}`)
    case 'removeVisualFaces':
      return say(`sending.done.removeVisualFaces.${result.outcome}`)
    case 'reachTerminals':
      return say('sending.done.reachTerminals', { count: result.terminals })
    default:
      return assertNever(result, 'a step that is done has a result that was never named')
  }
}

/** What there is to say about a step that does not wait for the clerk; `null` for one that does, or when its state says it all. */
export function detailText({ name, state }: JobStep, work: Shown, say: Sentences): string | null {
  switch (state.kind) {
    case 'waiting':
      return waitingText(name, work, say)
    case 'running':
      return say(`sending.stage.${state.stage ?? 'running'}`)
    case 'done':
      return doneText(state.result, say)
    case 'leftOut':
      return say(`sending.skipped.${name}`)
    default:
      return assertNever(state, 'a step of a job has a state that was never named')
  }
}

function waitingText(name: JobStep['name'], { job, deciding }: Shown, say: Sentences): string | null {
  if (failureOfStep(job, name) !== null) return deciding.kind === 'running' ? say('sending.stage.running') : null
  if (questionOf(job) !== null) return say('sending.waiting.afterFailure')
  return job.state.kind === 'queued' && currentStepOf(job)?.name === name ? say('sending.waiting.inLine') : null
}
