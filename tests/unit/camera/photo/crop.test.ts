import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point, Size } from '../../../../src-renderer/camera/judgement/geometry.ts'
import {
  firstCrop,
  heightOf,
  moveCrop,
  portionOf,
  resizeCrop,
  type Crop,
} from '../../../../src-renderer/camera/photo/crop.ts'
import { faceAt } from './faces.ts'

const degrees = Math.PI / 180
const fullHd = { width: 1920, height: 1080 }

const frames = fc.record({ width: fc.integer({ min: 160, max: 4096 }), height: fc.integer({ min: 120, max: 4096 }) })
const faces = fc.option(
  fc
    .record({
      eyes: fc.record({ x: fc.integer({ min: -200, max: 4296 }), y: fc.integer({ min: -200, max: 4296 }) }),
      eyesToChin: fc.integer({ min: 5, max: 2000 }),
      roll: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    })
    .map(faceAt),
)
const acts = fc.array(
  fc.oneof(
    fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) }),
    fc.double({ min: -2, max: 3, noNaN: true }),
  ),
  { maxLength: 12 },
)

function cornersOf({ centre, width, height, angle }: Crop): Point[] {
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([across = 0, down = 0]) => ({
    x: centre.x + (across * width * Math.cos(angle) - down * height * Math.sin(angle)) / 2,
    y: centre.y + (across * width * Math.sin(angle) + down * height * Math.cos(angle)) / 2,
  }))
}

function isInside(crop: Crop, frame: Size): boolean {
  const room = 1e-6
  return cornersOf(crop).every(
    ({ x, y }) => x >= -room && y >= -room && x <= frame.width + room && y <= frame.height + room,
  )
}

/** Where a point of the frame is in the crop: shares of its width and height from the upper left corner. */
function shareOf(point: Point, { centre, width, height, angle }: Crop): Point {
  const [x, y] = [point.x - centre.x, point.y - centre.y]
  return {
    x: 0.5 + (x * Math.cos(angle) + y * Math.sin(angle)) / width,
    y: 0.5 + (y * Math.cos(angle) - x * Math.sin(angle)) / height,
  }
}

function change(crop: Crop, act: Point | number, frame: Size): Crop {
  return typeof act === 'number'
    ? resizeCrop(crop, heightOf(act, crop.angle, frame), frame)
    : moveCrop(crop, act, frame)
}

describe('the first crop', () => {
  it('is in the middle of the frame without a face', () => {
    expect(firstCrop({ width: 1280, height: 720 }, null)).toEqual({
      centre: { x: 640, y: 360 },
      width: 486,
      height: 648,
      angle: 0,
    })
  })

  it.each([-15, -10, 0, 4, 10, 15])('follows the crop rule and levels a roll of %s degrees', (roll) => {
    const face = faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 200, roll: roll * degrees })
    const crop = firstCrop(fullHd, face)
    expect(crop.height).toBeCloseTo(600)
    expect(crop.width).toBeCloseTo(450)
    expect(crop.angle).toBeCloseTo(roll * degrees)
    const [first, second] = face.eyes.map((eye) => shareOf(eye, crop))
    expect(first?.y).toBeCloseTo(0.45)
    expect(second?.y).toBeCloseTo(0.45)
    expect(((first?.x ?? 0) + (second?.x ?? 0)) / 2).toBeCloseTo(0.5)
    expect(shareOf(face.chin, crop).x).toBeCloseTo(0.5)
    expect(shareOf(face.chin, crop).y).toBeCloseTo(0.45 + 1 / 3)
  })

  it.each([-40, 16, 90, 180])('leaves a roll of %s degrees as it is', (roll) => {
    const crop = firstCrop(fullHd, faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 200, roll: roll * degrees }))
    expect(crop.angle).toBe(0)
    expect(crop.height).toBeCloseTo(600)
  })

  it('is moved, not made smaller, where the face is near an edge', () => {
    const crop = firstCrop(fullHd, faceAt({ eyes: { x: 60, y: 100 }, eyesToChin: 200, roll: 0 }))
    expect(crop).toEqual({ centre: { x: 225, y: 300 }, width: 450, height: 600, angle: 0 })
  })

  it('is made smaller only when it does not fit at all', () => {
    const crop = firstCrop(fullHd, faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 400, roll: 0 }))
    expect(crop).toEqual({ centre: { x: 960, y: 540 }, width: 810, height: 1080, angle: 0 })
    const turned = firstCrop(fullHd, faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 400, roll: 10 * degrees }))
    expect(turned.height).toBeLessThan(1080)
    expect(Math.min(...cornersOf(turned).map(({ y }) => y))).toBeCloseTo(0)
    expect(Math.max(...cornersOf(turned).map(({ y }) => y))).toBeCloseTo(1080)
  })
})

describe('the crop of a profile photo', () => {
  it('stays 3:4, inside the frame and at its angle, whatever is done to it', () => {
    fc.assert(
      fc.property(frames, faces, acts, (frame, face, acts) => {
        const first = firstCrop(frame, face)
        const crop = acts.reduce<Crop>((before, act) => change(before, act, frame), first)
        return (
          isInside(first, frame) &&
          isInside(crop, frame) &&
          Math.abs(crop.width / crop.height - 0.75) < 1e-9 &&
          crop.height > 0 &&
          crop.angle === first.angle
        )
      }),
    )
  })

  it('has the size that was asked for, at every angle', () => {
    for (const roll of [0, 10 * degrees, -15 * degrees]) {
      const crop = firstCrop(fullHd, faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 200, roll }))
      for (const portion of [0, 0.25, 0.5, 1]) {
        const resized = resizeCrop(crop, heightOf(portion, roll, fullHd), fullHd)
        expect(portionOf(resized, fullHd)).toBeCloseTo(portion)
      }
    }
  })

  it('goes to the corner of the frame and no further', () => {
    const crop = firstCrop(fullHd, faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 200, roll: 10 * degrees }))
    const corners = cornersOf(moveCrop(crop, { x: 9_999, y: -9_999 }, fullHd))
    expect(Math.max(...corners.map(({ x }) => x))).toBeCloseTo(1920)
    expect(Math.min(...corners.map(({ y }) => y))).toBeCloseTo(0)
  })
})
