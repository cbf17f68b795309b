import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largestProfilePhotoBytes, leastFaceSimilarity } from '../../../../src-preload/contract/photo.ts'
import type { Size } from '../../../../src-renderer/camera/judgement/geometry.ts'
import {
  searchProfilePhoto,
  type FoundPhoto,
  type Sheet,
} from '../../../../src-renderer/camera/photo/search-profile-photo.ts'

/** A picture: how many bytes a pixel takes at the best quality, and how similar the face is at a quality. */
interface Scene {
  readonly bytesPerPixel: number
  readonly similarityAt: (quality: number, size: Size) => number | null
}

/** An encoder whose bytes grow with pixels and quality, as a real one's do, and which writes the quality down. */
function encoderOf({ bytesPerPixel, similarityAt }: Scene) {
  const encoded: { readonly width: number; readonly quality: number }[] = []
  const draw = (size: Size): Sheet => ({
    encode: async (quality) => {
      encoded.push({ width: size.width, quality })
      const length = Math.round(size.width * size.height * bytesPerPixel * (0.05 + quality ** 3))
      const jpeg = new Uint8Array(Math.max(1, length))
      jpeg[0] = Math.round(quality * 100)
      return Promise.resolve(jpeg)
    },
    similarityOf: async (jpeg) => Promise.resolve(similarityAt((jpeg[0] ?? 0) / 100, size)),
  })
  return { draw, encoded }
}

async function search(scene: Scene): Promise<FoundPhoto> {
  return searchProfilePhoto(encoderOf(scene).draw, () => false)
}

/** Similarity that follows quality: what an easy picture does. */
const byQuality = (quality: number): number => 0.8 + 0.2 * quality

describe('the search for the profile photo', () => {
  it('takes the largest size when its face is similar enough', async () => {
    const found = await search({ bytesPerPixel: 0.1, similarityAt: byQuality })
    expect(found).toMatchObject({ kind: 'found', size: { width: 360, height: 480 } })
  })

  it('takes a smaller size for the sake of the face', async () => {
    // At the best quality that fits: 360 gives 0.51, 300 gives 0.60, 240 gives 0.72.
    const found = await search({ bytesPerPixel: 0.5, similarityAt: (quality) => (quality > 0.56 ? 0.95 : 0.92) })
    expect(found).toMatchObject({ kind: 'found', size: { width: 300, height: 400 }, similarity: 0.95 })
  })

  it('accepts exactly the least similarity', async () => {
    const found = await search({ bytesPerPixel: 0.5, similarityAt: () => leastFaceSimilarity })
    expect(found).toMatchObject({ size: { width: 360, height: 480 } })
  })

  it('falls to the best of the smallest size and says how similar it is', async () => {
    const found = await search({ bytesPerPixel: 1.5, similarityAt: (quality) => quality / 2 })
    if (found.kind !== 'found') throw new Error('nothing was found')
    expect(found.size).toEqual({ width: 240, height: 320 })
    expect(found.similarity).toBe(found.quality / 2)
    expect(found.jpeg.byteLength).toBeGreaterThan(0.9 * largestProfilePhotoBytes)
  })

  it('does not take what cannot be compared for similar', async () => {
    const found = await search({ bytesPerPixel: 0.1, similarityAt: () => null })
    expect(found).toMatchObject({ size: { width: 240, height: 320 }, similarity: null })
  })

  it('goes on to a smaller size where a larger one does not fit at all', async () => {
    const found = await search({ bytesPerPixel: 3, similarityAt: byQuality })
    expect(found).toMatchObject({ kind: 'found', size: { width: 240, height: 320 } })
  })

  it('says so when nothing fits', async () => {
    expect(await search({ bytesPerPixel: 40, similarityAt: byQuality })).toEqual({ kind: 'tooLarge' })
  })

  it('never exceeds what a device stores, and wastes no quality that would have fitted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (bytesPerPixel, similarity) => {
          const { draw, encoded } = encoderOf({ bytesPerPixel, similarityAt: () => similarity })
          const found = await searchProfilePhoto(draw, () => false)
          if (found.kind !== 'found') return found.kind === 'tooLarge'
          const better = await draw(found.size).encode(found.quality + 0.01)
          return (
            found.jpeg.byteLength <= largestProfilePhotoBytes &&
            (found.quality === 0.95 || better.byteLength > largestProfilePhotoBytes) &&
            encoded.length <= 22
          )
        },
      ),
    )
  })

  it('stops between two encodings when it is overtaken', async () => {
    const { draw, encoded } = encoderOf({ bytesPerPixel: 0.5, similarityAt: byQuality })
    expect(await searchProfilePhoto(draw, () => encoded.length >= 3)).toEqual({ kind: 'overtaken' })
    expect(encoded).toHaveLength(3)
  })
})
