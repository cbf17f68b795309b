import type { Instruction } from './instruction.ts'
import type { Measured } from './judgement.ts'
import type { LightPart } from './light-part.ts'
import { entropyOf, histogramOf, meanOf, quantileOf, shareBetween, varianceOf } from './luminance.ts'
import {
  scoreOfBrightness,
  scoreOfContrast,
  scoreOfIntensityRange,
  scoreOfOverExposure,
  scoreOfUnderExposure,
} from './mappings.ts'
import { measured, whenAbove, whenBelow } from './measured.ts'
import { boxRegion } from './region.ts'
import { measuring, thresholds } from './thresholds.ts'

/**
 * Whether the face is exposed well: under-exposure, over-exposure, intensity range, brightness and contrast, in that
 * order. Photo quality section 4.
 *
 * Fairness. Well lit deep skin reflects 3 to 10 % of the light and is therefore "dark" by the standard's limit of 25 of
 * 255, with few luminances and a small entropy; no light makes it otherwise. So nothing here blocks for darkness unless the
 * white of the eye is dark too: it is as bright in everybody, and a place without light darkens it as well. Skin alone
 * never changes a block. Brightness has no such trap: no skin reflects the 97 % from which a pixel is burnt.
 */
export function measureExposure(light: LightPart): readonly Measured[] {
  const histogram = histogramOf(light.luminance, light.skin)
  const under = shareBetween(histogram, 0, measuring.dark)
  const over = shareBetween(histogram, measuring.burnt, 255)
  const bits = entropyOf(histogram)
  const mean = meanOf(histogram) / 255
  const variance = varianceOf(histogram)
  const isPlaceDark = whiteOfEye(light) <= measuring.dark
  const otherLight: Instruction = mean < 0.5 ? 'moreLight' : 'lessLight'

  const { underExposure, overExposure, intensityRange, brightness, contrast } = thresholds
  const isClipped = (isPlaceDark && under > underExposure.warn) || over > overExposure.block
  return [
    measured('underExposure', {
      value: under,
      score: scoreOfUnderExposure(under),
      verdict: whenAbove(under, isPlaceDark ? underExposure : { warn: underExposure.warn }),
      instruction: 'moreLight',
    }),
    measured('overExposure', {
      value: over,
      score: scoreOfOverExposure(over),
      verdict: whenAbove(over, overExposure),
      instruction: 'lessLight',
    }),
    measured('intensityRange', {
      value: bits,
      score: scoreOfIntensityRange(bits),
      verdict: whenBelow(bits, isClipped ? intensityRange : { warn: intensityRange.warn }),
      instruction: otherLight,
    }),
    measured('brightness', {
      value: mean,
      score: scoreOfBrightness(mean),
      verdict: mean < brightness.low || mean > brightness.high ? 'warn' : 'pass',
      instruction: otherLight,
    }),
    measured('contrast', {
      value: variance,
      score: scoreOfContrast(variance),
      verdict: variance < contrast.low || variance > contrast.high ? 'warn' : 'pass',
      instruction: variance < contrast.low ? otherLight : 'evenLight',
    }),
  ]
}

/** The luminance of the white of the brighter eye, 0 to 255: what a twentieth of the pixels between its lids exceed. */
function whiteOfEye({ part, luminance, eyeBoxes, skin }: LightPart): number {
  const whites = eyeBoxes.map((box) => {
    const histogram = histogramOf(luminance, boxRegion(box, part.pixels, skin.inside))
    return histogram.count === 0 ? 0 : quantileOf(histogram, measuring.whiteOfEyeQuantile)
  })
  return Math.max(...whites)
}
