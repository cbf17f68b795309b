import { inflateSync } from 'node:zlib'
import { decode } from 'jpeg-js'
import { PNG } from 'pngjs'
import type { Picture } from './picture-head.ts'
import { guesses } from '../guesses.ts'

/** A decoded picture: four bytes for each pixel, red, green, blue and alpha, row by row from the top. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Buffer
}

/**
 * Decodes a picture whose head was read and whose sides are within the limit; `undefined` when its inside is broken.
 *
 * Bounded: nothing is decoded that is larger than its head says, hence at most 4000x4000 pixels of four bytes.
 */
export function decodePixels(bytes: Buffer, { format, width, height }: Picture): Pixels | undefined {
  try {
    if (format === 'png') {
      inflateWithin(bytes, 8 * (width + 8) * (height + 8))
      return PNG.sync.read(bytes)
    }
    // The decoder would fill a cut picture up with grey and call it whole.
    return decode(bytes, {
      tolerantDecoding: false,
      maxResolutionInMP: guesses.maximumPictureSide ** 2 / 1e6,
      maxMemoryUsageInMB: 1024,
    })
  } catch {
    return undefined
  }
}

/**
 * Throws when the data of a PNG unpacks to more than a picture of its size can have. The decoder bounds this itself, but
 * not for interlaced pictures.
 */
function inflateWithin(bytes: Buffer, most: number): void {
  const pieces: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') pieces.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  inflateSync(Buffer.concat(pieces), { maxOutputLength: most })
}

/** Whether every pixel is grey, give or take what an encoder adds. Ends at the first that is not. */
export function isGrey({ data }: Pixels): boolean {
  for (let at = 0; at + 3 < data.length; at += 4) {
    const red = data[at] ?? 0
    const green = data[at + 1] ?? 0
    const blue = data[at + 2] ?? 0
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > guesses.greyTolerance) return false
  }
  return true
}
