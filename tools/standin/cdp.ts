import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }

type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues
type EventName = keyof Protocol.Events
type Listener = (parameters: never) => void

interface Waiting {
  readonly method: string
  readonly resolve: (value: never) => void
  readonly reject: (reason: Error) => void
}

interface Incoming {
  readonly id?: number
  readonly method?: EventName
  readonly params?: never
  readonly result?: never
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/** Chromium answered a command with an error, or went away before it answered. */
export class CdpError extends Error {}

/** One conversation with the browser or one of its targets. Commands reject with `CdpError`. */
export class CdpSession {
  readonly id: string | undefined
  private readonly connection: CdpConnection
  private readonly listeners = new Map<EventName, Listener[]>()

  constructor(connection: CdpConnection, id: string | undefined) {
    this.connection = connection
    this.id = id
  }

  send<Name extends Method>(
    method: Name,
    parameters?: Protocol.CommandParameters[Name],
  ): Promise<Protocol.CommandReturnValues[Name]> {
    return this.connection.send(method, parameters ?? {}, this.id)
  }

  on<Name extends EventName>(event: Name, listener: (parameters: Protocol.Events[Name]) => void): void {
    const known = this.listeners.get(event) ?? []
    this.listeners.set(event, [...known, listener])
  }

  deliver(event: EventName, parameters: never): void {
    for (const listener of this.listeners.get(event) ?? []) listener(parameters)
  }
}

/** DevTools protocol over Chromium's pipe (descriptors 3 and 4): JSON texts, each ended by a NUL byte. No port is involved. */
export class CdpConnection {
  readonly root: CdpSession
  private readonly output: Writable
  private readonly waiting = new Map<number, Waiting>()
  private readonly sessions = new Map<string, CdpSession>()
  private lastId = 0
  private closed = false
  private pieces: Buffer[] = []

  constructor(output: Writable, input: Readable) {
    this.output = output
    this.root = new CdpSession(this, undefined)
    input.on('data', (piece: Buffer) => {
      this.receive(piece)
    })
    input.on('close', () => {
      this.close()
    })
    // A broken pipe is the browser's end; the close above tells everyone who waits.
    output.on('error', () => {
      this.close()
    })
  }

  session(id: string): CdpSession {
    const known = this.sessions.get(id)
    if (known !== undefined) return known
    const made = new CdpSession(this, id)
    this.sessions.set(id, made)
    return made
  }

  forget(id: string): void {
    this.sessions.delete(id)
  }

  send<Result>(method: string, parameters: object, sessionId: string | undefined): Promise<Result> {
    if (this.closed) return Promise.reject(new CdpError(`${method}: Chromium is gone`))
    const id = ++this.lastId
    return new Promise<Result>((resolve, reject) => {
      this.waiting.set(id, { method, resolve, reject })
      this.output.write(`${JSON.stringify({ id, method, params: parameters, sessionId })}\0`)
    })
  }

  private receive(piece: Buffer): void {
    let rest = piece
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      const text = Buffer.concat([...this.pieces, rest.subarray(0, end)]).toString('utf8')
      this.pieces = []
      rest = rest.subarray(end + 1)
      this.dispatch(JSON.parse(text) as Incoming)
    }
    if (rest.length > 0) this.pieces.push(rest)
  }

  private dispatch(incoming: Incoming): void {
    if (incoming.id === undefined) {
      const session = incoming.sessionId === undefined ? this.root : this.session(incoming.sessionId)
      if (incoming.method !== undefined) session.deliver(incoming.method, incoming.params as never)
      return
    }
    const waiting = this.waiting.get(incoming.id)
    this.waiting.delete(incoming.id)
    if (incoming.error === undefined) waiting?.resolve(incoming.result as never)
    else waiting?.reject(new CdpError(`${waiting.method}: ${incoming.error.message}`))
  }

  private close(): void {
    if (this.closed) return
    this.closed = true
    for (const { method, reject } of this.waiting.values()) reject(new CdpError(`${method}: Chromium is gone`))
    this.waiting.clear()
  }
}

/** For commands whose target may rightly have gone meanwhile: swallows the protocol's errors and nothing else. */
export function whetherStillThere(command: Promise<unknown>): Promise<void> {
  return command.then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof CdpError)) throw error
    },
  )
}
