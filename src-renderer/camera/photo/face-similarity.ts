import type { Pixels, Point } from '../judgement/geometry.ts'

/**
 * Structural similarity as Wang and others defined it in 2004: luma, Gaussian windows of 11 by 11 pixels with a sigma of
 * 1.5, K1 0.01, K2 0.03. Written here because what counts is the mean over a face, not over a picture, and the packages
 * that compute it (ssim.js among them) compare whole pictures.
 */
const reach = 5
const sigma = 1.5
const steadyMean = (0.01 * 255) ** 2
const steadyVariance = (0.03 * 255) ** 2

const weights = gaussianWeights()

/** An upright part of a picture, whole pixels; `right` and `bottom` are the first ones outside. */
interface Part {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** One number for each pixel of a part, row by row. */
interface Plane {
  readonly values: Float64Array
  readonly width: number
  readonly height: number
}

/**
 * How similar two pictures of one size are inside a polygon: 1 when they are equal, less the more structure is lost.
 *
 * @returns `null` when no window of 11 by 11 pixels around a place in the polygon is wholly in the picture
 */
export function faceSimilarity(original: Pixels, other: Pixels, outline: readonly Point[]): number | null {
  if (original.width !== other.width || original.height !== other.height)
    throw new Error('This cannot happen: a photo was compared with a crop of another size.')
  const places = partAround(outline, original)
  if (places.right <= places.left || places.bottom <= places.top) return null
  const first = lumaOf(original, places)
  const second = lumaOf(other, places)
  const firstMean = blur(first)
  const secondMean = blur(second)
  const firstSquare = blur(product(first, first))
  const secondSquare = blur(product(second, second))
  const both = blur(product(first, second))

  let sum = 0
  let count = 0
  const { width, height } = firstMean
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      if (!contains(outline, places.left + column + 0.5, places.top + row + 0.5)) continue
      const at = row * width + column
      const [a, b] = [firstMean.values[at] ?? 0, secondMean.values[at] ?? 0]
      const variances = (firstSquare.values[at] ?? 0) - a * a + (secondSquare.values[at] ?? 0) - b * b
      const covariance = (both.values[at] ?? 0) - a * b
      sum +=
        ((2 * a * b + steadyMean) * (2 * covariance + steadyVariance)) /
        ((a * a + b * b + steadyMean) * (variances + steadyVariance))
      count += 1
    }
  return count === 0 ? null : sum / count
}

/** The places around which a whole window lies in the picture, as far as the polygon reaches. */
function partAround(outline: readonly Point[], { width, height }: Pixels): Part {
  const across = outline.map(({ x }) => x)
  const down = outline.map(({ y }) => y)
  return {
    left: Math.max(reach, Math.floor(Math.min(...across))),
    top: Math.max(reach, Math.floor(Math.min(...down))),
    right: Math.min(width - reach, Math.ceil(Math.max(...across))),
    bottom: Math.min(height - reach, Math.ceil(Math.max(...down))),
  }
}

/** The luma of JPEG for a part and the reach of its windows around it. */
function lumaOf({ data, width: rowLength }: Pixels, part: Part): Plane {
  const width = part.right - part.left + 2 * reach
  const height = part.bottom - part.top + 2 * reach
  const values = new Float64Array(width * height)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const from = 4 * ((part.top - reach + row) * rowLength + part.left - reach + column)
      values[row * width + column] =
        0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0)
    }
  return { values, width, height }
}

function product(first: Plane, second: Plane): Plane {
  return { ...first, values: first.values.map((value, at) => value * (second.values[at] ?? 0)) }
}

/** The weighted means of all windows that lie in the plane: the plane shrinks by the reach on every side. */
function blur({ values, width, height }: Plane): Plane {
  const across = slide(values, width - 2 * reach, height, width, 1)
  const shrunk = width - 2 * reach
  return {
    values: slide(across, shrunk, height - 2 * reach, shrunk, shrunk),
    width: shrunk,
    height: height - 2 * reach,
  }
}

function slide(values: Float64Array, width: number, height: number, rowLength: number, step: number): Float64Array {
  const means = new Float64Array(width * height)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const from = row * rowLength + column
      let mean = 0
      for (let tap = 0; tap <= 2 * reach; tap += 1) mean += (weights[tap] ?? 0) * (values[from + tap * step] ?? 0)
      means[row * width + column] = mean
    }
  return means
}

function gaussianWeights(): Float64Array {
  const raw = Float64Array.from({ length: 2 * reach + 1 }, (_, tap) =>
    Math.exp(-((tap - reach) ** 2) / (2 * sigma ** 2)),
  )
  const sum = raw.reduce((total, weight) => total + weight, 0)
  return raw.map((weight) => weight / sum)
}

/** Whether a place is inside a closed polygon: a line from it to the right crosses the border an odd number of times. */
function contains(polygon: readonly Point[], x: number, y: number): boolean {
  let isInside = false
  let before = polygon.at(-1)
  for (const corner of polygon) {
    if (before !== undefined && corner.y > y !== before.y > y) {
      const crossing = corner.x + ((y - corner.y) / (before.y - corner.y)) * (before.x - corner.x)
      if (crossing > x) isInside = !isInside
    }
    before = corner
  }
  return isInside
}
