import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { largestProfilePhotoBytes, profilePhotoSizes } from '../../src-preload/contract/photo.ts'
import { frameSize, isFrame, jpegMarker, jpegParts, type JpegPart } from './jpeg-parts.ts'

/** Why bytes are no profile photo. */
export type ProfilePhotoFlaw = Failure<'photoUnfit'>['reason']

/** Segments that say how to read the colours: JFIF, a colour profile, Adobe's transform. Every other one is metadata. */
const harmlessSegments: readonly number[] = [0xe0, 0xe2, 0xee]

/**
 * Looks at the bytes of a profile photo without decoding them: the page that made them is not trusted, and what it sends is
 * stored on a server and on devices.
 *
 * A fit photo is a baseline JPEG of at most 16,384 bytes in one of the contract's sizes, complete, with nothing in it but
 * the picture: an Exif segment could tell where it was taken.
 *
 * @returns the first flaw, or `null` when the photo may be sent
 */
export function flawOfProfilePhoto(bytes: Uint8Array): ProfilePhotoFlaw | null {
  if (bytes.byteLength > largestProfilePhotoBytes) return 'tooManyBytes'
  let sawFrame = false
  for (const part of jpegParts(bytes)) {
    const flaw = flawOfPart(bytes, part, sawFrame)
    if (flaw !== null) return flaw
    sawFrame ||= part.kind === 'segment' && part.marker === jpegMarker.baselineFrame
  }
  return null
}

function flawOfPart(bytes: Uint8Array, part: JpegPart, sawFrame: boolean): ProfilePhotoFlaw | null {
  switch (part.kind) {
    case 'segment':
      return flawOfSegment(bytes, part)
    case 'end':
      if (!sawFrame) return 'notJpeg'
      // What hides behind the picture's end is no part of the picture.
      return part.place + 2 === bytes.byteLength ? null : 'carriesMetadata'
    case 'damage':
      return part.flaw
    default:
      return assertNever(part, 'JpegPart grew a kind that flawOfPart does not know')
  }
}

function flawOfSegment(bytes: Uint8Array, part: Extract<JpegPart, { kind: 'segment' }>): ProfilePhotoFlaw | null {
  const { marker } = part
  const isApplication = marker >= jpegMarker.firstApplication && marker <= jpegMarker.lastApplication
  if (marker === jpegMarker.comment || (isApplication && !harmlessSegments.includes(marker))) return 'carriesMetadata'
  if (!isFrame(marker)) return null
  if (marker !== jpegMarker.baselineFrame) return 'progressive'
  const size = frameSize(bytes, part)
  if (size === null) return 'truncated'
  const isOfSize = profilePhotoSizes.some(({ width, height }) => size.width === width && size.height === height)
  return isOfSize ? null : 'wrongDimensions'
}
