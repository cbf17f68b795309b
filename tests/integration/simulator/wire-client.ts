import type { IncomingHttpHeaders } from 'node:http'
import { Agent, request } from 'node:https'
import type { Simulator } from '../../../tools/simulator/index.ts'
import { demoLogin } from '../../../tools/simulator/index.ts'

/** One answer as it came over the wire. */
export class WireAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** Parsed, or `undefined` when it is not JSON. */
  readonly json: unknown

  constructor(status: number, headers: IncomingHttpHeaders, text: string) {
    this.status = status
    this.headers = headers
    this.text = text
    this.json = parsed(text)
  }

  /** `Response.code`, or the bare `code`. */
  get code(): unknown {
    return this.at('Response.code') ?? this.at('code')
  }

  /** The value at a dotted path, for example `UserCollection.rows.0.name`. */
  at(path: string): unknown {
    return path.split('.').reduce(step, this.json)
  }

  /** One key, dotted too if need be, of every row of the list at a dotted path. */
  column(path: string, key: string): readonly unknown[] {
    const rows = this.at(path)
    if (!Array.isArray(rows)) throw new Error(`${path} is no list in ${this.text}`)
    return rows.map((row) => key.split('.').reduce(step, row as unknown))
  }
}

function step(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A client that knows nothing but HTTPS and JSON, so that what it sees is the simulator and nothing else. */
export class WireClient {
  sessionId: string | undefined
  readonly #simulator: Simulator
  readonly #agent: Agent

  constructor(simulator: Simulator) {
    this.#simulator = simulator
    this.#agent = new Agent({ keepAlive: true, ca: simulator.authorityPem ?? simulator.certificatePem })
  }

  async login(loginId: string = demoLogin.loginId, password: string = demoLogin.password): Promise<WireAnswer> {
    const answer = await this.send('POST', '/api/login', { User: { login_id: loginId, password } })
    const handle = answer.headers['bs-session-id']
    if (typeof handle === 'string') this.sessionId = handle
    return answer
  }

  /** Sends JSON, or a text as it is; rejects when the connection breaks. */
  send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<WireAnswer> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const session = this.sessionId === undefined ? {} : { 'bs-session-id': this.sessionId }
    return new Promise((resolve, reject) => {
      const outgoing = request(`${this.#simulator.url}${path}`, {
        method,
        agent: this.#agent,
        headers: { ...session, ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      })
      outgoing.on('error', reject)
      outgoing.on('response', (incoming) => {
        const pieces: Buffer[] = []
        incoming.on('error', reject)
        incoming.on('data', (piece: Buffer) => pieces.push(piece))
        incoming.on('end', () => {
          resolve(new WireAnswer(incoming.statusCode ?? 0, incoming.headers, Buffer.concat(pieces).toString('utf8')))
        })
      })
      outgoing.end(text)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
