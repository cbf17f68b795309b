import { differentFrames, noiseOfRows } from './camera-noise.ts'
import type { Picture } from './camera-pictures.ts'

/** Of red, green and blue. */
type Shares = readonly [number, number, number]

/**
 * What a camera delivers in the evening. Chromium plays JPEG frames at 30 a second and nothing else, but raw ones at the
 * rate they name: a quarter of the frames is a quarter of the work for every process that passes them on and for the judge,
 * which looks at each, and nobody has to unpack them. Fewer would not do: guidance wants three verdicts within half a second.
 */
const framesPerSecond = 7

/**
 * Shares of red, green and blue in brightness and in both differences of colour, and how far brightness 0 lies from 0: the
 * narrow range of ITU-R BT.601, which Chromium takes raw frames for.
 */
const brightness: Shares = [0.257, 0.504, 0.098]
const blueness: Shares = [-0.148, -0.291, 0.439]
const redness: Shares = [0.439, -0.368, -0.071]
const darkest = 16
const noColour = 128

/** So much of a change of all three colours reaches brightness. */
const brightnessOfGrey = brightness[0] + brightness[1] + brightness[2]

/**
 * Films somebody who holds still before a camera with a little noise: the pieces of a YUV4MPEG2 file with 4:2:0 colours, seven
 * frames a second, which Chromium repeats for ever. Sides must be even. The same in every run. `isFrozen` leaves the noise out:
 * every frame is the same to the last pixel.
 */
export function* calmFilm(picture: Picture, isFrozen = false): Generator<Uint8Array> {
  const { width, height } = picture
  yield Buffer.from(`YUV4MPEG2 W${String(width)} H${String(height)} F${String(framesPerSecond)}:1 Ip A1:1 C420\n`)
  const colours = [planeOf(picture, 2, noColour, blueness), planeOf(picture, 2, noColour, redness)]
  const still = planeOf(picture, 1, darkest, brightness)
  const nextRow = noiseOfRows()
  for (let frame = 0; frame < (isFrozen ? 1 : differentFrames); frame += 1) {
    yield Buffer.from('FRAME\n')
    yield isFrozen ? still : noisy(still, width, nextRow)
    yield* colours
  }
}

/** One number for each square of `step` pixels a side, from its first pixel. */
function planeOf({ width, height, data }: Picture, step: 1 | 2, zero: number, shares: Shares): Uint8Array {
  const plane = new Uint8ClampedArray((width / step) * (height / step))
  let into = 0
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 4
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
      plane[into++] = zero + shares[0] * red + shares[1] * green + shares[2] * blue
    }
  }
  return new Uint8Array(plane.buffer)
}

function noisy(still: Uint8Array, width: number, nextRow: ReturnType<typeof noiseOfRows>): Uint8Array {
  const plane = new Uint8ClampedArray(still.length)
  for (let row = 0; row < still.length; row += width) {
    const noiseAt = nextRow()
    for (let x = 0; x < width; x += 1) plane[row + x] = (still[row + x] ?? 0) + brightnessOfGrey * noiseAt(x)
  }
  return new Uint8Array(plane.buffer)
}
