import { z } from 'zod'

/** An entry of `credentials.faces` as a device answers it, key for key. */
export type ScannedEntry = Readonly<Record<string, unknown>>

/** Most bytes of a scanned face: some templates of 552 bytes and a picture of 112 × 112 are 20 KB in base64. Ours. */
const largestScannedFace = 1024 * 1024

const entrySchema = z.record(z.string(), z.unknown())

/**
 * A scanned face as bytes, to be sealed and sent the way a face picture is.
 *
 * They say themselves what they are: a picture begins with its magic, and these with a brace. So whatever holds, moves or
 * destroys the picture of a job does the same for a scan without knowing of it.
 */
export function bytesOfScannedFace(entry: ScannedEntry): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(JSON.stringify(entry)))
}

/** The entry that the bytes hold; `null` when they are a picture, or nothing the station has made. */
export function readScannedFace(bytes: Uint8Array): ScannedEntry | null {
  if (bytes[0] !== openingBrace || bytes.byteLength > largestScannedFace) return null
  try {
    const read = entrySchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

const openingBrace = 0x7b
