import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { Job, JobStep } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { english } from '../../i18n/english/index.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { timeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import type { Tone } from '../../ui/notice.tsx'
import type { Step, StepState } from '../../ui/step-list.tsx'

/** The steps of a withdrawal as they are drawn; the one a clerk has to decide about stands out. */
export function withdrawalSteps(job: Job, say: Sentences): readonly Step[] {
  return job.steps.map((step) => ({
    id: step.name,
    label: say(`withdrawal.step.${step.name}`),
    state: drawnState(step, job),
    detail: detailOf(step, say),
  }))
}

function drawnState({ name, state }: JobStep, { state: job }: Job): StepState {
  switch (state.kind) {
    case 'done':
      return 'done'
    case 'leftOut':
      return 'skipped'
    case 'running':
      return 'running'
    case 'waiting': {
      if (job.kind === 'cancelled' || job.kind === 'superseded') return 'skipped'
      const isRefused = job.kind === 'needsClerk' && job.question.kind === 'stepFailed' && job.question.step === name
      return isRefused ? 'failed' : 'waiting'
    }
    default:
      return assertNever(state, 'a step of a job has a state that was never named')
  }
}

function detailOf({ state }: JobStep, say: Sentences): string | null {
  if (state.kind === 'leftOut') return say('withdrawal.detail.leftOut')
  if (state.kind !== 'done') return null
  const { result } = state
  if (result.step !== 'removePhoto' && result.step !== 'removeVisualFaces') return null
  return result.outcome === 'removed'
    ? say('withdrawal.detail.removed', { time: timeOf(state.at) })
    : say(`withdrawal.detail.${result.outcome}`)
}

/** What is said of the withdrawal as a whole. `why` is the one sentence that says what keeps it waiting. */
export interface WithdrawalText {
  readonly tone: Tone
  readonly sentence: string
  readonly why: string | null
}

/** Where the withdrawal stands, without promising more than the server has confirmed. */
export function withdrawalText({ state, steps, kept }: Job, say: Sentences): WithdrawalText {
  const text = (
    tone: Tone,
    name: keyof typeof english.withdrawal.state,
    why: string | null = null,
  ): WithdrawalText => ({
    tone,
    sentence: say(`withdrawal.state.${name}`),
    why,
  })
  switch (state.kind) {
    case 'queued':
    case 'running':
      return text('information', 'underWay')
    case 'waiting': {
      // The station goes on by itself, so what the failure says about trying again is left out.
      const why = state.why === null ? null : describeFailure(state.why, say).title
      return kept === 'onDisk' ? text('information', 'waiting', why) : text('warning', 'waitingInMemory', why)
    }
    case 'needsClerk':
      return text('warning', 'needsClerk')
    case 'done':
      return areAllGone(steps) ? text('success', 'done') : text('warning', 'doneElse')
    case 'superseded':
    case 'cancelled':
      return text('warning', 'cancelled')
    default:
      return assertNever(state, 'a job has a state that was never named')
  }
}

/** The failure a clerk has to decide about; `null` when nothing was refused. */
export function refusalOf({ state }: Job): Failure | null {
  return state.kind === 'needsClerk' && state.question.kind === 'stepFailed' ? state.question.failure : null
}

/** Whether every step found nothing, or took away what it found. */
function areAllGone(steps: readonly JobStep[]): boolean {
  return steps.every(({ state }) => {
    if (state.kind !== 'done') return false
    const { result } = state
    return (
      result.step === 'reachTerminals' ||
      ((result.step === 'removePhoto' || result.step === 'removeVisualFaces') &&
        (result.outcome === 'removed' || result.outcome === 'notThere'))
    )
  })
}
