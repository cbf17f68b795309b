/** What a picture's head says about it. */
export interface Picture {
  readonly format: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  readonly greyscale: boolean
  readonly bytes: number
}

/** Why a text is not a picture. */
export type PictureProblem = 'not-base64' | 'unknown-format' | 'unreadable'

/**
 * Reads the head of a base64 picture and checks that its end is there; pixels are not decoded.
 *
 * A `data:` prefix makes it not base64, as on the vendor's server (reference section 4.5).
 */
export function readPicture(base64: string): Picture | PictureProblem {
  const bytes = decodeBase64(base64)
  return bytes === undefined ? 'not-base64' : readPictureBytes(bytes)
}

/** The same for bytes. */
export function readPictureBytes(bytes: Buffer): Picture | Exclude<PictureProblem, 'not-base64'> {
  if (bytes.length > 2 && bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes) ?? 'unreadable'
  if (bytes.subarray(0, 8).equals(pngSignature)) return readPng(bytes) ?? 'unreadable'
  return 'unknown-format'
}

/** The bytes of a strictly spelled base64 text, or `undefined`. */
export function decodeBase64(text: string): Buffer | undefined {
  if (text.length === 0 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined
  return Buffer.from(text, 'base64')
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function readPng(bytes: Buffer): Picture | undefined {
  if (bytes.length < 45 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  if (bytes.toString('latin1', bytes.length - 8, bytes.length - 4) !== 'IEND') return undefined
  const colourType = bytes.readUInt8(25)
  return {
    format: 'png',
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    greyscale: colourType === 0 || colourType === 4,
    bytes: bytes.length,
  }
}

/** Frame headers are the markers C0 to CF without the tables C4, C8 and CC. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function readJpeg(bytes: Buffer): Picture | undefined {
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 4) return undefined
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    if (isFrameHeader(marker)) {
      const height = bytes.readUInt16BE(at + 5)
      const width = bytes.readUInt16BE(at + 7)
      if (height === 0 || width === 0) return undefined
      return { format: 'jpeg', width, height, greyscale: bytes[at + 9] === 1, bytes: bytes.length }
    }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
