/** What the segments of a JPEG say, before its pixels begin. */
export interface JpegFacts {
  /** SOF0 is baseline; everything else is not what a device takes. */
  readonly frame: 'baseline' | 'other'
  readonly width: number
  readonly height: number
  /** The numbers of the APPn segments: 0 is JFIF, 1 is EXIF. */
  readonly applicationSegments: readonly number[]
}

/** Reads the segments of a JPEG without any help of the station's own code. Throws when it is none. */
export function readJpeg(bytes: Buffer): JpegFacts {
  if (bytes.readUInt16BE(0) !== 0xff_d8) throw new Error('it does not begin like a JPEG')
  if (bytes.readUInt16BE(bytes.length - 2) !== 0xff_d9) throw new Error('it does not end like a JPEG')
  const applicationSegments: number[] = []
  let found: Pick<JpegFacts, 'frame' | 'width' | 'height'> | null = null
  for (let at = 2; bytes.readUInt16BE(at) !== 0xff_da; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) throw new Error('a segment does not begin where the one before ends')
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xe0 && marker <= 0xef) applicationSegments.push(marker - 0xe0)
    // C4, C8 and CC lie among the frame markers and are none.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const frame = marker === 0xc0 ? 'baseline' : 'other'
      found = { frame, height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
  }
  if (found === null) throw new Error('it has no frame')
  return { ...found, applicationSegments }
}
