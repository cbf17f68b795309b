import { assertNever } from '../../src-preload/contract/outcome.ts'
import { frameSize, isFrame, jpegParts } from './jpeg-parts.ts'

/** The two kinds of pictures the server takes. Source: reference section 6.1. */
export type PictureType = 'image/jpeg' | 'image/png'

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

const magics = [
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/** What a file is by its first bytes, whatever anybody calls it; `null` for anything but JPEG and PNG. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  return magics.find(({ magic }) => magic.every((byte, place) => bytes[place] === byte))?.type ?? null
}

/** The size that the head of a picture tells; `null` when the head is damaged. Nothing is decoded. */
export function pictureSizeOf(bytes: Uint8Array, type: PictureType): PictureSize | null {
  switch (type) {
    case 'image/jpeg':
      return jpegSize(bytes)
    case 'image/png':
      return pngSize(bytes)
    default:
      return assertNever(type, 'PictureType grew a kind whose head pictureSizeOf cannot read')
  }
}

function jpegSize(bytes: Uint8Array): PictureSize | null {
  for (const part of jpegParts(bytes))
    if (part.kind === 'segment' && isFrame(part.marker)) return filled(frameSize(bytes, part))
  return null
}

/** The first chunk of a PNG is its head, of 13 bytes: width and height are the first eight. */
function pngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.byteLength < 33) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isHead = view.getUint32(8) === 13 && view.getUint32(12) === 0x49_48_44_52
  return isHead ? filled({ width: view.getUint32(16), height: view.getUint32(20) }) : null
}

function filled(size: PictureSize | null): PictureSize | null {
  return size !== null && size.width > 0 && size.height > 0 ? size : null
}
