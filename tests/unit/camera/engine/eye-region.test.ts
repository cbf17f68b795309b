import { describe, expect, it } from 'vitest'
import { mirrored, mirroredBack, regionsOfEyes, withEyes } from '../../../../src-renderer/camera/engine/eye-region.ts'
import { distance, meshPoints, pointOf } from '../../../../src-renderer/camera/judgement/mesh-points.ts'
import { turnedFace } from './turned-face.ts'

const side = 64
const centre = { x: 640, y: 360 }

describe('where the lids of a face are looked for', () => {
  it.each([-40, 0, 25])('is a levelled square about each eye of a face held askew by %i degrees', (roll) => {
    const mesh = turnedFace({ yaw: 0, pitch: 0, roll }, centre)

    const regions = regionsOfEyes(mesh)

    for (const [eye, [outer, inner]] of [
      [regions[0], meshPoints.leftEye.corners],
      [regions[1], meshPoints.rightEye.corners],
    ] as const) {
      const [one, other] = [pointOf(mesh, outer), pointOf(mesh, inner)]
      expect((eye.angle * 180) / Math.PI).toBeCloseTo(roll, 6)
      expect(eye.width).toBe(eye.height)
      expect(eye.width).toBeCloseTo(distance(one, other) * 2.3, 6)
      expect(distance(eye.centre, one)).toBeCloseTo(distance(eye.centre, other), 6)
    }
    expect(regions[0].centre.x).toBeLessThan(regions[1].centre.x)
  })
})

describe('what was read of the eyes', () => {
  const mesh = turnedFace({ yaw: 0, pitch: 0, roll: 30 }, centre)
  const regions = regionsOfEyes(mesh)

  /** An answer of the model with every lid point at the same place, and each other point far away. */
  const answer = (x: number, y: number): Float32Array =>
    Float32Array.from({ length: 76 * 3 }, (_, at) => {
      const point = Math.floor(at / 3)
      const isLid = point < 16 && point !== 0 && point !== 8
      return at % 3 === 2 ? 7 : isLid ? (at % 3 === 0 ? x : y) : -900
    })

  it('moves all lids of both eyes and nothing else', () => {
    const refined = withEyes(mesh, regions, [answer(32, 32), answer(32, 32)], side)

    for (const [eye, points] of [meshPoints.leftEye, meshPoints.rightEye].entries()) {
      const isCorner = (number: number) => points.corners.some((corner) => corner === number)
      const lids = points.contour.filter((number) => !isCorner(number))
      expect(lids).toHaveLength(14)
      for (const number of lids) {
        expect(distance(pointOf(refined, number), regions[eye === 0 ? 0 : 1].centre)).toBeCloseTo(0, 6)
      }
    }
    const contours: readonly number[] = [...meshPoints.leftEye.contour, ...meshPoints.rightEye.contour]
    const moved = refined.flatMap((point, number) => (point === mesh[number] ? [] : [number]))
    expect(moved).toHaveLength(28)
    expect(moved.every((number) => contours.includes(number))).toBe(true)
  })

  it('is turned back with its part', () => {
    const refined = withEyes(mesh, regions, [answer(64, 32), answer(32, 0)], side)

    // Half a part to the right of the left eye, and half a part above the right eye, of a head held askew by 30 degrees.
    const [left, right] = regions
    const [along, across] = [Math.cos(Math.PI / 6) / 2, Math.sin(Math.PI / 6) / 2]
    expect(pointOf(refined, 159).x).toBeCloseTo(left.centre.x + along * left.width, 6)
    expect(pointOf(refined, 159).y).toBeCloseTo(left.centre.y + across * left.width, 6)
    expect(pointOf(refined, 386).x).toBeCloseTo(right.centre.x + across * right.width, 6)
    expect(pointOf(refined, 386).y).toBeCloseTo(right.centre.y - along * right.width, 6)
  })

  it('gives each lid its own point: upper ones above, lower ones below, outer to inner', () => {
    // The model's order: 0 to 8 along the lower lid, 9 to 15 along the upper one, from the outer corner to the inner one.
    const eye = Float32Array.from({ length: 76 * 3 }, (_, at) => {
      const point = Math.floor(at / 3)
      const along = point <= 8 ? point : point - 8
      return at % 3 === 0 ? 12 + along * 5 : point <= 8 ? 40 : 24
    })
    const level = turnedFace({ yaw: 0, pitch: 0, roll: 0 }, centre)
    const refined = withEyes(level, regionsOfEyes(level), [eye, mirroredBack(eye, side)], side)

    for (const { lids } of [meshPoints.leftEye, meshPoints.rightEye]) {
      for (const [upper, lower] of lids) {
        const [above, below] = [pointOf(refined, upper), pointOf(refined, lower)]
        expect(below.y - above.y).toBeGreaterThan(0)
        // What faces each other on the two lids is one pair of the judgement.
        expect(below.x).toBeCloseTo(above.x, 6)
      }
    }
    expect(pointOf(refined, 246).x).toBeLessThan(pointOf(refined, 173).x)
    expect(pointOf(refined, 466).x).toBeGreaterThan(pointOf(refined, 398).x)
  })
})

describe('the mirror before the right eye', () => {
  const part = {
    width: 3,
    height: 2,
    data: Uint8ClampedArray.from({ length: 3 * 2 * 4 }, (_, at) => at),
  }

  it('swaps the columns of each row and keeps the colours', () => {
    const seen = mirrored(part)

    expect([...seen.data.subarray(0, 12)]).toEqual([8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3])
    expect([...seen.data.subarray(12)]).toEqual([20, 21, 22, 23, 16, 17, 18, 19, 12, 13, 14, 15])
    expect(mirrored(seen)).toEqual(part)
  })

  it('is taken away from what was read in it', () => {
    expect([...mirroredBack(Float32Array.of(10, 20, 5, 64, 0, -3), side)]).toEqual([54, 20, 5, 0, 0, -3])
  })
})
