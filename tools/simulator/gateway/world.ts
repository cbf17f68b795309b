import { setTimeout as pause } from 'node:timers/promises'
import type { CallLog } from './call-log.ts'
import type { GatewayFaults } from './faults.ts'
import type { CounterRule } from './judge-user.ts'
import type { DeviceError, SeveralTerminals } from './messages.ts'
import type { StatusBoard } from './status-board.ts'
import type { SimulatedTerminal } from './terminal.ts'
import { ConnectionDropped } from './faults.ts'
import type { guesses } from './guesses.ts'
import { failures } from './guesses.ts'
import { multiErrorTrailer } from './protocol.ts'
import { Refusal } from './refusal.ts'

/** Where the errors of a call to several terminals stand: after the answer since 1.4.0, in it before. */
export type MultiErrorPlace = 'statusDetails' | 'response'

/** The gateway's own limits in milliseconds, by the kind of call. */
export type TimeLimits = Readonly<Record<keyof typeof guesses.timeLimits, number>>

/** All that calls work on. */
export interface GatewayWorld {
  readonly terminals: ReadonlyMap<number, SimulatedTerminal>
  readonly faults: GatewayFaults
  readonly log: CallLog
  readonly board: StatusBoard
  readonly multiErrors: MultiErrorPlace
  readonly counters: CounterRule
  /** Whether one unknown user among several is a refusal. */
  readonly strictUsers: boolean
  readonly timeLimits: TimeLimits
  /** When somebody presents themselves to a scan by themselves; `undefined` is never. */
  readonly presentAfterMilliseconds: number | undefined
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal
}

/** One call that is under way. */
export interface Call {
  /** With its service: `User/Enroll`. */
  readonly rpc: string
  /** Whether it was made by the name of before 1.5.0. */
  readonly older: boolean
  /** Aborted when the caller has given up or the connection is gone. */
  readonly signal: AbortSignal
  /** Cuts the connection it came by. */
  readonly drop: () => void
}

/** Does the work at one terminal, as late as the terminal is slow; refusals when it is unknown, not connected, or too slow. */
export function atTerminal<Value>(
  world: GatewayWorld,
  call: Call,
  deviceID: number,
  limit: keyof TimeLimits,
  work: (terminal: SimulatedTerminal) => Value | Promise<Value>,
): Promise<Value> {
  return world.faults.around(call.rpc, deviceID, call.drop, async () => {
    const terminal = connected(world, deviceID)
    if (terminal.delay > 0) {
      const most = world.timeLimits[limit]
      await pause(Math.min(terminal.delay, most), undefined, { signal: world.closing, ref: false })
      if (terminal.delay > most) throw new Refusal(failures.deviceTooLate)
      connected(world, deviceID)
    }
    return work(terminal)
  })
}

function connected({ terminals }: GatewayWorld, deviceID: number): SimulatedTerminal {
  const terminal = terminals.get(deviceID)
  if (terminal === undefined) throw new Refusal(failures.deviceUnknown)
  if (!terminal.online) throw new Refusal(failures.deviceOffline)
  return terminal
}

/** Does the work at several terminals at once, and answers as a gateway does when some of them fail. */
export async function atTerminals(
  world: GatewayWorld,
  call: Call,
  { deviceIDs }: SeveralTerminals,
  work: (terminal: SimulatedTerminal) => void,
): Promise<object> {
  const ends = await Promise.all(
    deviceIDs.map((deviceID) => atTerminal(world, call, deviceID, 'users', work).then(nothing, failed(deviceID))),
  )
  const deviceErrors = ends.filter((end) => end !== undefined)
  const [first] = deviceErrors
  if (first === undefined) return { deviceErrors: [] }
  if (world.multiErrors === 'response') return { deviceErrors }
  const refusal = { code: first.code, message: first.msg }
  throw new Refusal(refusal, multiErrorTrailer(refusal, deviceErrors, call.older))
}

function nothing(): undefined {
  return undefined
}

function failed(deviceID: number): (reason: unknown) => DeviceError {
  return (reason) => {
    if (!(reason instanceof Refusal) || reason instanceof ConnectionDropped) throw reason
    return { deviceID, code: reason.code, msg: reason.message }
  }
}
