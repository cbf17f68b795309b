import { describe, expect, it } from 'vitest'
import {
  boxAbout,
  overlap,
  pointsInPicture,
  regionOfCandidate,
  regionOfMesh,
} from '../../../../src-renderer/camera/engine/mesh-region.ts'
import { turnedFace } from './turned-face.ts'

describe('where the mesh of a face is looked for', () => {
  it('is the detected square, turned until the eyes are level', () => {
    const region = regionOfCandidate({
      box: { left: 100, top: 50, width: 200, height: 200 },
      eyes: [
        { x: 150, y: 120 },
        { x: 250, y: 220 },
      ],
    })

    expect(region).toEqual({ centre: { x: 200, y: 150 }, width: 200, height: 200, angle: Math.PI / 4 })
  })

  it.each([-40, 0, 25])('is, the second time, a levelled square about a mesh held askew by %i degrees', (roll) => {
    const mesh = turnedFace({ yaw: 0, pitch: 0, roll }, { x: 640, y: 360 })

    const region = regionOfMesh(mesh)

    expect((region.angle * 180) / Math.PI).toBeCloseTo(roll, 6)
    expect(region.width).toBe(region.height)
    // From the forehead to the chin it is 17.67 cm, at ten pixels each.
    expect(region.width).toBeCloseTo(176.65 * 1.4, 1)
  })

  it('does not grow or wander when the same face is held askew', () => {
    const straight = regionOfMesh(turnedFace({ yaw: 0, pitch: 0, roll: 0 }))
    const askew = regionOfMesh(turnedFace({ yaw: 0, pitch: 0, roll: 90 }))

    expect(askew.width).toBeCloseTo(straight.width, 6)
    expect(askew.centre.x).toBeCloseTo(-straight.centre.y, 6)
    expect(askew.centre.y).toBeCloseTo(straight.centre.x, 6)
  })
})

describe('points read in a part', () => {
  const region = { centre: { x: 300, y: 200 }, width: 96, height: 96, angle: 0 }

  it('are where they are in the whole picture', () => {
    const values = Float32Array.of(96, 96, 5, 0, 0, 0, 192, 0, -9)

    expect(pointsInPicture(values, region, 192)).toEqual([
      { x: 300, y: 200 },
      { x: 252, y: 152 },
      { x: 348, y: 152 },
    ])
  })

  it('are turned back with the part', () => {
    const [point] = pointsInPicture(Float32Array.of(192, 96, 0), { ...region, angle: Math.PI / 2 }, 192)

    // What is to the right of the middle of a part turned clockwise by a quarter lies below it in the picture.
    expect(point?.x).toBeCloseTo(300, 6)
    expect(point?.y).toBeCloseTo(248, 6)
  })
})

describe('two boxes', () => {
  const box = { left: 10, top: 10, width: 20, height: 20 }

  it('overlap by what they share of what they cover', () => {
    expect(overlap(box, box)).toBe(1)
    expect(overlap(box, { ...box, left: 20 })).toBeCloseTo(1 / 3, 6)
    expect(overlap(box, { ...box, left: 30 })).toBe(0)
    expect(overlap(box, { ...box, top: 100 })).toBe(0)
  })

  it('are drawn about points', () => {
    expect(
      boxAbout([
        { x: 3, y: 9 },
        { x: -1, y: 4 },
      ]),
    ).toEqual({ left: -1, top: 4, width: 4, height: 5 })
  })
})
