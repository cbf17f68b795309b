import { connect, createServer, type AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTransport, type Transport, type TransportRequest } from '../../../src-main/biostar/transport.ts'
import type { Log, LogFields } from '../../../src-main/observe/log.ts'
import { startTestServer, type Answering, type TestServer } from './test-server.ts'

const takenDown: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of takenDown.splice(0).reverse()) await end()
})

const answerJson: Answering = (_request, answer) => answer.end('{"ok":true}')

const read: TransportRequest = { method: 'GET', path: '/api/things', route: 'GET /api/things', repeatable: true }
const mail: TransportRequest = { ...read, method: 'POST', route: 'POST /api/things', body: { secret: 'canary' }, repeatable: false }

interface Room {
  readonly server: TestServer
  readonly transport: Transport
  readonly lines: string[]
  /** Moves the clock that the transport was given. */
  readonly passTime: (milliseconds: number) => void
}

async function open(answering: Answering = answerJson): Promise<Room> {
  const server = await startTestServer(answering)
  takenDown.push(() => server.close())
  const lines: string[] = []
  const log: Log = {
    write: (level: string, event: string, fields?: LogFields) => void lines.push(JSON.stringify({ level, event, ...fields })),
  }
  let ahead = 0
  const transport = createTransport(
    { address: server.address, trust: { kind: 'pinnedCertificate', sha256: server.certificate.fingerprint } },
    { log, clock: () => Date.now() + ahead, readSystemAuthorities: () => [] },
  )
  takenDown.push(() => transport.close())
  return {
    server,
    transport,
    lines,
    passTime(milliseconds) {
      ahead += milliseconds
    },
  }
}

describe('an exchange', () => {
  it('carries JSON there and text back, whatever the status', async () => {
    const { transport, server } = await open((request, answer) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        answer.writeHead(404, { 'bs-session-id': 'abc', 'X-Type': request.headers['content-type'] ?? '' })
        answer.end(Buffer.concat(parts).toString())
      })
    })
    const outcome = await transport.send({ ...mail, path: '/api/a%20b?x=%C3%A9', body: { name: 'É' } })
    expect(outcome).toMatchObject({
      ok: true,
      value: { status: 404, text: '{"name":"É"}', headers: { 'bs-session-id': 'abc', 'x-type': 'application/json' } },
    })
    expect(server.requests).toEqual(['POST /api/a%20b?x=%C3%A9'])
  })

  it('uses one connection for one exchange after another', async () => {
    const { transport, server } = await open()
    for (let round = 0; round < 5; round++) expect((await transport.send(read)).ok).toBe(true)
    expect([server.connections(), server.handshakes()]).toEqual([1, 1])
  })
})
