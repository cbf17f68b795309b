import type { EventOf } from '../../src-preload/contract/events.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { CallName } from '../../src-preload/contract/names.ts'
import type { OutputOf } from '../../src-preload/contract/calls.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { AnswerableKind } from './response-codes.ts'

/** A stage of a long call, as the contract's `callProgressed` names it. */
export type Stage = EventOf<'callProgressed'>['stage']

/** What every operation on the server takes besides its input. */
export interface OperationOptions {
  /** Gives the operation up; it answers `cancelled`, or `outcomeUnknown` when something unrepeatable had already left. */
  readonly signal?: AbortSignal
  readonly onStage?: (stage: Stage) => void
}

/** What an operation behind a call of the contract answers. */
export type OperationOutcome<Name extends CallName, Value = OutputOf<Name>> = Outcome<
  Value,
  Failure<AnswerableKind<Name>>
>
