import type { Box, Point, Size } from './geometry.ts'

/** The pixels of a part that belong to something: one for each that does, row by row. */
export interface Region extends Size {
  readonly inside: Uint8Array
  /** How many pixels belong to it. */
  readonly count: number
}

/** The pixels whose centres are inside a polygon, as far as `allowed` has a one for them. */
export function polygonRegion(polygon: readonly Point[], size: Size, allowed: Uint8Array): Region {
  const inside = new Uint8Array(size.width * size.height)
  let count = 0
  for (let row = 0; row < size.height; row += 1) {
    const crossings = crossingsOf(polygon, row + 0.5)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const first = Math.max(0, Math.ceil((crossings[pair] ?? 0) - 0.5))
      const last = Math.min(size.width - 1, Math.ceil((crossings[pair + 1] ?? 0) - 0.5) - 1)
      for (let at = row * size.width + first; at <= row * size.width + last; at += 1) {
        if (allowed[at] === 0 || inside[at] === 1) continue
        inside[at] = 1
        count += 1
      }
    }
  }
  return { ...size, inside, count }
}

/** The pixels of a box, as far as `allowed` has a one for them. The box is taken to whole pixels. */
export function boxRegion(box: Box, size: Size, allowed: Uint8Array): Region {
  const [left, right] = [Math.max(0, Math.round(box.left)), Math.min(size.width, Math.round(box.left + box.width))]
  const [top, bottom] = [Math.max(0, Math.round(box.top)), Math.min(size.height, Math.round(box.top + box.height))]
  const inside = new Uint8Array(size.width * size.height)
  let count = 0
  for (let row = top; row < bottom; row += 1) {
    for (let at = row * size.width + left; at < row * size.width + right; at += 1) {
      if (allowed[at] === 0) continue
      inside[at] = 1
      count += 1
    }
  }
  return { ...size, inside, count }
}

/** The area of a polygon in square pixels, for how much of it a region still has. */
export function areaOf(polygon: readonly Point[]): number {
  let twice = 0
  for (const [number, point] of polygon.entries()) {
    const next = polygon[(number + 1) % polygon.length] ?? point
    twice += point.x * next.y - next.x * point.y
  }
  return Math.abs(twice) / 2
}

function crossingsOf(polygon: readonly Point[], y: number): readonly number[] {
  const crossings: number[] = []
  for (const [number, from] of polygon.entries()) {
    const to = polygon[(number + 1) % polygon.length] ?? from
    if (from.y <= y === to.y <= y) continue
    crossings.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x))
  }
  return crossings.sort((one, other) => one - other)
}
