import type { Measured } from './judgement.ts'
import type { LightPart } from './light-part.ts'
import { isWorthComparing } from './light-part.ts'
import { histogramOf, meanOf, overlapOf } from './luminance.ts'
import { scoreOfEvenLight } from './mappings.ts'
import { measured, unknownMeasure, whenBelow } from './measured.ts'
import { thresholds } from './thresholds.ts'

/**
 * Whether both sides of the face get the same light: the overlap of the squares' histograms, and the smaller to the larger
 * of their means, in that order. Photo quality section 4.
 *
 * The overlap alone says that two squares differ, not by how much: two smooth cheeks that are 100 and 110 bright have
 * nothing in common. It blocks only where the means are apart too; the measured side shadows were.
 */
export function measureEvenLight({ luminance, squares }: LightPart): readonly Measured[] {
  if (!squares.every(isWorthComparing)) return [unknownMeasure('evenLight'), unknownMeasure('leftRightRatio')]
  const [left, right] = [histogramOf(luminance, squares[0]), histogramOf(luminance, squares[1])]
  const overlap = overlapOf(left, right)
  const brighter = Math.max(meanOf(left), meanOf(right))
  // Two black squares are equally lit; how little that is, is for the exposure to say.
  const ratio = brighter === 0 ? 1 : Math.min(meanOf(left), meanOf(right)) / brighter

  const { evenLight, leftRightRatio } = thresholds
  const isApart = whenBelow(ratio, leftRightRatio) !== 'pass'
  return [
    measured('evenLight', {
      value: overlap,
      score: scoreOfEvenLight(overlap),
      verdict: whenBelow(overlap, isApart ? evenLight : { warn: evenLight.warn }),
      instruction: 'evenLight',
    }),
    measured('leftRightRatio', {
      value: ratio,
      score: null,
      verdict: whenBelow(ratio, leftRightRatio),
      instruction: 'evenLight',
    }),
  ]
}
