import type { Box } from './geometry.ts'
import type { Measured } from './judgement.ts'
import type { LightPart } from './light-part.ts'
import { grown } from './levelled-part.ts'
import { measured, unknownMeasure, whenAbove } from './measured.ts'
import { boxRegion } from './region.ts'
import { measuring, thresholds } from './thresholds.ts'

/**
 * Whether a reflection on glasses hides an eye: the share of burnt pixels without colour in the eye's visibility zone, of
 * the worse eye. The zone is the box about the lids grown by a twentieth of the inter-eye distance. Photo quality section 5.
 */
export function measureGlare(light: LightPart): Measured {
  const [left, right] = light.eyeBoxes.map((box) => reflectedShare(light, box))
  if (left === undefined || right === undefined || left === null || right === null) return unknownMeasure('glare')
  const value = Math.max(left, right)
  return measured('glare', {
    value,
    score: null,
    verdict: whenAbove(value, thresholds.glare),
    instruction: 'avoidGlare',
  })
}

function reflectedShare({ part, luminance }: LightPart, eye: Box): number | null {
  const box = grown(eye, measuring.lightInterEyeDistance / 20)
  const { inside, count } = boxRegion(box, part.pixels, part.coverage)
  if (count === 0 || count < measuring.leastVisiblePart * box.width * box.height) return null
  let reflected = 0
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] === 1 && (luminance[at] ?? 0) >= measuring.burnt && isColourless(part.pixels.data, at * 4)) {
      reflected += 1
    }
  }
  return reflected / count
}

function isColourless(data: Uint8ClampedArray, from: number): boolean {
  const [red, green, blue] = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0]
  return Math.max(red, green, blue) - Math.min(red, green, blue) <= measuring.reflectionChroma
}
