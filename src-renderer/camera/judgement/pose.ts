import type { FoundFace } from '../engine/face-engine.ts'
import { levelled } from './levelled-part.ts'
import type { FaceGeometry } from './geometry.ts'
import type { Measured } from './judgement.ts'
import { scoreOfAngle } from './mappings.ts'
import { measured, unknownMeasure, whenAbove } from './measured.ts'
import { measuring, thresholds } from './thresholds.ts'

/** Whether the head is held level: degrees, positive when it leans to the picture's right, beyond 90 when it hangs down. */
export function measureRoll(face: FaceGeometry): Measured {
  const value = rollOf(face)
  return measured('roll', {
    value,
    score: scoreOfAngle(value),
    verdict: whenAbove(Math.abs(value), thresholds.roll),
    instruction: 'levelHead',
  })
}

/**
 * Whether the face looks into the camera: yaw and pitch in degrees, in that order and in the sign of `FoundFace`, pitch
 * without the mesh's bias. The picture's right is the person's left: a nose that points to it has to turn to their right.
 */
export function measureLook(pose: FoundFace['pose']): readonly Measured[] {
  if (pose === null) return [unknownMeasure('yaw'), unknownMeasure('pitch')]
  const { yaw } = pose
  const pitch = pose.pitch - measuring.pitchOfFrontalFace
  return [
    measured('yaw', {
      value: yaw,
      score: scoreOfAngle(yaw),
      verdict: whenAbove(Math.abs(yaw), thresholds.yaw),
      instruction: yaw > 0 ? 'turnRight' : 'turnLeft',
    }),
    measured('pitch', {
      value: pitch,
      score: scoreOfAngle(pitch),
      verdict: whenAbove(Math.abs(pitch), thresholds.pitch),
      instruction: pitch > 0 ? 'lowerChin' : 'raiseChin',
    }),
  ]
}

/** The eyes alone cannot tell a head from one that hangs upside down; the chin can. */
function rollOf(face: FaceGeometry): number {
  const degrees = (face.roll * 180) / Math.PI
  if (levelled(face.chin, face).y >= 0) return degrees
  return degrees > 0 ? degrees - 180 : degrees + 180
}
