import { describe, expect, it } from 'vitest'
import { headPose } from '../../../../src-renderer/camera/engine/head-pose.ts'
import { turnedFace } from './turned-face.ts'

/** The corners of the eyes in the picture that swap places when it is mirrored. */
const mirrorPairs = [
  [234, 454],
  [33, 263],
  [133, 362],
] as const

describe('how a head is turned', () => {
  it('reads an average face from the front as straight', () => {
    const pose = headPose(turnedFace({ yaw: 0, pitch: 0, roll: 0 }))

    expect(pose?.yaw).toBeCloseTo(0, 6)
    expect(pose?.pitch).toBeCloseTo(0, 1)
  })

  it.each([-40, -20, -8, 8, 20, 40])('reads a yaw of %i degrees, towards the right edge as positive', (yaw) => {
    const pose = headPose(turnedFace({ yaw, pitch: 0, roll: 0 }))

    expect(Math.abs((pose?.yaw ?? Number.NaN) - yaw)).toBeLessThan(0.3)
    expect(Math.abs(pose?.pitch ?? Number.NaN)).toBeLessThan(0.3)
  })

  it.each([-30, -15, -5, 5, 15, 30])('reads a pitch of %i degrees, up as positive', (pitch) => {
    const pose = headPose(turnedFace({ yaw: 0, pitch, roll: 0 }))

    expect(Math.abs((pose?.pitch ?? Number.NaN) - pitch)).toBeLessThan(0.3)
    expect(Math.abs(pose?.yaw ?? Number.NaN)).toBeLessThan(0.3)
  })

  it.each([-30, -10, 10, 30])('does not mind a head held askew by %i degrees', (roll) => {
    const pose = headPose(turnedFace({ yaw: 12, pitch: 0, roll }, { x: 700, y: 300 }, 25))

    expect(Math.abs((pose?.yaw ?? Number.NaN) - 12)).toBeLessThan(1)
    expect(Math.abs(pose?.pitch ?? Number.NaN)).toBeLessThan(1)
  })

  it('changes the sign of yaw, and nothing else, when the picture is mirrored', () => {
    const mesh = turnedFace({ yaw: 17, pitch: 6, roll: 4 }, { x: 640, y: 360 })
    const mirrored = mesh.map(({ x, y }) => ({ x: 1280 - x, y }))
    for (const [one, other] of mirrorPairs) {
      const [left, right] = [mirrored[one], mirrored[other]]
      if (left === undefined || right === undefined) throw new Error('the face of this test has no eyes')
      mirrored[one] = right
      mirrored[other] = left
    }

    const [before, after] = [headPose(mesh), headPose(mirrored)]

    expect(after?.yaw).toBeCloseTo(-(before?.yaw ?? Number.NaN), 6)
    expect(after?.pitch).toBeCloseTo(before?.pitch ?? Number.NaN, 6)
    expect(before?.yaw).toBeGreaterThan(15)
  })

  it('answers nothing for a mesh without extent, or with points that are no numbers', () => {
    const point = { x: 5, y: 5 }
    expect(headPose(Array.from({ length: 468 }, () => point))).toBeNull()
    expect(headPose(Array.from({ length: 468 }, () => ({ x: Number.NaN, y: 1 })))).toBeNull()
  })
})
