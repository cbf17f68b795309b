import { largestProfilePhotoBytes, profilePhotoSizes } from '../../../src-preload/contract/photo.ts'
import type { ProfilePhoto } from '../capture/capture-types.ts'
import type { Crop, Size } from './crop.ts'

/**
 * The worst quality a size may be encoded at before a smaller size is better. At 0.7 the canvas encoder shows no
 * blocks on a face; below it a smaller picture keeps more of the face in the same bytes (photo-quality section 6).
 */
const lowestQuality = 0.7

/** Enough: above it the picture only grows. */
const highestQuality = 0.95

/** Halvings of the range of qualities: 0.25 / 2^6 is finer than the encoder's own hundred steps. */
const halvings = 6

/** Encodes a picture of a size at a quality, 0 to 1. The real one is a canvas; a test brings its own. */
export type EncodeJpeg = (size: Size, quality: number) => Promise<Uint8Array>

/**
 * Finds the best profile photo within 16,384 bytes: the largest size that fits at a decent quality, at the best quality
 * that still fits; should none fit decently, the smallest size at whatever quality fits.
 *
 * @returns `null` when not even the smallest size at the worst quality fits, which no camera picture has ever done
 */
export async function searchProfilePhoto(encode: EncodeJpeg): Promise<ProfilePhoto | null> {
  for (const size of profilePhotoSizes) {
    const found = await bestQualityThatFits(encode, size, lowestQuality)
    if (found !== null) return found
  }
  const smallest = profilePhotoSizes.at(-1)
  return smallest === undefined ? null : bestQualityThatFits(encode, smallest, 0)
}

async function bestQualityThatFits(encode: EncodeJpeg, size: Size, lowest: number): Promise<ProfilePhoto | null> {
  let best: ProfilePhoto | null = await fitting(encode, size, lowest)
  if (best === null) return null
  let low = lowest
  let high = highestQuality
  for (let halving = 0; halving < halvings; halving += 1) {
    const quality = (low + high) / 2
    const better = await fitting(encode, size, quality)
    if (better === null) high = quality
    else {
      best = better
      low = quality
    }
  }
  return best
}

async function fitting(encode: EncodeJpeg, size: Size, quality: number): Promise<ProfilePhoto | null> {
  const bytes = await encode(size, quality)
  return bytes.byteLength <= largestProfilePhotoBytes
    ? { bytes, width: size.width, height: size.height, quality, similarity: null, isSmoothed: false }
    : null
}

/**
 * Encodes a crop of a frame as a profile photo.
 *
 * Chromium's canvas writes baseline JPEG in sRGB, 4:2:0 below quality 1, with a JFIF header and no metadata. It is asked
 * through `toDataURL`, which encodes at once, in about 2 ms: `toBlob` and `convertToBlob` wait for the page to be idle,
 * which a page that paints may not be for a second each time. Measured: 2.3 s from the press to the photo instead of 0.1 s.
 */
export async function encodeProfilePhoto(frame: ImageBitmap, crop: Crop): Promise<ProfilePhoto | null> {
  const drawn = new Map<number, HTMLCanvasElement>()
  return searchProfilePhoto(async (size, quality) => {
    const canvas = drawn.get(size.width) ?? drawCrop(frame, crop, size)
    drawn.set(size.width, canvas)
    return Promise.resolve(bytesOf(canvas.toDataURL('image/jpeg', quality)))
  })
}

function bytesOf(dataAddress: string): Uint8Array {
  return Uint8Array.from(atob(dataAddress.slice(dataAddress.indexOf(',') + 1)), (character) => character.charCodeAt(0))
}

function drawCrop(frame: ImageBitmap, crop: Crop, size: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const pencil = canvas.getContext('2d', { alpha: false, colorSpace: 'srgb' })
  if (pencil === null) throw new Error('This cannot happen: a canvas of a few hundred pixels gives no context.')
  pencil.imageSmoothingQuality = 'high'
  pencil.drawImage(frame, crop.left, crop.top, crop.width, crop.height, 0, 0, size.width, size.height)
  return canvas
}
