import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profilePhotoSizes } from '../../../../src-preload/contract/photo.ts'
import type { FaceGeometry } from '../../../../src-renderer/camera/judgement/geometry.ts'
import { firstCrop, moveCrop } from '../../../../src-renderer/camera/photo/crop.ts'
import { faceSimilarity } from '../../../../src-renderer/camera/photo/face-similarity.ts'
import { headOf, headShare, layHeadOver } from '../../../../src-renderer/camera/photo/head-ellipse.ts'
import { faceInPhoto, outlineByRule } from '../../../../src-renderer/camera/photo/photo-face.ts'
import { faceAt } from './faces.ts'
import { greyPicture, noise } from './pictures.ts'

const degrees = Math.PI / 180
const fullHd = { width: 1920, height: 1080 }
const smallest = profilePhotoSizes[2]

function seenIn(face: FaceGeometry, size: { readonly width: number; readonly height: number } = smallest) {
  const seen = faceInPhoto(face, firstCrop(fullHd, face), size)
  if (seen === null) throw new Error('the face is not in its own crop')
  return seen
}

const faces = fc
  .record({
    eyes: fc.record({ x: fc.integer({ min: 700, max: 1200 }), y: fc.integer({ min: 450, max: 550 }) }),
    eyesToChin: fc.integer({ min: 80, max: 250 }),
    roll: fc.double({ min: -30, max: 30, noNaN: true }).map((roll) => roll * degrees),
  })
  .map(faceAt)

describe('a face in its photo', () => {
  it('lies where the crop rule puts it, whatever its roll', () => {
    const expected = outlineByRule(smallest)
    for (const roll of [-12, 0, 9]) {
      const { outline } = seenIn(faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 200, roll: roll * degrees }))
      for (const [at, point] of outline.entries()) {
        expect(point.x).toBeCloseTo(expected[at]?.x ?? NaN)
        expect(point.y).toBeCloseTo(expected[at]?.y ?? NaN)
      }
    }
  })

  it('keeps the roll that was not levelled', () => {
    const face = faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 200, roll: 20 * degrees })
    expect(seenIn(face).roll).toBeCloseTo(20 * degrees)
  })

  it('is unknown when there is none, or when the crop has left it', () => {
    const face = faceAt({ eyes: { x: 400, y: 500 }, eyesToChin: 100, roll: 0 })
    const crop = firstCrop(fullHd, face)
    expect(faceInPhoto(null, crop, smallest)).toBeNull()
    expect(faceInPhoto({ ...face, outline: [] }, crop, smallest)).toBeNull()
    expect(faceInPhoto(face, moveCrop(crop, { x: 60, y: 0 }, fullHd), smallest)).not.toBeNull()
    expect(faceInPhoto(face, moveCrop(crop, { x: 600, y: 0 }, fullHd), smallest)).toBeNull()
  })
})

describe('the smoothing of the background', () => {
  it('keeps the whole face and every window in which it is compared', () => {
    fc.assert(
      fc.property(faces, fc.constantFrom(...profilePhotoSizes), (face, size) => {
        const seen = seenIn(face, size)
        const head = headOf(seen)
        return seen.outline.every(({ x, y }) =>
          [-5, 0, 5].every((across) => [-5, 0, 5].every((down) => headShare(head, x + across, y + down) === 1)),
        )
      }),
    )
  })

  it('has an edge without a step and ends before the corners of the photo', () => {
    const head = headOf(seenIn(faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 200, roll: 5 * degrees })))
    const shares = Array.from({ length: 121 }, (_, x) => headShare(head, 120 - x, head.centre.y))
    expect(shares[0]).toBe(1)
    for (const [at, share] of shares.entries()) {
      const before = shares[at - 1] ?? share
      expect(share).toBeLessThanOrEqual(before)
      expect(before - share).toBeLessThan(0.12)
    }
    for (const [x, y] of [
      [0, 0],
      [240, 0],
      [0, 320],
      [240, 320],
    ] as const)
      expect(headShare(head, x, y)).toBe(0)
  })

  it('takes the background from the smooth picture and the head from the sharp one', () => {
    const seen = seenIn(faceAt({ eyes: { x: 960, y: 500 }, eyesToChin: 200, roll: 0 }))
    const sharp = greyPicture(240, 320, (x, y) => 128 + 100 * noise(x, y))
    const smooth = greyPicture(240, 320, () => 128)
    const together = layHeadOver(sharp, smooth, headOf(seen))
    const at = (picture: typeof sharp, x: number, y: number): number | undefined => picture.data[4 * (y * 240 + x)]
    expect(at(together, 3, 3)).toBe(128)
    expect(at(together, 236, 316)).toBe(128)
    expect(at(together, 120, 144)).toBe(at(sharp, 120, 144))
    expect(together.data.filter((_, index) => index % 4 === 3).every((opacity) => opacity === 255)).toBe(true)
    expect(faceSimilarity(sharp, together, seen.outline)).toBe(1)
    expect(faceSimilarity(sharp, smooth, seen.outline)).toBeLessThan(0.5)
  })
})
