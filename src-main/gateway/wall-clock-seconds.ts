import type { WallClock } from '../../src-preload/contract/person.ts'
import { limitOf } from '../../src-preload/contract/rules/terminal-difference.ts'
import { wallClockOf } from '../../src-preload/contract/rules/period.ts'

/** The latest second that fits into the 32 bits of a terminal's period. */
const latestSecond = 2 ** 32 - 1

/**
 * A wall-clock moment as terminals keep it: Unix seconds, by this computer's zone. 0 is no limit, and so are the first and the
 * last day that servers know (reference of the gateway, section 3.2; of the server, section 1.4).
 *
 * The station and its terminals are taken to be in one zone, as the server and its site are. A moment that the clocks skip in spring is
 * the one an hour later; of two moments with one name in autumn it is the first.
 */
export function secondsOf(moment: WallClock | null): number {
  const limit = limitOf(moment)
  if (limit === null) return 0
  const seconds = Math.trunc(new Date(`${limit}:00`).getTime() / 1_000)
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, 0), latestSecond)
}

/** A terminal's moment as this computer's clock shows it; `null` for no limit. Seconds are cut off. */
export function momentOf(seconds: number): WallClock | null {
  return seconds === 0 ? null : limitOf(wallClockOf(new Date(seconds * 1_000)))
}
