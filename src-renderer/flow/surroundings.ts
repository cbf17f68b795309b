import type { Bridge } from '../../src-preload/contract/bridge.ts'
import type { WallClock } from '../../src-preload/contract/person.ts'

/** Everything the flow needs from outside; it reads no clock and rolls no dice of its own. */
export interface Surroundings {
  readonly bridge: Bridge
  /** A fresh name for one call. */
  readonly newCallId: () => string
  /** What a clock at the desk shows. */
  readonly readWallClock: () => WallClock
  /** Runs something after so many milliseconds, and answers the function that prevents it. */
  readonly after: (milliseconds: number, run: () => void) => () => void
}
