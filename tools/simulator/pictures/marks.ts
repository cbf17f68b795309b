import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import type { Pixels } from './pixels.ts'
import { readPictureBytes } from './picture-head.ts'
import { decodePixels } from './pixels.ts'

/** The verdicts that need a face engine, which the simulator has not: it finds them as a mark in the picture. */
export const markableCodes = [30008, 30009, 30010, 30011, 30012, 30013, 30018] as const

/** A code a picture can be marked with (reference section 6.3). */
export type MarkableCode = (typeof markableCodes)[number]

type Colour = readonly [number, number, number]

/** The left half of every mark. With the other corners of the colour cube it makes a pair no photograph has in its corner. */
const keyColour: Colour = [255, 0, 255]

const codeColours: Readonly<Record<MarkableCode, Colour>> = {
  30008: [255, 0, 0],
  30009: [0, 255, 0],
  30010: [0, 0, 255],
  30011: [255, 255, 0],
  30012: [0, 255, 255],
  30013: [0, 0, 0],
  30018: [255, 255, 255],
}

/** How far each of red, green and blue may be off: cameras and encoders bend such colours, and the palette is 255 apart. */
const tolerance = 90

/** The side of each half of a mark in pixels: grows with the picture, so that a scaled picture still carries its mark. */
function markSide({ width, height }: Pick<Pixels, 'width' | 'height'>): number {
  return Math.max(16, Math.round(Math.min(width, height) / 12))
}

/**
 * The same picture, JPEG or PNG, with a mark in its top left corner: the simulator answers `code` for it.
 *
 * The mark is two squares side by side, each a twelfth of the shorter side and at least 16 pixels. It outlives scaling,
 * a camera's colours and a JPEG of ordinary quality, and not cropping. Throws when the bytes are no picture, or one
 * smaller than 32x16.
 */
export function markPicture(picture: Uint8Array, code: MarkableCode): Buffer {
  const bytes = Buffer.from(picture)
  const head = readPictureBytes(bytes)
  if (typeof head === 'string') throw new Error(`no picture to mark: ${head}`)
  const pixels = decodePixels(bytes, head)
  if (pixels === undefined) throw new Error('no picture to mark: its inside is broken')
  paintMark(pixels, code)
  if (head.format === 'jpeg') return encode(pixels, 95).data
  const png = new PNG({ width: pixels.width, height: pixels.height })
  pixels.data.copy(png.data)
  return PNG.sync.write(png)
}

/** Paints the mark into pixels as they are, for example into the frame of a fake camera. Throws when there is no room. */
export function paintMark(pixels: Pixels, code: MarkableCode): void {
  const side = markSide(pixels)
  if (pixels.width < 2 * side || pixels.height < side) throw new Error('the picture is too small for a mark')
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < 2 * side; x += 1) {
      pixels.data.set([...(x < side ? keyColour : codeColours[code]), 255], (y * pixels.width + x) * 4)
    }
  }
}

/** The code a picture is marked with, or `undefined`. */
export function readMark(pixels: Pixels): MarkableCode | undefined {
  const side = markSide(pixels)
  if (pixels.width < 2 * side || pixels.height < side) return undefined
  if (!isFilledWith(pixels, 0, side, keyColour)) return undefined
  return markableCodes.find((code) => isFilledWith(pixels, side, side, codeColours[code]))
}

/** Whether the middle of a square at the top has a colour everywhere; its borders may have run. */
function isFilledWith({ data, width }: Pixels, left: number, side: number, colour: Colour): boolean {
  const margin = Math.ceil(side / 4)
  for (let y = margin; y < side - margin; y += 1) {
    for (let x = left + margin; x < left + side - margin; x += 1) {
      const at = (y * width + x) * 4
      if (colour.some((value, channel) => Math.abs((data[at + channel] ?? 0) - value) > tolerance)) return false
    }
  }
  return true
}
