import { describe, expect, it } from 'vitest'
import { averagePixels } from '../../../../src-renderer/camera/engine/average-pixels.ts'

function picture(width: number, height: number, colourAt: (x: number, y: number) => readonly [number, number, number]) {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([...colourAt(x, y), 255], (y * width + x) * 4)
  }
  return { width, height, data }
}

describe('pixels made fewer', () => {
  it('leaves a picture as it is when there is nothing to average', () => {
    const given = picture(3, 2, (x, y) => [x, y, 7])

    expect(averagePixels(given, 1)).toBe(given)
  })

  it('takes the mean of each square, each colour for itself', () => {
    const given = picture(4, 2, (x, y) => [x * 10, y * 100, x < 2 ? 0 : 200])

    const { width, height, data } = averagePixels(given, 2)

    expect([width, height]).toEqual([2, 1])
    expect([...data]).toEqual([5, 50, 0, 255, 25, 50, 200, 255])
  })

  it.each([2, 3, 4, 16])('keeps white white when %i by %i pixels become one', (times) => {
    const { data } = averagePixels(
      picture(times * 2, times, () => [255, 255, 255]),
      times,
    )

    expect([...data]).toEqual([255, 255, 255, 255, 255, 255, 255, 255])
  })

  it('keeps the colours apart when only one of them is full', () => {
    const { data } = averagePixels(
      picture(4, 4, (x, y) => [(x + y) % 2 === 0 ? 255 : 0, 0, 255]),
      4,
    )

    // 127.5 is rounded to the even number, as clamped bytes are.
    expect([...data]).toEqual([128, 0, 255, 255])
  })
})
