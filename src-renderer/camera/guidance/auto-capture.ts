import type { Judgement } from '../judgement/judgement.ts'
import { clearanceOf } from './clearance.ts'

/** How long nothing may stand in the way before the station shoots, in milliseconds. Source: photo-quality section 10. */
export const steadyMilliseconds = 600

/** At least so many verdicts have to agree: at 10 a second there are seven in the time above, on a slow computer it takes longer. */
const leastVerdicts = 5

/**
 * Between two verdicts farther apart than this nobody knows what happened, so that the time starts again. Ours: a slow computer has
 * three verdicts a second, and the photo is one of the judged frames in any case.
 */
const longestGap = 700

/** Whether the station is about to shoot by itself. Times are milliseconds on one clock of the caller's choice. */
export type AutoCapture =
  /** Turned off on this station. */
  | { readonly kind: 'off' }
  /** The clerk shoots this person; nothing happens until the clerk says otherwise. */
  | { readonly kind: 'cancelled' }
  /** Something stands in the way, or it is too early. */
  | { readonly kind: 'waiting'; readonly notBefore: number }
  /** Nothing has stood in the way since the verdict at `since`. */
  | {
      readonly kind: 'arming'
      readonly since: number
      readonly last: number
      /** The sharpness of the last frame, by which the same frame is known again. */
      readonly blur: number | null
      readonly verdicts: number
    }
  /** It has shot. It does so once. */
  | { readonly kind: 'fired' }

/** What was found on one frame. */
export interface FrameVerdict {
  readonly at: number
  readonly judgement: Pick<Judgement, 'measures' | 'blur'>
  /** Whether nothing else is against a photo: the camera is in trouble, or the clerk is busy with a picture from a file. */
  readonly mayShoot: boolean
}

/** Waits for the right moment. */
export function waitForMoment(notBefore = -Infinity): AutoCapture {
  return { kind: 'waiting', notBefore }
}

/**
 * Takes in a verdict. The answer is `fired` for the verdict that completes the time, and stays so.
 *
 * A single frame with a block, with something unknown that could block, or a moment in which the station may not shoot starts the time again; so does a
 * gap between verdicts. Warnings stop nothing. A frame exactly as sharp as the one before is the same frame: a camera that
 * hangs may show the person before, and is named only after two seconds.
 */
export function hearVerdict(before: AutoCapture, { at, judgement, mayShoot }: FrameVerdict): AutoCapture {
  if (before.kind !== 'waiting' && before.kind !== 'arming') return before
  if (before.kind === 'waiting' && at < before.notBefore) return before
  if (!mayShoot || clearanceOf(judgement) !== 'clear') return startAgain(before)
  if (before.kind === 'waiting' || at - before.last > longestGap || at < before.last)
    return { kind: 'arming', since: at, last: at, blur: judgement.blur, verdicts: 1 }
  if (judgement.blur === before.blur) return before
  const verdicts = before.verdicts + 1
  return at - before.since >= steadyMilliseconds && verdicts >= leastVerdicts
    ? { kind: 'fired' }
    : { ...before, last: at, blur: judgement.blur, verdicts }
}

/** Starts the time again: the station may not shoot now, or the verdicts have stopped. */
export function startAgain(before: AutoCapture): AutoCapture {
  return before.kind === 'arming' ? waitForMoment() : before
}

/** How much of the time has passed without a block, from 0 to 1. It grows with each verdict, never between two. */
export function progressOf(state: AutoCapture): number {
  if (state.kind === 'fired') return 1
  if (state.kind !== 'arming') return 0
  return Math.min((state.last - state.since) / steadyMilliseconds, (state.verdicts - 1) / (leastVerdicts - 1), 1)
}
