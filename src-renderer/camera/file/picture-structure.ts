import type { Size } from '../judgement/geometry.ts'

/** What the structure of a picture's file says before anything is decoded. */
export type PictureStructure =
  | { readonly kind: 'complete'; readonly size: Size }
  /** It ends before its own end mark. */
  | { readonly kind: 'truncated' }
  /** It breaks the rules of its format, or says what a decoder might understand otherwise. */
  | { readonly kind: 'broken' }

const truncated: PictureStructure = { kind: 'truncated' }
const broken: PictureStructure = { kind: 'broken' }

/**
 * The most scans of a JPEG. A progressive one has about ten, and each costs a pass over all pixels: thousands of empty ones
 * are a known way to keep a decoder busy for minutes.
 */
const mostScans = 40

/**
 * Walks a JPEG from marker to marker until its end mark, without decoding. What stands behind that (a phone's short film,
 * a second picture) is ignored.
 *
 * Strict on purpose: garbage between two segments, a second frame header, or a scan before the first is `broken`, because
 * a size read from there need not be the size a decoder finds.
 */
export function jpegStructure(bytes: Uint8Array): PictureStructure {
  let size: Size | null = null
  let scans = 0
  // Behind the start mark.
  let at = 2
  for (;;) {
    const marker = markerAt(bytes, at)
    if (marker === 'end') return truncated
    if (marker === 'none') return broken
    at = marker.next
    if (marker.code === 0xd9) return size === null || scans === 0 ? broken : { kind: 'complete', size }
    if (isBare(marker.code)) continue
    if (at + 2 > bytes.length) return truncated
    const length = uint16(bytes, at)
    if (length < 2) return broken
    if (at + length > bytes.length) return truncated
    if (isFrame(marker.code)) {
      if (size !== null || length < 8) return broken
      size = { height: uint16(bytes, at + 3), width: uint16(bytes, at + 5) }
    }
    at += length
    if (marker.code === 0xda) {
      scans += 1
      if (size === null || scans > mostScans) return broken
      at = behindScan(bytes, at)
    }
  }
}

/** Walks a PNG from chunk to chunk until its end chunk, without unpacking. */
export function pngStructure(bytes: Uint8Array): PictureStructure {
  // Behind the signature.
  let at = 8
  let size: Size | null = null
  for (;;) {
    if (at + 12 > bytes.length) return truncated
    const length = uint32(bytes, at)
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!/^[A-Za-z]{4}$/.test(kind)) return broken
    // The header comes first, and once; it is 13 bytes long.
    if ((kind === 'IHDR') !== (size === null)) return broken
    if (size === null) {
      if (length !== 13) return broken
      if (at + 25 > bytes.length) return truncated
      size = { width: uint32(bytes, at + 8), height: uint32(bytes, at + 12) }
    }
    if (kind === 'IEND') return { kind: 'complete', size }
    // Length, kind and check sum around the data.
    at += 12 + length
  }
}

/** The marker at a place, and where what follows it begins. Fill bytes before a marker are allowed. */
function markerAt(bytes: Uint8Array, from: number): { readonly code: number; readonly next: number } | 'end' | 'none' {
  let at = from
  if (at < bytes.length && bytes[at] !== 0xff) return 'none'
  while (bytes[at] === 0xff) at += 1
  const code = bytes[at]
  if (code === undefined) return 'end'
  return code === 0 ? 'none' : { code, next: at + 1 }
}

/** The place of the marker that ends the data of a scan: any but a stuffed zero and the restart marks. */
function behindScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at !== -1) {
    const code = bytes[at + 1]
    if (code !== undefined && code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return at
    at = bytes.indexOf(0xff, at + 1)
  }
  return bytes.length
}

/** Markers without a length: the restart marks and one for temporary use. */
function isBare(code: number): boolean {
  return code === 0x01 || (code >= 0xd0 && code <= 0xd7)
}

/** Frame headers. C4, C8 and CC lie among them and are none. */
function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc
}

function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 65_536 + uint16(bytes, at + 2)
}
