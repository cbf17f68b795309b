import { describe, expect, it } from 'vitest'
import type { Pixels, Point } from '../../../../src-renderer/camera/judgement/geometry.ts'
import { faceSimilarity } from '../../../../src-renderer/camera/photo/face-similarity.ts'
import { greyPicture, noise, waves } from './pictures.ts'

const width = 64
const height = 48
const everywhere = [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
]
const face = Array.from({ length: 24 }, (_, step): Point => {
  const turn = (step * Math.PI) / 12
  return { x: 32 + 14 * Math.cos(turn), y: 24 + 16 * Math.sin(turn) }
})

const original = greyPicture(width, height, waves)

function similarityTo(grey: (x: number, y: number) => number, outline: readonly Point[] = everywhere): number | null {
  return faceSimilarity(original, greyPicture(width, height, grey), outline)
}

/** The mean over a square of five by five pixels. */
function blurred(x: number, y: number, reach: number): number {
  let sum = 0
  for (let down = -reach; down <= reach; down += 1)
    for (let across = -reach; across <= reach; across += 1) sum += waves(x + across, y + down)
  return sum / (2 * reach + 1) ** 2
}

describe('the similarity of two pictures', () => {
  it('is 1 for a picture and itself', () => {
    expect(similarityTo(waves)).toBeCloseTo(1, 12)
    expect(similarityTo(waves, face)).toBeCloseTo(1, 12)
  })

  // Computed by ssim.js 3.5.0 (its `original`, a port of the authors' own script) over the same pictures.
  it.each([
    ['a little noise', (x: number, y: number) => waves(x, y) + 10 * noise(x, y), 0.89136873701],
    ['much noise', (x: number, y: number) => waves(x, y) + 40 * noise(x, y), 0.378220866731],
    ['more light', (x: number, y: number) => waves(x, y) + 20, 0.974156009303],
    ['nothing but grey', () => 128, 0.304799402537],
    ['the negative', (x: number, y: number) => 255 - waves(x, y), -0.454086004354],
  ])('is that of the definition for %s', (_, grey, expected) => {
    expect(similarityTo(grey)).toBeCloseTo(expected, 9)
  })

  it('falls with every step of noise and of blur', () => {
    const noisier = [0, 5, 10, 20, 40].map((gain) => similarityTo((x, y) => waves(x, y) + gain * noise(x, y), face))
    expect(noisier).toEqual([...noisier].sort((first, second) => Number(second) - Number(first)))
    const softer = [0, 1, 2, 4].map((reach) => similarityTo((x, y) => blurred(x, y, reach), face))
    expect(softer).toEqual([...softer].sort((first, second) => Number(second) - Number(first)))
    expect(new Set([...noisier, ...softer]).size).toBe(8)
  })

  it('looks at the face alone', () => {
    const spoiltCorner = (x: number, y: number): number => (x < 10 && y < 10 ? 255 : waves(x, y))
    expect(similarityTo(spoiltCorner, face)).toBeCloseTo(1, 12)
    expect(similarityTo(spoiltCorner)).toBeLessThan(0.99)
    const spoiltFace = (x: number, y: number): number => (Math.hypot(x - 32, y - 24) < 6 ? 255 : waves(x, y))
    expect(similarityTo(spoiltFace, face)).toBeLessThan(Number(similarityTo(spoiltFace)))
  })

  it('sees colour as JPEG does: by its luma', () => {
    const red: Pixels = { ...original, data: new Uint8ClampedArray(original.data) }
    for (let at = 0; at < red.data.length; at += 4) red.data[at] = 255 - (red.data[at] ?? 0)
    const blue: Pixels = { ...original, data: new Uint8ClampedArray(original.data) }
    for (let at = 2; at < blue.data.length; at += 4) blue.data[at] = 255 - (blue.data[at] ?? 0)
    expect(faceSimilarity(original, red, face)).toBeLessThan(Number(faceSimilarity(original, blue, face)))
  })

  it('is unknown where there is nothing to compare', () => {
    expect(similarityTo(waves, [])).toBeNull()
    expect(
      similarityTo(
        waves,
        [0, 1, 2].map((step) => ({ x: 200 + 30 * (step % 2), y: 100 + 30 * step })),
      ),
    ).toBeNull()
    const tiny = greyPicture(8, 8, waves)
    expect(faceSimilarity(tiny, tiny, everywhere)).toBeNull()
  })
})
