import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import { createGatewayClient } from './create-gateway-client.ts'
import type { GatewayClient } from './gateway-client.ts'
import type { GatewayRecord } from './gateway-record.ts'
import { loadGatewayProtocol } from './protocol.ts'

/** What a conversation with a gateway needs beside its record. `protocolFolder` holds the proto files. */
export interface GatewaySurroundings {
  readonly protocolFolder: string
  readonly startTimer: StartTimer
  readonly log: Log
}

/** Makes the client of the gateway a record names. It connects when it is first asked something. */
export function connectGateway(
  { host, port, authority }: GatewayRecord,
  { protocolFolder, startTimer, log }: GatewaySurroundings,
): GatewayClient {
  return createGatewayClient({
    host,
    port,
    authority,
    protocol: loadGatewayProtocol(protocolFolder),
    startTimer,
    log,
  })
}
