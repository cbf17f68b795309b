import type { JudgeState } from '../../camera/engine/judge.ts'
import type { AutoCapture } from '../../camera/guidance/auto-capture.ts'
import type { Guidance } from '../../camera/guidance/steady-instruction.ts'
import type { Instruction } from '../../camera/judgement/instruction.ts'
import type { IconName } from '../../ui/icon.tsx'
import { ovalToneOf, signOf, type OvalTone } from './oval-look.ts'

/** Whether pictures can be judged now. */
export type JudgeReadiness = 'gettingReady' | 'ready' | 'failed'

const holdStill: SpokenGuidance = { sentence: 'guidance.arming', tone: 'good', sign: 'check' }

/** What the judge's state means to whoever stands before the camera. */
export function readinessOf({ kind }: JudgeState): JudgeReadiness {
  return kind === 'ready' || kind === 'failed' ? kind : 'gettingReady'
}

/** The one sentence on the stage: its place in the catalogue, its weight and its sign. */
export interface SpokenGuidance {
  readonly sentence:
    | `guidance.instruction.${Instruction}`
    | `guidance.${'looking' | 'fine' | 'unsure' | 'arming' | 'taken' | 'gettingReady' | 'failed'}`
  readonly tone: OvalTone
  readonly sign: IconName
}

/**
 * What is said on the stage. It changes only with steady guidance, so that a screen reader is not kept talking: while all is
 * well and the station is going to shoot it says to hold still, whatever the ring does at the moment.
 */
export function spokenGuidance(
  guidance: Guidance,
  autoCapture: AutoCapture['kind'],
  readiness: JudgeReadiness,
  isTaken: boolean,
): SpokenGuidance {
  if (isTaken) return { sentence: 'guidance.taken', tone: 'good', sign: 'check' }
  if (readiness === 'failed') return { sentence: 'guidance.failed', tone: 'quiet', sign: 'information' }
  if (readiness === 'gettingReady') return { sentence: 'guidance.gettingReady', tone: 'quiet', sign: 'eye' }
  const tone = ovalToneOf(guidance)
  switch (guidance.kind) {
    case 'told':
      // Too late to follow: whoever moves now spoils the photo.
      if (guidance.weight === 'warn' && (autoCapture === 'arming' || autoCapture === 'fired')) return holdStill
      return { sentence: `guidance.instruction.${guidance.instruction}`, tone, sign: signOf(guidance.instruction) }
    case 'fine': {
      const isByHand = autoCapture === 'off' || autoCapture === 'cancelled'
      return isByHand ? { sentence: 'guidance.fine', tone, sign: 'check' } : holdStill
    }
    case 'unsure':
      return { sentence: 'guidance.unsure', tone, sign: 'question' }
    case 'looking':
      return { sentence: 'guidance.looking', tone, sign: 'eye' }
    default:
      return guidance satisfies never
  }
}
