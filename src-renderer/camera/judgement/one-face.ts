import type { FoundFace } from '../engine/face-engine.ts'
import type { Measured } from './judgement.ts'
import { scoreOfSecondFace } from './mappings.ts'
import { measured } from './measured.ts'
import { thresholds } from './thresholds.ts'

/** The face the picture is about: the one with the largest box. */
export function largestFace(faces: readonly FoundFace[]): FoundFace | null {
  return faces.reduce<FoundFace | null>(
    (largest, face) => (largest === null || areaOf(face) > areaOf(largest) ? face : largest),
    null,
  )
}

/**
 * Whether there is one face and only one: the second largest face's area as a part of the largest's, 0 with one face.
 * `null` as value with none. Photo quality section 3; a small face far behind the person only warns.
 */
export function measureOneFace(faces: readonly FoundFace[]): Measured {
  const [first, second] = faces.map(areaOf).sort((one, other) => other - one)
  if (first === undefined) {
    return { name: 'oneFace', verdict: 'block', value: null, score: null, instruction: 'noFace' }
  }
  // Boxes without an area say nothing about which face is the larger, and two faces are never one.
  const ratio = second === undefined ? 0 : first > 0 ? second / first : 1
  const { warn, block } = thresholds.secondFace
  const verdict = ratio >= block ? 'block' : ratio > warn ? 'warn' : 'pass'
  return measured('oneFace', { value: ratio, score: scoreOfSecondFace(ratio), verdict, instruction: 'secondFace' })
}

function areaOf({ box }: FoundFace): number {
  const area = Math.max(0, box.width) * Math.max(0, box.height)
  return Number.isFinite(area) ? area : 0
}
