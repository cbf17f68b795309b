import type { Bridge } from '../src-preload/contract/bridge.ts'
import { wallClockOf } from '../src-preload/contract/rules/period.ts'
import { after } from './after.ts'
import { newCallId } from './application/call-id.ts'
import { joinReads } from './flow/joined-reads.ts'
import type { Surroundings } from './flow/surroundings.ts'

/** What the flow needs from outside, as the window has it: the bridge, this computer's clock and its timers. */
export function createSurroundings(bridge: Bridge): Surroundings {
  return {
    bridge: joinReads(bridge),
    newCallId,
    readWallClock: () => wallClockOf(new Date()),
    after,
  }
}
