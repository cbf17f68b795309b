import type { MeasureName } from '../../../src-preload/contract/judgement.ts'
import type { Judgement } from '../judgement/judgement.ts'

/**
 * Whether something stands in the way of a picture.
 *
 * `unsure`: nothing blocks as far as is known, but a measure that could block was not computed. What is unknown has not
 * passed (photo-quality section 10), so the station does not shoot by itself; the clerk may.
 */
export type Clearance = 'clear' | 'unsure' | 'blocked'

/** Measures that warn at most: not knowing them hides nothing that could stop a picture. Source: the contract's `measureNames`. */
const adviceOnly: ReadonlySet<MeasureName> = new Set([
  'brightness',
  'contrast',
  'naturalColour',
  'mouthClosed',
  'background',
])

/** Tells whether something stands in the way of a picture. A judgement without measures, as after an engine failed, is unsure. */
export function clearanceOf({ measures }: Pick<Judgement, 'measures'>): Clearance {
  if (measures.some(({ verdict }) => verdict === 'block')) return 'blocked'
  const isKnown = measures.every(({ name, verdict }) => verdict !== 'unknown' || adviceOnly.has(name))
  return isKnown && measures.length > 0 ? 'clear' : 'unsure'
}
