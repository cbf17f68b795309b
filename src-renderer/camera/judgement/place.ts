import type { FoundFace } from '../engine/face-engine.ts'
import { betweenEyes } from './face-geometry.ts'
import type { FaceGeometry, Size } from './geometry.ts'
import type { Instruction } from './instruction.ts'
import type { Measured } from './judgement.ts'
import { scoreOfInterEyeDistance, scoreOfSpaceAbove, scoreOfSpaceBelow, scoreOfSpaceBeside } from './mappings.ts'
import { measured, whenBelow } from './measured.ts'
import { measuring, thresholds } from './thresholds.ts'

/**
 * Whether the face is large enough: the distance of the eyes in pixels of the source, as it would be with the head
 * straight. Without a pose it is taken as it is, which can only ask the person to come closer than needed.
 */
export function measureInterEyeDistance(face: FaceGeometry, pose: FoundFace['pose']): Measured {
  const cosine = pose === null ? 1 : Math.cos((pose.yaw * Math.PI) / 180)
  const value = face.interEyeDistance / Math.max(measuring.leastCosineOfYaw, cosine)
  return measured('interEyeDistance', {
    value,
    score: scoreOfInterEyeDistance(value),
    verdict: whenBelow(value, thresholds.interEyeDistance),
    instruction: 'comeCloser',
  })
}

/**
 * Whether there is room left, right, above and below, in that order. Photo quality section 2; left and right to the
 * *nearer* eye.
 *
 * The picture is not mirrored, and the person looks at us: the picture's left is their right. A face too near the
 * picture's left edge therefore stands too far to their right, and is asked to move to their left. Where the opposite side
 * has no room to give, moving would only shift the lack, and the person is asked to move back instead.
 */
export function measureSpaces(face: FaceGeometry, picture: Size): readonly Measured[] {
  const { y } = betweenEyes(face)
  const [leftEye, rightEye] = face.eyes
  const left = leftEye.x / face.interEyeDistance
  const right = (picture.width - rightEye.x) / face.interEyeDistance
  const above = y / face.eyesToChin
  const below = (picture.height - y) / face.eyesToChin

  const { spaceBeside, spaceAbove, spaceBelow } = thresholds
  const hasRoomAcross = left + right >= 2 * spaceBeside.warn
  const hasRoomUpright = above + below >= spaceAbove.warn + spaceBelow.warn
  const across = (move: Instruction): Instruction => (hasRoomAcross ? move : 'moveBack')
  const upright = (move: Instruction): Instruction => (hasRoomUpright ? move : 'moveBack')
  return [
    measured('spaceLeft', {
      value: left,
      score: scoreOfSpaceBeside(left),
      verdict: whenBelow(left, spaceBeside),
      instruction: across('moveLeft'),
    }),
    measured('spaceRight', {
      value: right,
      score: scoreOfSpaceBeside(right),
      verdict: whenBelow(right, spaceBeside),
      instruction: across('moveRight'),
    }),
    measured('spaceAbove', {
      value: above,
      score: scoreOfSpaceAbove(above),
      verdict: whenBelow(above, spaceAbove),
      instruction: upright('moveDown'),
    }),
    measured('spaceBelow', {
      value: below,
      score: scoreOfSpaceBelow(below),
      verdict: whenBelow(below, spaceBelow),
      instruction: upright('moveUp'),
    }),
  ]
}
