import type { Pixels } from './geometry.ts'
import type { Measured } from './judgement.ts'
import type { LightPart } from './light-part.ts'
import { isWorthComparing } from './light-part.ts'
import { linearChannel } from './luminance.ts'
import { scoreOfNaturalColour } from './mappings.ts'
import { measured, unknownMeasure, whenAbove } from './measured.ts'
import type { Region } from './region.ts'
import { thresholds } from './thresholds.ts'

/** The distance of a skin without any colour from the box of skin colours: from its corner at 5 and 5. */
const distanceOfGrey = Math.hypot(5, 5)
/** The farthest a colour can be: what the standard gives to every green or blue cast. */
const distanceOfCast = 100
/** How far a* and b* may be from nought for a picture without colour, for the rounding of its channels. Ours. */
const greyRounding = 0.5

/** Whether the light leaves skin its colour: the distance from the box of skin colours. Warns at most. Photo quality section 4. */
export function measureNaturalColour({ part, squares }: LightPart): Measured {
  if (!squares.every(isWorthComparing)) return unknownMeasure('naturalColour')
  const value = distanceFromSkin(colourOf(part.pixels, squares))
  return measured('naturalColour', {
    value,
    score: scoreOfNaturalColour(value),
    verdict: whenAbove(value, thresholds.naturalColour),
    instruction: 'naturalLight',
  })
}

interface Colour {
  readonly a: number
  readonly b: number
}

function distanceFromSkin({ a, b }: Colour): number {
  if (Math.abs(a) < greyRounding && Math.abs(b) < greyRounding) return distanceOfGrey
  if (a < 0 || b < 0) return distanceOfCast
  return Math.hypot(Math.max(0, 5 - a, a - 25), Math.max(0, 5 - b, b - 35))
}

/** CIELAB a* and b* of the mean sRGB colour, for the white of D50: the standard averages before it converts. */
function colourOf({ data }: Pixels, regions: readonly Region[]): Colour {
  const sums = [0, 0, 0]
  for (const { inside } of regions) {
    for (let at = 0; at < inside.length; at += 1) {
      if (inside[at] === 0) continue
      for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (data[at * 4 + channel] ?? 0)
    }
  }
  const count = regions.reduce((sum, region) => sum + region.count, 0)
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => linearChannel(sum / count))
  const x = lightness((red * 0.43605 + green * 0.38508 + blue * 0.14309) / 0.964221)
  const y = lightness(red * 0.22249 + green * 0.71689 + blue * 0.06062)
  const z = lightness((red * 0.01393 + green * 0.0971 + blue * 0.71419) / 0.825211)
  return { a: 500 * (x - y), b: 200 * (y - z) }
}

/** CIELAB's cube root, straight near black. */
function lightness(part: number): number {
  return part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116
}
