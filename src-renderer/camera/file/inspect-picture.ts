import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import type { Size } from '../judgement/geometry.ts'
import type { PictureFileProblem } from './picture-file-problem.ts'
import { formatOf } from './picture-format.ts'
import { jpegStructure, pngStructure } from './picture-structure.ts'

/** A picture that may be decoded. */
export interface InspectedPicture extends Size {
  readonly type: 'image/jpeg' | 'image/png'
}

/** The largest JPEGs of phones (50 megapixels, best quality) have about 25 MB. */
export const mostBytes = 30_000_000

/** Phones make pictures of 48 to 50 megapixels. Decoded, each million takes 4 MB: 256 MB is the most the window pays for a moment. */
export const mostPixels = 64_000_000

/** No face is on a picture this long; Chromium's canvases end here, too. */
export const longestSide = 16_384

/** The narrowest profile photo is 240 pixels wide: a smaller picture would have to be blown up. */
export const shortestSide = 240

/** Judges a file by its content before anything of it is decoded. Takes a few milliseconds for 30 MB of anything. */
export function inspectPicture(bytes: Uint8Array): Outcome<InspectedPicture, PictureFileProblem> {
  if (bytes.length === 0) return fail({ kind: 'empty' })
  const format = formatOf(bytes)
  if (format !== 'jpeg' && format !== 'png') return fail({ kind: 'notAPicture', what: format })
  const structure = format === 'jpeg' ? jpegStructure(bytes) : pngStructure(bytes)
  if (structure.kind === 'truncated') return fail({ kind: 'truncated' })
  if (structure.kind === 'broken') return fail({ kind: 'unreadable' })
  const { width, height } = structure.size
  if (width === 0 || height === 0) return fail({ kind: 'unreadable' })
  if (Math.max(width, height) > longestSide || width * height > mostPixels)
    return fail({ kind: 'tooManyPixels', width, height })
  if (Math.min(width, height) < shortestSide) return fail({ kind: 'tooFewPixels', width, height })
  return succeed({ type: `image/${format}`, width, height })
}
