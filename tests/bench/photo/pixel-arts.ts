import type { Box, Pixels, Point } from '../../../src-renderer/camera/judgement/geometry.ts'
import { encoded as encodedOf, linear as linearOf } from '../../../tools/station-driver/standard-light.ts'

type Colour = readonly number[]

/** Light of one channel, 0 to 1, of its eight bits in sRGB. */
export function linear(value: number): number {
  return linearOf(value / 255)
}

/** Eight bits in sRGB of one channel's light, 0 to 1. */
export function standard(light: number): number {
  return 255 * encodedOf(light)
}

/** A copy that may be changed. */
export function copyOf({ width, height, data }: Pixels): Pixels {
  return { width, height, data: new Uint8ClampedArray(data) }
}

/** Changes the colour of each pixel where it is; values beyond 0 to 255 are clipped, as a sensor clips. */
export function inPlace(pixels: Pixels, change: (x: number, y: number, colour: Colour) => Colour): Pixels {
  const { width, height, data } = pixels
  const result = copyOf(pixels)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      result.data.set(change(x, y, [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]), at)
    }
  }
  return result
}

/** Takes each pixel from another place of the same picture, mixed from its four neighbours; beyond the edge the edge goes on. */
export function placed(pixels: Pixels, from: (x: number, y: number) => Point): Pixels {
  return inPlace(pixels, (x, y) => mixed(pixels, from(x, y)))
}

/** Draws a part of the picture once more at another place and size. */
export function drawn(pixels: Pixels, part: Box, to: Box): Pixels {
  return placed(pixels, (x, y) => {
    const across = (x - to.left) / to.width
    const down = (y - to.top) / to.height
    const isInside = across >= 0 && across < 1 && down >= 0 && down < 1
    return isInside ? { x: part.left + across * part.width, y: part.top + down * part.height } : { x, y }
  })
}

/** A Gaussian blur; `sigma` in pixels. */
export function blurred(pixels: Pixels, sigma: number): Pixels {
  const reach = Math.ceil(3 * sigma)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const along = (source: Pixels, stepX: number, stepY: number): Pixels => {
    const { width, height, data } = source
    const result = copyOf(source)
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        let [red, green, blue] = [0, 0, 0]
        for (let step = -reach; step <= reach; step += 1) {
          const column = Math.min(width - 1, Math.max(0, x + step * stepX))
          const row = Math.min(height - 1, Math.max(0, y + step * stepY))
          const weight = (weights[step + reach] ?? 0) / sum
          const at = (row * width + column) * 4
          red += weight * (data[at] ?? 0)
          green += weight * (data[at + 1] ?? 0)
          blue += weight * (data[at + 2] ?? 0)
        }
        result.data.set([red, green, blue], (y * width + x) * 4)
      }
    }
    return result
  }
  return along(along(pixels, 1, 0), 0, 1)
}

function mixed({ width, height, data }: Pixels, { x, y }: Point): Colour {
  const column = Math.min(width - 1, Math.max(0, x))
  const row = Math.min(height - 1, Math.max(0, y))
  const left = Math.floor(column)
  const top = Math.floor(row)
  const right = Math.min(width - 1, left + 1)
  const bottom = Math.min(height - 1, top + 1)
  const [across, down] = [column - left, row - top]
  return [0, 1, 2].map((channel) => {
    const value = (at: number, line: number): number => data[(line * width + at) * 4 + channel] ?? 0
    const above = value(left, top) * (1 - across) + value(right, top) * across
    const below = value(left, bottom) * (1 - across) + value(right, bottom) * across
    return above * (1 - down) + below * down
  })
}
