import { encode } from 'jpeg-js'
import type { Pixels } from './pixels.ts'
import { guesses } from '../guesses.ts'

/**
 * The normalised picture of a face as a baseline JPEG in base64: 112x112, cut from the middle.
 *
 * A real server cuts out the face it found; without a face engine the middle of the picture stands for it.
 */
export function normaliseFace(pixels: Pixels): string {
  const side = guesses.normalisedFaceSide
  const cut = Math.max(1, Math.round(Math.min(pixels.width, pixels.height) * guesses.normalisedFaceShare))
  const left = Math.floor((pixels.width - cut) / 2)
  const top = Math.floor((pixels.height - cut) / 2)
  const data = Buffer.alloc(side * side * 4, 255)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const from = { left: left + (x * cut) / side, top: top + (y * cut) / side, side: cut / side }
      data.set(meanColour(pixels, from), (y * side + x) * 4)
    }
  }
  return encode({ data, width: side, height: side }, 90).data.toString('base64')
}

interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** The mean of the pixels a square touches, at least of one. */
function meanColour({ data, width, height }: Pixels, { left, top, side }: Square): readonly [number, number, number] {
  const [fromX, toX] = [Math.floor(left), Math.min(width, Math.max(Math.floor(left) + 1, Math.floor(left + side)))]
  const [fromY, toY] = [Math.floor(top), Math.min(height, Math.max(Math.floor(top) + 1, Math.floor(top + side)))]
  let [red, green, blue] = [0, 0, 0]
  for (let y = fromY; y < toY; y += 1) {
    for (let x = fromX; x < toX; x += 1) {
      const at = (y * width + x) * 4
      red += data[at] ?? 0
      green += data[at + 1] ?? 0
      blue += data[at + 2] ?? 0
    }
  }
  const count = (toX - fromX) * (toY - fromY)
  return [Math.round(red / count), Math.round(green / count), Math.round(blue / count)]
}
