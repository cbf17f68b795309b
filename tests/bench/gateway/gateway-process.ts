import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Client, credentials, Metadata } from '@grpc/grpc-js'
import { createGatewayClient } from '../../../src-main/gateway/create-gateway-client.ts'
import type { GatewayClient } from '../../../src-main/gateway/gateway-client.ts'
import { loadGatewayProtocol } from '../../../src-main/gateway/protocol.ts'

const protocol = loadGatewayProtocol(join(resolve(import.meta.dirname, '../../..'), 'resources/gateway'))
const program = join(import.meta.dirname, 'gateway-run.ts')

/** The barest way to ask a gateway: grpc-js and the same proto files, nothing between. */
export type BareAsk = (name: string, request: object) => Promise<object>

/** A gateway in another process, the client, and the barest one there is. */
export interface BenchGateway {
  readonly client: GatewayClient
  readonly ask: BareAsk
  readonly end: () => Promise<void>
}

/** Starts a gateway whose terminals have the numbers from 1 on. */
export async function startBenchGateway(terminals: number, people: number): Promise<BenchGateway> {
  const child = spawn(process.execPath, [program, String(terminals), String(people)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { host, port, authority } = JSON.parse(line) as { host: string; port: number; authority: string }
  const client = createGatewayClient({ host, port, authority, protocol })
  const bare = new Client(`${host}:${String(port)}`, credentials.createSsl(Buffer.from(authority)), {
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  })
  return {
    client,
    ask: (name, request) =>
      new Promise((done, reject) => {
        const { encodeRequest, decodeResponse } = protocol.method(name)
        const path = `/gsdk.${name}`
        bare.makeUnaryRequest(path, encodeRequest, decodeResponse, request, new Metadata(), {}, (error, value) => {
          if (error === null && value !== undefined) done(value)
          else reject(error ?? new Error('no answer'))
        })
      }),
    async end() {
      client.close()
      bare.close()
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
