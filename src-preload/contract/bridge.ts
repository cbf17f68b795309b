import type { AnswerOf, InputOf } from './calls.ts'
import type { EventOf } from './events.ts'
import type { CallName, EventName } from './names.ts'

/**
 * What the window sees of the main process: one function for each call and one subscription for each event.
 *
 * A call never rejects: it answers a value or a failure. A subscription answers the function that ends it.
 */
export type Bridge = {
  readonly [Name in CallName]: (input: InputOf<Name>) => Promise<AnswerOf<Name>>
} & {
  readonly on: {
    readonly [Name in EventName]: (listener: (value: EventOf<Name>) => void) => () => void
  }
}
