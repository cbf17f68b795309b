import type { Presented } from '../presented.ts'
import type { Call, GatewayWorld } from '../world.ts'

/** Waits until somebody presents something, or does so for them after the time that was asked for. */
export async function scanned<Thing>(
  world: GatewayWorld,
  call: Call,
  presented: Presented<Thing>,
  limit: 'card' | 'face',
  presentByItself: () => void,
): Promise<Thing> {
  const { presentAfterMilliseconds: after } = world
  const timer = after === undefined ? undefined : setTimeout(presentByItself, after).unref()
  try {
    return await presented.next(world.timeLimits[limit], AbortSignal.any([call.signal, world.closing]))
  } finally {
    clearTimeout(timer)
  }
}
