import { onTestFinished } from 'vitest'
import { createTransport, type Transport, type TransportRequest } from '../../../src-main/biostar/transport.ts'
import type { Log, LogFields } from '../../../src-main/observe/log.ts'
import { startTestServer, type Answering, type TestServer } from './test-server.ts'

/** A question that may be repeated. */
export const read: TransportRequest = { method: 'GET', path: '/api/x', route: 'GET /api/x', repeatable: true }

/** Something that may not be repeated, with a secret in its body. */
export const mail: TransportRequest = {
  method: 'POST',
  path: '/api/x',
  route: 'POST /api/x',
  repeatable: false,
  body: { password: 'canary-in-the-body' },
}

/** A transport, the server it is paired with, and what it wrote to the log. */
export interface TransportRoom {
  readonly server: TestServer
  readonly transport: Transport
  /** One JSON text for each event of the log. */
  readonly lines: readonly string[]
  readonly handshakes: readonly { readonly sha256: string; readonly certificateValidTo: string }[]
  /** Moves the clock that the transport was given. */
  readonly passTime: (milliseconds: number) => void
}

/** Opens a transport to a real server that answers as told; both are closed when the test is over. */
export async function openTransport(
  answering: Answering = (_request, answer) => answer.end('{}'),
): Promise<TransportRoom> {
  const server = await startTestServer(answering)
  const lines: string[] = []
  const log: Log = {
    write: (level: string, event: string, fields?: LogFields) => {
      lines.push(JSON.stringify({ level, event, ...fields }))
    },
  }
  let ahead = 0
  const handshakes: { sha256: string; certificateValidTo: string }[] = []
  const transport = createTransport(
    { address: server.address, trust: { kind: 'pinnedCertificate', sha256: server.certificate.fingerprint } },
    {
      log,
      clock: () => Date.now() + ahead,
      onHandshake: (facts) => {
        handshakes.push(facts)
      },
    },
  )
  onTestFinished(async () => {
    transport.close()
    await server.close()
  })
  return {
    server,
    transport,
    lines,
    handshakes,
    passTime(milliseconds) {
      ahead += milliseconds
    },
  }
}
