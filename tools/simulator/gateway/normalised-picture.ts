import { readMark } from '../pictures/marks.ts'
import { normaliseFace } from '../pictures/normalised-face.ts'
import { readPictureBytes } from '../pictures/picture-head.ts'
import { decodePixels } from '../pictures/pixels.ts'
import { failures, guesses } from './guesses.ts'
import { Refusal } from './refusal.ts'

/**
 * The warped picture of the face in a picture, a JPEG of 112x112.
 *
 * For real: JPEG or PNG, whole, of a plausible size. Which face is in it needs an engine, so the middle stands for the face, and
 * a mark (`markPicture`) says that there is none that can be used. Everything else is refused as the field reports it.
 */
export function normalisedPicture(picture: Buffer): Buffer {
  const refusal = new Refusal(failures.normalizeFailed)
  if (picture.length > guesses.maximumPictureBytes) throw refusal
  const head = readPictureBytes(picture)
  if (typeof head === 'string') throw refusal
  const { width, height } = head
  if (Math.max(width, height) > guesses.maximumPictureSide) throw refusal
  if (Math.min(width, height) < guesses.minimumPictureSide) throw refusal
  const pixels = decodePixels(picture, head)
  if (pixels === undefined || readMark(pixels) !== undefined) throw refusal
  return Buffer.from(normaliseFace(pixels), 'base64')
}
