import type { FaceGeometry, Point } from './geometry.ts'
import type { Measured } from './judgement.ts'
import { scoreOfLidGap, scoreOfLipGap } from './mappings.ts'
import { measured, whenAbove, whenBelow, worstOf } from './measured.ts'
import type { EyePoints } from './mesh-points.ts'
import { distance, meshPoints, pointOf } from './mesh-points.ts'
import { thresholds } from './thresholds.ts'

/**
 * The mean eye aspect ratio of both eyes: how high they are open for their width. `null` when an eye has no width.
 * Photo quality section 3.
 */
export function eyeAspectRatio(mesh: readonly Point[]): number | null {
  const ratio = (aspectOf(mesh, meshPoints.leftEye) + aspectOf(mesh, meshPoints.rightEye)) / 2
  return Number.isFinite(ratio) ? ratio : null
}

/**
 * Whether both eyes are open. The value is the smaller lid gap in T. Closed by the gap, by the aspect ratio, or, once
 * the person's usual ratio is known, by falling well short of it: a blink of wide eyes passes the other two.
 */
export function measureEyesOpen(mesh: readonly Point[], face: FaceGeometry, usualAspect: number | null): Measured {
  const gap = Math.min(openingOf(mesh, meshPoints.leftEye), openingOf(mesh, meshPoints.rightEye)) / face.eyesToChin
  const aspect = eyeAspectRatio(mesh)
  const verdict = worstOf([
    whenBelow(gap, thresholds.lidGap),
    aspect === null ? 'unknown' : whenBelow(aspect, thresholds.eyeAspectRatio),
    aspect !== null && usualAspect !== null && aspect < thresholds.blink.block * usualAspect ? 'block' : 'pass',
  ])
  return measured('eyesOpen', { value: gap, score: scoreOfLidGap(gap), verdict, instruction: 'openEyes' })
}

/** Whether the mouth is closed: the largest inner lip gap in T. Warns at most. */
export function measureMouthClosed(mesh: readonly Point[], face: FaceGeometry): Measured {
  const value = largestGap(mesh, meshPoints.lips) / face.eyesToChin
  return measured('mouthClosed', {
    value,
    score: scoreOfLipGap(value),
    verdict: whenAbove(value, thresholds.lipGap),
    instruction: 'closeMouth',
  })
}

function openingOf(mesh: readonly Point[], eye: EyePoints): number {
  return largestGap(mesh, eye.lids)
}

function largestGap(mesh: readonly Point[], pairs: readonly (readonly [number, number])[]): number {
  return Math.max(...pairs.map(([upper, lower]) => distance(pointOf(mesh, upper), pointOf(mesh, lower))))
}

/** The two lid pairs beside the middle one over the distance of the corners. */
function aspectOf(mesh: readonly Point[], { corners, lids }: EyePoints): number {
  const [, inner, outer] = lids
  const gap = ([upper, lower]: readonly [number, number]): number =>
    distance(pointOf(mesh, upper), pointOf(mesh, lower))
  return (gap(inner) + gap(outer)) / (2 * gap(corners))
}
