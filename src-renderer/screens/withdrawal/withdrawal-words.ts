import type { Job, JobStep } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
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

/** What is said of the withdrawal as a whole. */
export interface WithdrawalText {
  readonly tone: Tone
  readonly sentence: string
}

/** Where the withdrawal stands, without promising more than the server has confirmed. */
export function withdrawalText(job: Job, say: Sentences): WithdrawalText {
  switch (job.state.kind) {
    case 'queued':
    case 'running':
      return { tone: 'information', sentence: say('withdrawal.state.underWay') }
    case 'waiting':
      return job.kept === 'onDisk'
        ? { tone: 'information', sentence: say('withdrawal.state.waiting') }
        : { tone: 'warning', sentence: say('withdrawal.state.waitingInMemory') }
    case 'needsClerk':
      return { tone: 'warning', sentence: say('withdrawal.state.needsClerk') }
    case 'done':
      return isAllGone(job)
        ? { tone: 'success', sentence: say('withdrawal.state.done') }
        : { tone: 'warning', sentence: say('withdrawal.state.doneElse') }
    case 'superseded':
    case 'cancelled':
      return { tone: 'warning', sentence: say('withdrawal.state.cancelled') }
    default:
      return assertNever(job.state, 'a job has a state that was never named')
  }
}

/** Whether every step found nothing, or took away what it found. */
function isAllGone({ steps }: Job): boolean {
  return steps.every(({ state }) => {
    if (state.kind !== 'done') return false
    const { result } = state
    return (
      (result.step === 'removePhoto' || result.step === 'removeVisualFaces') &&
      (result.outcome === 'removed' || result.outcome === 'notThere')
    )
  })
}
