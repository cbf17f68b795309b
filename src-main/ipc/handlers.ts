import type { HandlerFailureOf, InputOf, OutputOf } from '../../src-preload/contract/calls.ts'
import type { EventOf } from '../../src-preload/contract/events.ts'
import type { CallName } from '../../src-preload/contract/names.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'

/** A stage of a long call, as its progress tells it. */
export type CallStage = EventOf<'callProgressed'>['stage']

/** What a handler gets besides the input. */
export interface CallContext {
  /** Aborted when the caller gives the call up or the station closes. */
  readonly signal: AbortSignal
  /** Tells the window how far a long call is; says nothing for a call without an id, or one that is over. */
  progress(stage: CallStage): void
}

/** What a handler of a call answers. */
export type HandlerOutcome<Name extends CallName> = Outcome<OutputOf<Name>, HandlerFailureOf<Name>>

/** The calls that somebody has to handle: all but `cancelCall`, which is the door's own. */
export type HandledCall = Exclude<CallName, 'cancelCall'>

/** One handler for each call; a missing one does not compile. A handler that throws is a bug and answers `unexpected`. */
export type Handlers = {
  readonly [Name in HandledCall]: (input: InputOf<Name>, call: CallContext) => Promise<HandlerOutcome<Name>>
}
