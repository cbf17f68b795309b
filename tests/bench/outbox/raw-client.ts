import { Agent, request } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import type { SimulatorProcess } from './simulator-process.ts'

/** What is kept of an answer: its head, and how long it was. */
export interface RawAnswer {
  readonly headers: IncomingHttpHeaders
  readonly bytes: number
}

/** The barest client there is: Node's https over kept connections, answers read and thrown away. */
export interface RawClient {
  send(method: string, path: string, body?: string): Promise<RawAnswer>
  close(): void
}

/** Opens a client that has signed in, over at most so many connections. */
export async function openRawClient(server: SimulatorProcess, connections: number): Promise<RawClient> {
  // What is measured is the server's limit: trust is not the question, and it is this machine's own simulator.
  const agent = new Agent({ keepAlive: true, maxSockets: connections, rejectUnauthorized: false })
  let session = ''
  const send = (method: string, path: string, body?: string) =>
    new Promise<RawAnswer>((resolve, reject) => {
      const headers = {
        ...(body === undefined
          ? {}
          : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
        ...(session === '' ? {} : { 'bs-session-id': session }),
      }
      const sent = request({ host: '127.0.0.1', port: server.port, method, path, agent, headers }, (answer) => {
        let bytes = 0
        answer.on('data', (piece: Buffer) => {
          bytes += piece.byteLength
        })
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve({ headers: answer.headers, bytes })
          else reject(new Error(`${method} was answered with ${String(answer.statusCode)}`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const login = { User: { login_id: server.loginId, password: server.password } }
  const { headers } = await send('POST', '/api/login', JSON.stringify(login))
  session = String(headers['bs-session-id'])
  return {
    send,
    close() {
      agent.destroy()
    },
  }
}
