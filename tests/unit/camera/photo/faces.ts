import type { FaceGeometry, Point } from '../../../../src-renderer/camera/judgement/geometry.ts'

/** What a made-up face is like: `eyes` is half-way between them, `eyesToChin` is T, `roll` is in radians. */
export interface FacePlan {
  readonly eyes: Point
  readonly eyesToChin: number
  readonly roll: number
}

/** Makes the geometry of a face with usual proportions: eyes 0.58 T apart, an oval around eyes, mouth and forehead. */
export function faceAt({ eyes, eyesToChin, roll }: FacePlan): FaceGeometry {
  const at = (across: number, down: number): Point => ({
    x: eyes.x + eyesToChin * (across * Math.cos(roll) - down * Math.sin(roll)),
    y: eyes.y + eyesToChin * (across * Math.sin(roll) + down * Math.cos(roll)),
  })
  return {
    eyes: [at(-0.29, 0), at(0.29, 0)],
    chin: at(0, 1),
    interEyeDistance: 0.58 * eyesToChin,
    eyesToChin,
    roll,
    outline: Array.from({ length: 36 }, (_, step) => {
      const turn = (step * Math.PI) / 18
      return at(0.62 * Math.cos(turn), 0.2 + 0.8 * Math.sin(turn))
    }),
  }
}
