import type { Pixels } from '../judgement/geometry.ts'

/**
 * Makes one pixel, the mean of their colours, of each `times` by `times` pixels. The picture is opaque, and as wide and
 * high as a multiple of `times`, which is 16 at most.
 */
export function averagePixels(pixels: Pixels, times: number): Pixels {
  if (times === 1) return pixels
  const from = new Uint32Array(pixels.data.buffer)
  const [width, height] = [pixels.width / times, pixels.height / times]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let row = 0, into = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, into += 4) {
      // Red and blue are added up in one number, 16 bits apart: at most 256 times 255 each.
      let redAndBlue = 0
      let green = 0
      for (let below = 0; below < times; below += 1) {
        const start = (row * times + below) * pixels.width + column * times
        for (let place = start; place < start + times; place += 1) {
          const pixel = from[place] ?? 0
          redAndBlue += pixel & 0xff00ff
          green += (pixel >>> 8) & 0xff
        }
      }
      data[into] = (redAndBlue & 0xffff) / (times * times)
      data[into + 1] = green / (times * times)
      data[into + 2] = (redAndBlue >>> 16) / (times * times)
      data[into + 3] = 255
    }
  }
  return { width, height, data }
}
