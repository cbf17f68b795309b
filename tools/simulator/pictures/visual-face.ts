import { createHash } from 'node:crypto'
import type { CodedFailure } from '../guesses.ts'
import type { ServerSettings } from '../settings.ts'
import type { SimulatorVersion } from '../versions.ts'
import type { MarkableCode } from './marks.ts'
import type { Picture } from './picture-head.ts'
import { failures, guesses, pictureFailures } from '../guesses.ts'
import { atLeast } from '../versions.ts'
import { readMark } from './marks.ts'
import { normaliseFace } from './normalised-face.ts'
import { decodeBase64, readPictureBytes } from './picture-head.ts'
import { decodePixels, isGrey } from './pixels.ts'

/** What a picture is judged under. */
export interface PictureGround {
  readonly settings: Pick<ServerSettings, 'pictureVerdict' | 'pictureMinimumSide' | 'pictureFailureStatus'>
  readonly version: SimulatorVersion
}

/** What the server makes of a picture for a visual face: the normalised face in base64, or a code of the 30000 family. */
export type PictureVerdict =
  { readonly kind: 'good'; readonly normalised: string } | { readonly kind: 'refused'; readonly failure: CodedFailure }

/**
 * Judges a picture for a visual face (reference sections 6.1 and 6.3).
 *
 * For real: the key, base64, format, truncation, bytes, both limits of the sides, and grey, also grey stored as colour.
 * What needs a face engine is read from a mark in the picture (`markPicture`) or taken from the settings; without either,
 * every picture has one good face in its middle.
 *
 * @param base64 `undefined` or empty when the key was missing
 */
export function judgePicture(base64: string | undefined, { settings, version }: PictureGround): PictureVerdict {
  const refuse = (failure: CodedFailure): PictureVerdict => {
    return { kind: 'refused', failure: { ...failure, status: settings.pictureFailureStatus } }
  }
  if (base64 === undefined || base64 === '') return refuse(failures.pictureMissing)
  const bytes = bytesOf(base64, version)
  if (bytes === undefined) return refuse(failures.pictureBase64)
  if (bytes.length > guesses.maximumPictureBytes) return refuse(failures.pictureBytes)
  const head = readPictureBytes(bytes)
  if (head === 'unknown-format') return refuse(failures.pictureFormat)
  if (head === 'unreadable') return refuse(failures.pictureUnreadable)
  if (Math.max(head.width, head.height) > guesses.maximumPictureSide) return refuse(failures.pictureTooLarge)
  if (Math.min(head.width, head.height) < settings.pictureMinimumSide) return refuse(failures.pictureTooSmall)
  if (head.greyscale) return refuse(failures.pictureGreyscale)

  const sight = lookAt(bytes, head)
  if (sight.kind === 'broken') return refuse(failures.pictureUnreadable)
  if (sight.grey) return refuse(failures.pictureGreyscale)
  const verdict = settings.pictureVerdict ?? sight.mark
  return verdict === undefined ? { kind: 'good', normalised: sight.normalised } : refuse(pictureFailures[verdict])
}

/** Before 2.9.1 nobody looked whether the text is really base64 (release notes); what is not is skipped then, a guess. */
function bytesOf(base64: string, version: SimulatorVersion): Buffer | undefined {
  return atLeast(version, '2.9.1') ? decodeBase64(base64) : Buffer.from(base64, 'base64')
}

/** What the pixels of a picture show. */
type Sight =
  | { readonly kind: 'broken' }
  | {
      readonly kind: 'seen'
      readonly grey: boolean
      readonly mark: MarkableCode | undefined
      readonly normalised: string
    }

/** How many sights are remembered, by the digest of their picture: a client checks a picture and sends it again. */
const remembered = 16

const sights = new Map<string, Sight>()

function lookAt(bytes: Buffer, head: Picture): Sight {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const known = sights.get(digest)
  if (known !== undefined) return known
  const sight = look(bytes, head)
  const oldest = sights.keys().next()
  if (sights.size >= remembered && oldest.done !== true) sights.delete(oldest.value)
  sights.set(digest, sight)
  return sight
}

function look(bytes: Buffer, head: Picture): Sight {
  const pixels = decodePixels(bytes, head)
  if (pixels === undefined) return { kind: 'broken' }
  return { kind: 'seen', grey: isGrey(pixels), mark: readMark(pixels), normalised: normaliseFace(pixels) }
}
