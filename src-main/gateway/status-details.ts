import type { ErrorResponse, MultiErrorResponse } from './calls.ts'
import type { GatewayProtocol } from './protocol.ts'

interface Status {
  readonly details: readonly { readonly type_url: string; readonly value: Buffer }[]
}

/** The type of the detail, below whatever stands before the last slash: with the newer prefix and without (reference section 6). */
const multiErrorTypes: ReadonlySet<string> = new Set(['gsdk.err.MultiErrorResponse', 'err.MultiErrorResponse'])

/**
 * What a failed call to several terminals says of each, from its trailing metadata `grpc-status-details-bin`.
 *
 * Gateways since 1.4 tell it there, older ones in the answer. `null` when there is no such detail, or it is no message: then nothing is
 * known of any single terminal.
 */
export function terminalErrorsIn(
  details: Uint8Array | null,
  protocol: GatewayProtocol,
): readonly ErrorResponse[] | null {
  if (details === null) return null
  try {
    const status = protocol.message('google.rpc.Status').decode(Buffer.from(details)) as Status
    const lists = status.details
      .filter(({ type_url: type }) => multiErrorTypes.has(type.slice(type.lastIndexOf('/') + 1)))
      .map(({ value }) => protocol.message('gsdk.err.MultiErrorResponse').decode(value) as MultiErrorResponse)
    return lists.length === 0 ? null : lists.flatMap(({ deviceErrors }) => deviceErrors)
  } catch {
    return null
  }
}
