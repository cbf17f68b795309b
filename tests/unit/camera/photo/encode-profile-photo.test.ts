import { describe, expect, it } from 'vitest'
import { searchProfilePhoto, type EncodeJpeg } from '../../../../src-renderer/camera/photo/encode-profile-photo.ts'
import { largestProfilePhotoBytes } from '../../../../src-preload/contract/photo.ts'

/** An encoder whose bytes grow with pixels and quality, as a real one's do. */
function encoderOf(bytesPerPixelAtBest: number): { readonly encode: EncodeJpeg; readonly asked: () => number } {
  let count = 0
  return {
    encode: async ({ width, height }, quality) => {
      count += 1
      return Promise.resolve(new Uint8Array(Math.round(width * height * bytesPerPixelAtBest * (0.05 + quality ** 3))))
    },
    asked: () => count,
  }
}

describe('the search for the best profile photo', () => {
  it('takes the largest size when the picture is easy', async () => {
    const found = await searchProfilePhoto(encoderOf(0.05).encode)
    expect(found).toMatchObject({ width: 360, height: 480 })
  })

  it('takes a smaller size rather than a bad quality', async () => {
    const found = await searchProfilePhoto(encoderOf(0.4).encode)
    expect(found).toMatchObject({ width: 240, height: 320 })
    expect(found?.quality).toBeGreaterThanOrEqual(0.7)
  })

  it('uses nearly all of the bytes a device has', async () => {
    const found = await searchProfilePhoto(encoderOf(0.3).encode)
    expect(found?.bytes.byteLength).toBeLessThanOrEqual(largestProfilePhotoBytes)
    expect(found?.bytes.byteLength).toBeGreaterThan(0.95 * largestProfilePhotoBytes)
  })

  it('goes below a decent quality only at the smallest size', async () => {
    const found = await searchProfilePhoto(encoderOf(1).encode)
    expect(found).toMatchObject({ width: 240, height: 320 })
    expect(found?.quality).toBeLessThan(0.7)
    expect(found?.bytes.byteLength).toBeLessThanOrEqual(largestProfilePhotoBytes)
  })

  it('says so when nothing fits', async () => {
    expect(await searchProfilePhoto(async () => Promise.resolve(new Uint8Array(20_000)))).toBeNull()
  })

  it('asks the encoder a bounded number of times', async () => {
    const { encode, asked } = encoderOf(1)
    await searchProfilePhoto(encode)
    expect(asked()).toBeLessThanOrEqual(12)
  })
})
