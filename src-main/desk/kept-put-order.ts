import type { Clock } from '../domain/clock.ts'
import type { PutOrder } from '../gateway/put-plan.ts'
import type { Doer } from '../outbox/outbox.ts'

/** Holds what the clerk is about to put on terminals: in memory alone, the last one, for the clerk who asked for it. */
export interface KeptPutOrder {
  /** Takes an order in, in the place of an older one; answers the name by which it is asked for. */
  keep(order: PutOrder, doer: Doer): string
  /** The order of that name; `null` when another took its place, it is too old, or belongs to somebody else. */
  read(name: string, doer: Doer): PutOrder | null
  /** Forgets whatever is held. */
  forget(): void
}

/** How long an order is held, in milliseconds: time to look at many terminals, and to walk to one that is off. Ours. */
const longestWait = 30 * 60_000

/** Makes the place for one order. */
export function createKeptPutOrder({
  clock,
  newId,
}: {
  readonly clock: Clock
  readonly newId: () => string
}): KeptPutOrder {
  let held: { readonly name: string; readonly order: PutOrder; readonly doer: Doer; readonly until: number } | null =
    null
  return {
    keep(order, doer) {
      const name = newId()
      held = { name, order, doer, until: clock() + longestWait }
      return name
    },
    read(name, doer) {
      if (held !== null && clock() > held.until) held = null
      if (held?.name !== name) return null
      return held.doer.operatorId === doer.operatorId && held.doer.server === doer.server ? held.order : null
    },
    forget() {
      held = null
    },
  }
}
