import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Counters } from './counters.ts'
import type { Rendered } from './delivery.ts'
import type { Answer, Wrapping } from './envelope.ts'
import type { Fault, FaultScript } from './faults.ts'
import type { RequestLog } from './request-log.ts'
import type { Arrival, Destination } from './router.ts'
import type { ServerState } from './state.ts'
import type { SimulatorVersion } from './versions.ts'
import { deliver, deliverBadly } from './delivery.ts'
import { refuse, wrapFailure, wrapSuccess } from './envelope.ts'
import { bodyTooLargePage, failures } from './guesses.ts'
import { dispatch, familyOf, findRoute, nameOf } from './router.ts'

/** What one exchange needs to know of its server. */
export interface ExchangeServer {
  readonly state: ServerState
  readonly version: SimulatorVersion
  readonly clock: () => number
  readonly counters: Counters
  readonly faults: FaultScript
  readonly requests: RequestLog
  /** A number for each connection, the same for all its requests. */
  readonly connectionNumber: (request: IncomingMessage) => number
  /** Ends the TCP connection of a request with a reset. */
  readonly resetConnection: (request: IncomingMessage) => void
}

/** Receives one request, carries it out and answers, well or as the fault script says. */
export async function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  server: ExchangeServer,
): Promise<void> {
  const bodyText = await readBody(request, server.state.settings.requestMaximumBytes)
  const arrival = arrivalOf(request, bodyText ?? '')
  const destination = findRoute(arrival.method, arrival.path, server.version)
  note(request, arrival, destination, server)

  const fault = server.faults.take(arrival.method, arrival.path)
  await waitBefore(fault)
  if (fault?.kind === 'expire-session' && arrival.sessionId !== undefined) {
    server.state.sessions.close(arrival.sessionId)
  }
  const wrapping = { version: server.version, family: familyOf(destination), settings: server.state.settings }
  const { state, version } = server
  const decided = !isCarriedOut(fault)
    ? refuse(failures.invalidParameter)
    : bodyText === undefined
      ? ({ kind: 'plain', ...bodyTooLargePage } as const)
      : dispatch(arrival, destination, { state, version, now: server.clock() })
  const answer = decided.kind === 'later' ? await decided.answer : decided
  if (fault?.kind === 'hold' && fault.when === 'after') await pause(fault)
  // As a server's own clock goes, so does the date on its answers.
  response.setHeader('Date', new Date(server.clock()).toUTCString())
  const rendered = render(answer, wrapping)
  if (fault === undefined) deliver(response, rendered)
  else deliverBadly(response, rendered, fault, { wrapping, resetConnection: () => server.resetConnection(request) })
}

/** Whether the request has its effect although its answer goes wrong. */
function isCarriedOut(fault: Fault | undefined): boolean {
  switch (fault?.kind) {
    case 'reset-before-answer':
    case 'redirect':
    case 'endless':
      return false
    case 'status':
    case 'code-4':
      return fault.committed
    case 'code':
      return fault.committed ?? false
    default:
      return true
  }
}

async function waitBefore(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds).unref())
  if (fault?.kind === 'hold' && fault.when === 'before') await pause(fault)
}

async function pause(hold: Extract<Fault, { kind: 'hold' }>): Promise<void> {
  hold.arrived()
  await hold.released
}

function arrivalOf(request: IncomingMessage, bodyText: string): Arrival {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2)
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    sessionId: sessionIdOf(request),
    bodyText,
  }
}

/** The header is what the collection uses; the vendor's samples send the cookie, too (reference section 1.2). */
function sessionIdOf(request: IncomingMessage): string | undefined {
  const header = request.headers['bs-session-id']
  if (typeof header === 'string' && header !== '') return header
  return /(?:^|;\s*)bs-session-id=([0-9a-f]+)/.exec(request.headers.cookie ?? '')?.[1]
}

function note(request: IncomingMessage, arrival: Arrival, destination: Destination, server: ExchangeServer): void {
  const route = nameOf(arrival.method, destination)
  server.counters.requested(route)
  server.requests.record({
    method: arrival.method,
    path: arrival.path,
    query: Object.fromEntries(arrival.query),
    route: route.slice(arrival.method.length + 1),
    headers: request.headers,
    sessionId: arrival.sessionId,
    body: parsed(arrival.bodyText),
    bodyBytes: Buffer.byteLength(arrival.bodyText),
    connection: server.connectionNumber(request),
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function render(answer: Answer, wrapping: Wrapping): Rendered {
  switch (answer.kind) {
    case 'success': {
      const body = wrapSuccess(answer.payload, answer.code, wrapping)
      return {
        status: 200,
        body,
        contentType: contentTypeOf(wrapping),
        headers: answer.headers,
        chunked: isChunked(wrapping),
      }
    }
    case 'failure': {
      const body = wrapFailure(answer.failure, wrapping)
      const { status } = answer.failure
      // Captured: a 400 closes its connection, a success keeps it (reference section 1.1).
      const headers = status === 400 ? { Connection: 'close' } : {}
      return { status, body, contentType: contentTypeOf(wrapping), headers, chunked: false }
    }
    case 'later':
      throw new Error('an answer was promised by an answer that was promised')
    case 'plain':
      return { ...answer, headers: answer.status === 413 ? { Connection: 'close' } : {}, chunked: false }
    default:
      throw new Error(`no such answer: ${JSON.stringify(answer satisfies never)}`)
  }
}

/** Both spellings are captured; which endpoint uses which is not documented. */
function contentTypeOf({ family }: Wrapping): string {
  return family === 'v1' ? 'application/json;charset=UTF-8' : 'application/json'
}

function isChunked({ family }: Wrapping): boolean {
  return family === 'v1'
}

/** The body as text, or `undefined` when it is larger than the web tier takes; the rest is read and dropped. */
async function readBody(request: IncomingMessage, most: number): Promise<string | undefined> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length <= most) pieces.push(piece)
  }
  return length <= most ? Buffer.concat(pieces).toString('utf8') : undefined
}
