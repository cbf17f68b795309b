import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import { pathOf, type KnownNaming } from './ask.ts'
import { statusStream } from './calls.ts'
import type { GatewayChannel } from './channel.ts'
import type { StatusChange } from './messages.ts'
import type { GatewayProtocol } from './protocol.ts'
import { grpcStatuses } from './statuses.ts'

/** How many changes the gateway keeps for this listener before it drops some. Ours. */
const queueSize = 64

// Between two attempts to listen, in milliseconds: doubled each time, and back to the first once the gateway has taken it. Ours.
const firstPause = 500
const longestPause = 30_000

/**
 * Listens to what becomes of the terminals' connections, again and again, until the signal ends it. Never fails: a gateway that cannot be
 * reached is asked again after a pause.
 */
export async function watchTerminals({
  channel,
  protocol,
  naming,
  startTimer,
  log,
  listener,
  signal,
}: {
  readonly channel: GatewayChannel
  readonly protocol: GatewayProtocol
  readonly naming: KnownNaming
  readonly startTimer: StartTimer
  readonly log: Log
  readonly listener: { onChange(change: StatusChange): void; onGap(): void }
  readonly signal: AbortSignal
}): Promise<void> {
  const { encodeRequest, decodeResponse } = protocol.method(statusStream)
  let pause = firstPause
  let isOtherTried = false
  let under = naming.first()
  while (!signal.aborted) {
    const end = await channel.listen({
      path: pathOf(statusStream, under),
      encode: encodeRequest,
      decode: decodeResponse,
      request: { queueSize },
      signal,
      onOpen: () => {
        pause = firstPause
        isOtherTried = false
        naming.learn(under)
        listener.onGap()
      },
      onMessage: (message) => listener.onChange(message as StatusChange),
    })
    if (end.kind === 'cancelled') return
    if (end.kind === 'status' && end.status === grpcStatuses.unimplemented && !naming.isSettled() && !isOtherTried) {
      isOtherTried = true
      under = under === 'gsdk' ? 'old' : 'gsdk'
      continue
    }
    log.write('information', 'gateway status stream ended', { reason: end.kind })
    await wait(pause, startTimer, signal)
    pause = Math.min(longestPause, pause * 2)
    isOtherTried = false
    under = naming.first()
  }
}

function wait(milliseconds: number, startTimer: StartTimer, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const cancelTimer = startTimer(milliseconds, done)
    function done(): void {
      cancelTimer()
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done, { once: true })
  })
}
