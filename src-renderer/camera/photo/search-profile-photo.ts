import {
  largestProfilePhotoBytes,
  leastFaceSimilarity,
  profilePhotoSizes,
} from '../../../src-preload/contract/photo.ts'
import type { Size } from '../judgement/geometry.ts'

/** The crop drawn at one size, ready to be encoded. The real one is a canvas; a test brings its own. */
export interface Sheet {
  /** A JPEG at this quality, 0 to 1. */
  encode(quality: number): Promise<Uint8Array>
  /**
   * Decodes a JPEG of this sheet and compares its face with the unencoded crop; `null` when nothing can be compared.
   * Rejects when it is no picture of the sheet's size, which only a broken encoder does.
   */
  similarityOf(jpeg: Uint8Array): Promise<number | null>
}

/** What the search came to. */
export type FoundPhoto =
  | {
      readonly kind: 'found'
      readonly jpeg: Uint8Array
      readonly size: Size
      readonly quality: number
      readonly similarity: number | null
    }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'overtaken' }

/** In hundredths, as the encoder counts. Above the best only the bytes grow, and at 100 the colours are stored differently. */
const worstQuality = 1
const bestQuality = 95

/**
 * Finds the profile photo: the largest size whose face is still similar enough to the crop at the best quality that fits
 * in 16,384 bytes; when none is, the smallest size at its best (photo-quality section 6).
 *
 * @param isOvertaken asked between two encodings: whether nobody wants the answer any more
 */
export async function searchProfilePhoto(draw: (size: Size) => Sheet, isOvertaken: () => boolean): Promise<FoundPhoto> {
  let last: FoundPhoto = { kind: 'tooLarge' }
  for (const size of profilePhotoSizes) {
    const sheet = draw(size)
    const best = await bestThatFits(sheet, isOvertaken)
    if (isOvertaken()) return { kind: 'overtaken' }
    if (best === null) {
      last = { kind: 'tooLarge' }
      continue
    }
    const similarity = await sheet.similarityOf(best.jpeg)
    last = { kind: 'found', ...best, size, similarity }
    if (similarity !== null && similarity >= leastFaceSimilarity) return last
  }
  return last
}

/** Halves the range of qualities: seven encodings find the best of ninety-five. */
async function bestThatFits(
  sheet: Sheet,
  isOvertaken: () => boolean,
): Promise<{ readonly jpeg: Uint8Array; readonly quality: number } | null> {
  let best = null
  let low = worstQuality
  let high = bestQuality
  while (low <= high && !isOvertaken()) {
    const middle = Math.floor((low + high) / 2)
    const quality = middle / 100
    const jpeg = await sheet.encode(quality)
    if (jpeg.byteLength <= largestProfilePhotoBytes) {
      best = { jpeg, quality }
      low = middle + 1
    } else high = middle - 1
  }
  return best
}
