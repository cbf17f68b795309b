import type { Verdict } from '../../../src-preload/contract/judgement.ts'
import type { Judgement } from '../judgement/judgement.ts'
import { clearanceOf, type Clearance } from './clearance.ts'

/** One frame of a burst, without its pixels. */
export interface BurstFrame {
  /** Milliseconds on any clock, the same for all frames. */
  readonly takenAt: number
  readonly judgement: Judgement
}

/** How many of the newest frames compete: about a third of a second at 30 a second, one second at 10 (photo-quality section 5). */
export const burstLength = 10

const clearanceRank: Readonly<Record<Clearance, number>> = { clear: 0, unsure: 1, blocked: 2 }
const eyesRank: Readonly<Record<Verdict, number>> = { pass: 0, warn: 1, unknown: 2, block: 3 }

/**
 * Chooses the frame to keep: with the fewest blocked measures, the eyes open, the sharpest; of equals the newest.
 *
 * A frame with a blocked measure never beats one without, and one without a face never beats one with a face that is
 * blocked as well. The index that tells sharpness ranks frames of one person; one that was not computed counts as the least sharp.
 *
 * @returns the place in `frames`; `null` when there are none
 */
export function bestOfBurst(frames: readonly BurstFrame[]): number | null {
  const newest = frames
    .map((frame, place) => ({ place, takenAt: frame.takenAt, ranks: ranksOf(frame) }))
    .toSorted((one, other) => other.takenAt - one.takenAt || other.place - one.place)
    .slice(0, burstLength)
  // The sort is stable, so that of equals the newest stays before the others.
  return newest.toSorted((one, other) => compare(one.ranks, other.ranks))[0]?.place ?? null
}

/** What decides, the most important first; less is better. */
function ranksOf({ judgement }: BurstFrame): readonly number[] {
  const { measures, face, blur } = judgement
  return [
    clearanceRank[clearanceOf(judgement)],
    face === null ? 1 : 0,
    measures.filter(({ verdict }) => verdict === 'block').length,
    eyesRank[measures.find(({ name }) => name === 'eyesOpen')?.verdict ?? 'unknown'],
    blur ?? Infinity,
  ]
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [place, rank] of one.entries()) {
    const otherRank = other[place] ?? 0
    if (rank !== otherRank) return rank < otherRank ? -1 : 1
  }
  return 0
}
