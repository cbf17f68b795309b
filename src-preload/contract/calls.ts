import type { z } from 'zod'
import type { CallShape } from './calls/call-shape.ts'
import { deviceCalls } from './calls/device-calls.ts'
import { eventCalls } from './calls/event-calls.ts'
import { gatewayCalls } from './calls/gateway-calls.ts'
import { journalCalls } from './calls/journal-calls.ts'
import { peopleCalls } from './calls/people-calls.ts'
import { serverCalls } from './calls/server-calls.ts'
import { stationCalls } from './calls/station-calls.ts'
import { terminalCalls } from './calls/terminal-calls.ts'
import { workCalls } from './calls/work-calls.ts'
import type { bridgeFailures, Failure } from './failures.ts'
import type { CallName } from './names.ts'
import type { Outcome } from './outcome.ts'

/**
 * The whole conversation from the window to the main process.
 *
 * Every call may also answer a failure of the bridge itself (`bridgeFailures`). No input or output carries a session
 * id, and a password goes only in (`signIn`, `unlock`).
 */
export const contract = {
  ...stationCalls,
  ...serverCalls,
  ...peopleCalls,
  ...workCalls,
  ...journalCalls,
  ...deviceCalls,
  ...eventCalls,
  ...gatewayCalls,
  ...terminalCalls,
} as const satisfies Record<CallName, CallShape>

/** The conversation, as a type. */
export type Contract = typeof contract

/** What a call takes. */
export type InputOf<Name extends CallName> = z.infer<Contract[Name]['input']>

/** What a call answers when it succeeds. */
export type OutputOf<Name extends CallName> = z.infer<Contract[Name]['output']>

/** The failures a call's handler may answer. */
export type HandlerFailureOf<Name extends CallName> = Failure<
  Contract[Name]['failures'][number] | 'cancelled' | 'unexpected'
>

/** The failures a caller has to expect: the handler's and the bridge's own. */
export type FailureOf<Name extends CallName> = Failure<
  Contract[Name]['failures'][number] | (typeof bridgeFailures)[number]
>

/** What crosses the bridge as an answer to a call. */
export type AnswerOf<Name extends CallName> = Outcome<OutputOf<Name>, FailureOf<Name>>
