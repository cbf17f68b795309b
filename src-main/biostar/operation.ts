import type { CallStage } from '../../src-preload/contract/job.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { TerminalScope } from '../domain/terminal-scope.ts'
import type { OperationFailure, OperationName, OperationValue } from './operations.ts'

/** What every operation on the server takes besides its input. */
export interface OperationOptions {
  /** Gives the operation up; it answers `cancelled`, or `outcomeUnknown` when something unrepeatable had already left. */
  readonly signal?: AbortSignal
  readonly onStage?: (stage: CallStage) => void
  /** Which terminals it concerns; only where a device gateway stands in the place of the server, and only within a job. */
  readonly terminals?: TerminalScope
}

/** What an operation answers. */
export type OperationOutcome<Name extends OperationName, Value = OperationValue<Name>> = Outcome<
  Value,
  OperationFailure<Name>
>
