import type { Failure } from '../../src-preload/contract/failures.ts'
import { isServerTrouble } from './after-failure.ts'

/**
 * Whether the server is worth asking: while it is away, one job tries on schedule, not ten thousand.
 *
 * An unreachable server closes the gate at once. A server that answers badly may have trouble with one job alone, so that
 * takes several in a row.
 */
export interface ServerGate {
  /** `probe`: one job may try. `closed`: nobody, before the moment that `opensAt` tells. */
  state(now: number): 'open' | 'probe' | 'closed'
  /** When somebody may try again, in milliseconds since 1970; `null` while it is open. */
  opensAt(): number | null
  /** Why it is closed; `null` while it is open. */
  failure(): Failure | null
  /** How often in a row it was closed. */
  delays(): number
  /** Somebody was let through and failed. `begunAt`: when; whoever was under way when it closed says nothing new. */
  failed(failure: Failure, begunAt: number, now: number, until: number): void
  /** The server has answered, or is said to be there. Answers whether the gate was closed. */
  open(): boolean
}

/** Bad answers to this many jobs in a row are the server's trouble. Ours. */
const mostBadAnswers = 3

/** Makes an open gate. */
export function createServerGate(): ServerGate {
  let closed: { readonly failure: Failure; readonly at: number; readonly until: number } | null = null
  let delays = 0
  let badAnswers = 0
  return {
    state: (now) => (closed === null ? 'open' : closed.until <= now || closed.at > now ? 'probe' : 'closed'),
    opensAt: () => closed?.until ?? null,
    failure: () => closed?.failure ?? null,
    delays: () => delays,
    failed(failure, begunAt, now, until) {
      if (!isServerTrouble(failure) || (closed !== null && begunAt < closed.at)) return
      badAnswers += 1
      const isAway = failure.kind === 'serverUnreachable' || failure.kind === 'gatewayUnreachable'
      if (closed === null && !isAway && badAnswers < mostBadAnswers) return
      delays += 1
      closed = { failure, at: now, until }
    },
    open() {
      const wasClosed = closed !== null
      closed = null
      delays = 0
      badAnswers = 0
      return wasClosed
    },
  }
}
