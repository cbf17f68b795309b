import { encode } from 'jpeg-js'
import { decodeBase64, readPictureBytes } from './picture-head.ts'
import { decodePixels } from './pixels.ts'

/** The quality of a JPEG that is encoded anew: another one than any station uses, so that the bytes are never the same. */
const quality = 71

/** A picture as a server keeps it that encodes photos itself; whatever cannot be decoded is kept as it was sent. */
export function encodedAnew(base64: string): string {
  const bytes = decodeBase64(base64)
  const head = bytes === undefined ? 'unreadable' : readPictureBytes(bytes)
  if (bytes === undefined || typeof head === 'string') return base64
  const pixels = decodePixels(bytes, head)
  return pixels === undefined ? base64 : encode(pixels, quality).data.toString('base64')
}
