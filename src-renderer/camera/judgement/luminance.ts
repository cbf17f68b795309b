import type { Pixels } from './geometry.ts'
import type { Region } from './region.ts'

const linearOf = Float64Array.from({ length: 256 }, (_unused, channel) => linearChannel(channel))
const redShare = linearOf.map((linear) => 255 * 0.2126 * linear)
const greenShare = linearOf.map((linear) => 255 * 0.7152 * linear)
const blueShare = linearOf.map((linear) => 255 * 0.0722 * linear)

/** Undoes the sRGB transfer function: from 0 to 255 to a linear 0 to 1. Photo quality section 4. */
export function linearChannel(channel: number): number {
  const part = channel / 255
  return part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92
}

/** The linear luminance of every pixel in whole steps from 0 to 255. Photo quality section 4. */
export function luminanceOf({ data, width, height }: Pixels): Uint8Array {
  const luminance = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < luminance.length; at += 1, from += 4) {
    const red = redShare[data[from] ?? 0] ?? 0
    const green = greenShare[data[from + 1] ?? 0] ?? 0
    const blue = blueShare[data[from + 2] ?? 0] ?? 0
    luminance[at] = red + green + blue + 0.5
  }
  return luminance
}

/** How many pixels of a region have each luminance. */
export interface Histogram {
  readonly bins: Uint32Array
  /** How many pixels were counted; the numbers below are meaningless when it is nought. */
  readonly count: number
}

/** Counts the luminances of a region. */
export function histogramOf(luminance: Uint8Array, { inside, count }: Region): Histogram {
  const bins = new Uint32Array(256)
  for (let at = 0; at < luminance.length; at += 1) {
    if (inside[at] === 1) {
      const level = luminance[at] ?? 0
      bins[level] = (bins[level] ?? 0) + 1
    }
  }
  return { bins, count }
}

/** Mean luminance, 0 to 255. */
export function meanOf({ bins, count }: Histogram): number {
  return bins.reduce((sum, pixels, level) => sum + pixels * level, 0) / count
}

/** Variance of the luminance as a part of white, so 0 to 0.25. */
export function varianceOf(histogram: Histogram): number {
  const mean = meanOf(histogram)
  const squares = histogram.bins.reduce((sum, pixels, level) => sum + pixels * (level - mean) ** 2, 0)
  return squares / histogram.count / 255 ** 2
}

/** Entropy in bits, 0 to 8. */
export function entropyOf({ bins, count }: Histogram): number {
  return bins.reduce((bits, pixels) => (pixels === 0 ? bits : bits - (pixels / count) * Math.log2(pixels / count)), 0)
}

/** Share of pixels from one luminance to another, both included. */
export function shareBetween({ bins, count }: Histogram, from: number, to: number): number {
  return bins.subarray(from, to + 1).reduce((sum, pixels) => sum + pixels, 0) / count
}

/** The luminance that this part of the pixels does not exceed, 0 to 255. */
export function quantileOf({ bins, count }: Histogram, part: number): number {
  let seen = 0
  for (const [level, pixels] of bins.entries()) {
    seen += pixels
    if (seen >= part * count) return level
  }
  return 255
}

/** What two histograms have in common once both are brought to the same number of pixels, 0 to 1. */
export function overlapOf(one: Histogram, other: Histogram): number {
  return one.bins.reduce(
    (sum, pixels, level) => sum + Math.min(pixels / one.count, (other.bins[level] ?? 0) / other.count),
    0,
  )
}
