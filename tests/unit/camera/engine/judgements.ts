import type { Verdict } from '../../../../src-preload/contract/judgement.ts'
import type { Judgement } from '../../../../src-renderer/camera/judgement/judgement.ts'

/** A judgement of which only the verdict and the sharpness matter. */
export function judgementOf(verdict: Verdict, blur: number | null = null): Judgement {
  return {
    verdict,
    measures: [{ name: 'sharpness', verdict, value: blur, score: null, instruction: null }],
    instruction: null,
    weight: null,
    face: null,
    eyeAspectRatio: null,
    blur,
    thresholdsVersion: 'thresholds of a test',
    engineVersion: 'engine of a test',
  }
}
