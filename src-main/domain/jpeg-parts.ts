/** Markers of a JPEG that the station looks for; `first…` and `last…` are the ends of a range. */
export const jpegMarker = {
  baselineFrame: 0xc0,
  huffmanTables: 0xc4,
  arithmeticTables: 0xcc,
  lastFrame: 0xcf,
  firstRestart: 0xd0,
  end: 0xd9,
  scan: 0xda,
  firstApplication: 0xe0,
  lastApplication: 0xef,
  comment: 0xfe,
  /** May stand before any marker, any number of times. */
  fill: 0xff,
} as const

/** What comes next in a JPEG: a segment with its marker and the place and length of its content, the end, or damage. */
export type JpegPart =
  | { readonly kind: 'segment'; readonly marker: number; readonly place: number; readonly length: number }
  | { readonly kind: 'end'; readonly place: number }
  | { readonly kind: 'damage'; readonly flaw: 'notJpeg' | 'truncated' }

/** Walks through a JPEG from segment to segment without decoding it. Ends with the end of the picture or with damage. */
export function* jpegParts(bytes: Uint8Array): Generator<JpegPart, void, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const damage = (flaw: 'notJpeg' | 'truncated') => ({ kind: 'damage', flaw }) as const
  if (bytes.byteLength < 4 || view.getUint16(0) !== 0xff_d8) return yield damage('notJpeg')
  for (let place = 2; place + 2 <= bytes.byteLength;) {
    if (bytes[place] !== 0xff) return yield damage('notJpeg')
    const marker = bytes[place + 1] ?? 0
    if (marker === jpegMarker.fill) {
      place += 1
      continue
    }
    if (marker === jpegMarker.end) return yield { kind: 'end', place }
    if (place + 4 > bytes.byteLength) return yield damage('truncated')
    const length = view.getUint16(place + 2)
    if (length < 2) return yield damage('notJpeg')
    if (place + 2 + length > bytes.byteLength) return yield damage('truncated')
    yield { kind: 'segment', marker, place: place + 4, length: length - 2 }
    place += 2 + length
    if (marker === jpegMarker.scan) place = endOfScan(bytes, place)
  }
  return yield damage('truncated')
}

/** Whether a marker begins the head of a picture, of whatever coding: C0 to CF without the three kinds of tables. */
export function isFrame(marker: number): boolean {
  const isTables = marker === jpegMarker.huffmanTables || marker === 0xc8 || marker === jpegMarker.arithmeticTables
  return marker >= jpegMarker.baselineFrame && marker <= jpegMarker.lastFrame && !isTables
}

/** The size in pixels that the content of a frame's segment tells; `null` when it is too short to tell. */
export function frameSize(bytes: Uint8Array, part: { readonly place: number; readonly length: number }) {
  if (part.length < 6) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset + part.place, part.length)
  return { width: view.getUint16(3), height: view.getUint16(1) }
}

/** The place of the next marker after compressed data, in which 0xFF is followed by 0 or a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  // The engine finds the next 0xFF many times faster than a loop that looks at each byte of up to 10 MB.
  for (let place = bytes.indexOf(0xff, start); place !== -1; place = bytes.indexOf(0xff, place + 1)) {
    const next = bytes[place + 1]
    if (next === undefined) break
    const isRestart = next >= jpegMarker.firstRestart && next < jpegMarker.firstRestart + 8
    if (next !== 0 && next !== jpegMarker.fill && !isRestart) return place
  }
  return bytes.byteLength
}
