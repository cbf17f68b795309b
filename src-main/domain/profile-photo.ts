import type { Failure } from '../../src-preload/contract/failures.ts'
import { largestProfilePhotoBytes, profilePhotoSizes } from '../../src-preload/contract/photo.ts'

/** Why bytes are no profile photo. */
export type ProfilePhotoFlaw = Failure<'photoUnfit'>['reason']

const marker = {
  baselineFrame: 0xc0,
  huffmanTables: 0xc4,
  arithmeticTables: 0xcc,
  lastFrame: 0xcf,
  firstRestart: 0xd0,
  end: 0xd9,
  scan: 0xda,
  comment: 0xfe,
} as const

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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 4 || view.getUint16(0) !== 0xff_d8) return 'notJpeg'
  let sawFrame = false
  for (let place = 2; place + 2 <= bytes.byteLength;) {
    if (bytes[place] !== 0xff) return 'notJpeg'
    const kind = bytes[place + 1] ?? 0
    if (kind === marker.end) return sawFrame ? flawOfEnd(bytes, place) : 'notJpeg'
    if (place + 4 > bytes.byteLength) return 'truncated'
    const length = view.getUint16(place + 2)
    if (length < 2) return 'notJpeg'
    if (place + 2 + length > bytes.byteLength) return 'truncated'
    const flaw = flawOfSegment(kind, view, place + 4, length - 2)
    if (flaw !== null) return flaw
    sawFrame ||= kind === marker.baselineFrame
    place += 2 + length
    if (kind === marker.scan) place = endOfScan(bytes, place)
  }
  return 'truncated'
}

/** What hides behind the picture's end is no part of the picture. */
function flawOfEnd(bytes: Uint8Array, place: number): ProfilePhotoFlaw | null {
  return place + 2 === bytes.byteLength ? null : 'carriesMetadata'
}

function flawOfSegment(kind: number, view: DataView, place: number, length: number): ProfilePhotoFlaw | null {
  const isApplication = kind >= 0xe0 && kind <= 0xef
  if (kind === marker.comment || (isApplication && !harmlessSegments.includes(kind))) return 'carriesMetadata'
  const isTables = kind === marker.huffmanTables || kind === 0xc8 || kind === marker.arithmeticTables
  if (kind < marker.baselineFrame || kind > marker.lastFrame || isTables) return null
  if (kind !== marker.baselineFrame) return 'progressive'
  if (length < 6) return 'truncated'
  const [height, width] = [view.getUint16(place + 1), view.getUint16(place + 3)]
  const isOfSize = profilePhotoSizes.some((size) => size.width === width && size.height === height)
  return isOfSize ? null : 'wrongDimensions'
}

/** The place of the next marker after compressed data, in which 0xFF is followed by 0 or a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let place = start; place + 1 < bytes.byteLength; place += 1) {
    const next = bytes[place + 1] ?? 0
    const isRestart = next >= marker.firstRestart && next < marker.firstRestart + 8
    if (bytes[place] === 0xff && next !== 0 && next !== 0xff && !isRestart) return place
  }
  return bytes.byteLength
}
