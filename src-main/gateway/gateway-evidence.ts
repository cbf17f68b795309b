import type { Evidence } from '../biostar/connection-evidence.ts'
import type { GatewayOutcome } from './gateway-client.ts'

/** Reads from an answer of the gateway itself whether it is there. A terminal that is away says nothing of the gateway. */
export function evidenceOfGateway(asked: GatewayOutcome<unknown>): Evidence {
  if (asked.ok) return { kind: 'there' }
  const { failure } = asked
  switch (failure.kind) {
    case 'gatewayUnreachable':
    case 'gatewayUntrusted':
    case 'gatewayTooOld':
    case 'gatewayTooLate':
    case 'gatewayRefused':
      return { kind: 'away', failure }
    case 'cancelled':
      return { kind: 'nothing' }
    default:
      return { kind: 'there' }
  }
}
