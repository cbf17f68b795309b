/** Markers of segments, the byte after 0xff. */
const marker = { start: 0xd8, scan: 0xda, baseline: 0xc0, firstApplication: 0xe0, lastApplication: 0xef, comment: 0xfe }

/** Chromium's canvas describes sRGB in a colour profile of half a kilobyte; a JPEG without one is sRGB to everybody. */
const isMetadata = (kind: number): boolean =>
  (kind > marker.firstApplication && kind <= marker.lastApplication) || kind === marker.comment

/**
 * Takes everything out of a JPEG that is not its picture: profiles, EXIF, comments. The JFIF segment stays.
 *
 * Throws unless it is a whole baseline JPEG, the one kind every device is known to read (photo-quality section 1).
 */
export function bareJpeg(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  const broken = (): never => {
    throw new Error('This cannot happen: the canvas wrote something else than a baseline JPEG.')
  }
  if (jpeg.byteLength < 4 || view.getUint16(0) !== 0xff00 + marker.start) return broken()
  const kept = [jpeg.subarray(0, 2)]
  let isBaseline = false
  let at = 2
  while (at + 4 <= jpeg.byteLength) {
    const kind = view.getUint8(at + 1)
    const end = at + 2 + view.getUint16(at + 2)
    if (view.getUint8(at) !== 0xff || end > jpeg.byteLength) return broken()
    if (kind === marker.scan) return isBaseline ? joined([...kept, jpeg.subarray(at)]) : broken()
    if (kind === marker.baseline) isBaseline = true
    if (!isMetadata(kind)) kept.push(jpeg.subarray(at, end))
    at = end
  }
  return broken()
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
