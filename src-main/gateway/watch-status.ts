import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import { pathOf, type Ask, type KnownNaming } from './ask.ts'
import { statusStream } from './calls.ts'
import type { GatewayChannel } from './channel.ts'
import type { StatusChange } from './messages.ts'
import type { GatewayProtocol } from './protocol.ts'

/** How many changes the gateway keeps for this listener before it drops some. Ours. */
const queueSize = 64

// Between two attempts to listen, in milliseconds: doubled each time, and back to the first once it has listened for long. Ours.
const firstPause = 500
const longestPause = 30_000

/**
 * Listens to what becomes of the terminals' connections, again and again, until the signal ends it. Never fails: a gateway that cannot be
 * reached is asked again after a pause.
 *
 * A gateway that takes the stream says nothing until something happens, so it is asked for its list first: that tells the connection and
 * the names it goes by. The list is thrown away; whoever listens reads one after `onGap`, when no change can be missed any more.
 */
export async function watchTerminals({
  ask,
  channel,
  protocol,
  naming,
  startTimer,
  now,
  log,
  listener,
  signal,
}: {
  readonly ask: Ask
  readonly channel: GatewayChannel
  readonly protocol: GatewayProtocol
  readonly naming: KnownNaming
  readonly startTimer: StartTimer
  /** In milliseconds. */
  readonly now: () => number
  readonly log: Log
  readonly listener: { onChange(change: StatusChange): void; onGap(): void }
  readonly signal: AbortSignal
}): Promise<void> {
  const { encodeRequest, decodeResponse } = protocol.method(statusStream)
  let pause = firstPause
  while (!signal.aborted) {
    const known = await ask('connect.Connect/GetDeviceList', {}, { signal })
    if (known.ok) {
      const began = now()
      const end = await channel.listen({
        path: pathOf(statusStream, naming.first()),
        encode: encodeRequest,
        decode: decodeResponse,
        request: { queueSize },
        signal,
        onSent: () => listener.onGap(),
        onMessage: (message) => listener.onChange(message as StatusChange),
      })
      if (end.kind === 'cancelled') return
      log.write('information', 'gateway status stream ended', { reason: end.kind })
      if (now() - began > longestPause) pause = firstPause
    } else if (known.failure.kind === 'cancelled') return
    await wait(pause, startTimer, signal)
    pause = Math.min(longestPause, pause * 2)
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
