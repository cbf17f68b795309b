import type { z } from 'zod'
import { contract } from '../../src-preload/contract/calls.ts'
import { failureSchemas, type BridgeFailure, type Failure } from '../../src-preload/contract/failures.ts'
import { callNames, type CallName } from '../../src-preload/contract/names.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Log } from '../observe/log.ts'
import { countRefusals } from '../observe/refusal-counter.ts'
import { traceOf } from '../observe/trace.ts'
import type { Announce } from './events.ts'
import type { CallContext, HandledCall, Handlers } from './handlers.ts'
import { withOwnBytes } from './own-bytes.ts'
import { createRunningCalls, type RunningCall } from './running-calls.ts'
import type { Sender } from './sender.ts'
import { fitsWithin, inputLimitsOf } from './size-cap.ts'

/** Why the door turned a call away. */
export type RefusalReason = Failure<'refusedByBridge'>['reason']

/** What crosses the bridge as an answer, its schema already applied. */
export type Answer = Outcome<unknown, Failure>

/** What the door is made of besides the handlers. */
export interface DoorParts {
  readonly isKnownSender: (sender: Sender | null) => sender is Sender
  readonly announce: Announce
  readonly log: Log
  /** A fresh random word that finds a bug again in the log; at most 40 characters. */
  readonly newReference: () => string
  /** Calls that may be under way at once; 32 unless told: the page makes a handful, only a bug makes dozens. */
  readonly mostCalls?: number
}

/** The one door through which the window reaches the main process. */
export interface Door {
  /**
   * Answers a call: sender, then size, then shape, then the handler, then the shape of its answer. Never rejects.
   *
   * @param name whatever the caller says the call is called
   * @param values the arguments as they arrived; exactly one is expected
   */
  answer(name: string, sender: Sender | null, values: readonly unknown[]): Promise<Answer>
  /** Refusals since the start, by reason. */
  refusals(): Readonly<Record<RefusalReason, number>>
  /** Calls under way now. */
  underWay(): number
  /** Gives up every call under way and answers `cancelled` to every later one. */
  close(): void
}

const refusalReasons = failureSchemas.refusedByBridge.shape.reason.options

/** Binds a handler to every call of the contract: a missing one does not compile. */
export function bind(handlers: Handlers, parts: DoorParts): Door {
  const refusals = countRefusals(refusalReasons, parts.log, 'call refused at the door')
  const calls = createRunningCalls(parts.mostCalls ?? 32)
  let closed = false

  const refuse = (reason: RefusalReason): Answer => {
    refusals.refuse(reason)
    return fail({ kind: 'refusedByBridge', reason })
  }

  const unexpected = (operation: CallName, event: string, trace: string): Answer => {
    const reference = parts.newReference()
    parts.log.write('failure', event, { operation, reference, trace })
    return fail({ kind: 'unexpected', reference })
  }

  const checkOutcome = (name: HandledCall, outcome: Outcome<unknown, Failure>): Answer => {
    const schema: z.ZodType = outcome.ok ? contract[name].output : schemaOfFailure(name, outcome.failure)
    const checked = schema.safeParse(outcome.ok ? outcome.value : outcome.failure)
    if (!checked.success) return unexpected(name, 'handler broke the contract', placesOf(checked.error))
    return outcome.ok ? succeed(withOwnBytes(checked.data)) : fail(checked.data as Failure)
  }

  const runHandler = async (name: HandledCall, input: unknown, call: RunningCall): Promise<Answer> => {
    // The input was parsed by the schema of exactly this name; the compiler cannot follow the pair through the record.
    const handler = handlers[name] as (input: unknown, call: CallContext) => Promise<Outcome<unknown, Failure>>
    const callId = callIdOf(input)
    const progress: CallContext['progress'] = (stage) => {
      if (callId !== null && call.isRunning()) parts.announce('callProgressed', { callId, stage })
    }
    try {
      return checkOutcome(name, await handler(input, { signal: call.signal, progress }))
    } catch (error) {
      if (call.signal.aborted && isAbort(error, call.signal)) return fail({ kind: 'cancelled' })
      return unexpected(name, 'handler threw', traceOf(error))
    } finally {
      call.end()
    }
  }

  const answer: Door['answer'] = async (name, sender, values) => {
    if (!parts.isKnownSender(sender)) return refuse('foreignFrame')
    if (closed) return fail({ kind: 'cancelled' } satisfies BridgeFailure)
    if (!isCallName(name)) return refuse('unknownCall')
    if (!fitsWithin(values, inputLimitsOf(name))) return refuse('tooLarge')
    const input = contract[name].input.safeParse(values[0])
    if (!input.success || values.length !== 1 || !isRecord(values[0])) return refuse('wrongShape')
    if (name === 'cancelCall') {
      calls.cancel(sender.frameId, callIdOf(input.data) ?? '')
      return succeed({})
    }
    const call = calls.start(sender.frameId, callIdOf(input.data))
    if (call === 'tooMany') return refuse('tooMany')
    if (call === 'idInUse') return refuse('wrongShape')
    return runHandler(name, input.data, call)
  }

  return {
    answer,
    refusals: () => refusals.counts(),
    underWay: () => calls.count(),
    close: () => {
      closed = true
      calls.cancelAll()
    },
  }
}

const knownCallNames: ReadonlySet<string> = new Set(callNames)

function isCallName(name: string): name is CallName {
  return knownCallNames.has(name)
}

/** An object of fields. A schema without fields would take an empty map, set or date for one. */
function isRecord(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Object]'
}

function callIdOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('callId' in input)) return null
  return typeof input.callId === 'string' ? input.callId : null
}

/** The schema a handler's failure must satisfy; one that refuses everything when the call may not answer that kind. */
function schemaOfFailure(name: HandledCall, failure: Failure): z.ZodType {
  const allowed: readonly string[] = [...contract[name].failures, 'cancelled', 'unexpected']
  return allowed.includes(failure.kind) ? failureSchemas[failure.kind] : failureSchemas.unexpected.strict()
}

function isAbort(error: unknown, signal: AbortSignal): boolean {
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError')
}

/** Where an answer broke the contract: the paths are names of fields, never their contents. */
function placesOf(error: z.ZodError): string {
  return error.issues.map(({ code, path }) => `${code} at ${path.map(String).join('.')}`).join(', ')
}
