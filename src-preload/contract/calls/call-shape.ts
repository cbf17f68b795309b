import { z } from 'zod'
import { gatewayFailures, networkFailures, sessionFailures, type FailureKind } from '../failures.ts'

/** Names one long call, so that it can be given up. Chosen by the caller, unique while the call runs. */
export const callIdSchema = z.string().regex(/^[A-Za-z0-9-]{1,40}$/u)

/** The input of a call that takes none. */
export const nothing = z.strictObject({})

/** What the input of a call has that can be given up. */
export const long = { callId: callIdSchema }

/** What a call may answer that asks the server, or the device gateway in its place, within a session. */
export const server = [...networkFailures, ...gatewayFailures, ...sessionFailures] as const

/** A call's three parts: what goes in, what comes out, and which failures it may answer besides the bridge's own. */
export interface CallShape {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly failures: readonly FailureKind[]
}
