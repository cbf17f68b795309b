import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as requestOverTls, type RequestOptions } from 'node:https'
import axios, { AxiosError, type AxiosInstance } from 'axios'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ServerAddress, Trust } from '../../src-preload/contract/server.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import { HandshakeError, PinnedAgent, type HandshakeFacts } from './pinned-agent.ts'
import { formatOrigin } from './server-address.ts'
import type { OpenTrusted } from './trust-connection.ts'
import { readSystemAuthorities } from './trust-system-authorities.ts'
import { createTurns } from './turns.ts'
import { errorCodeOf } from './unreachable-reason.ts'

/** One request to the configured server. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** From the root, already encoded: `/api/users/1?x=y`. */
  readonly path: string
  /** The pattern for the log, with ids replaced: `PUT /api/users/:id`. */
  readonly route: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Whether it may be sent a second time when the connection was reset before any answer. */
  readonly repeatable: boolean
  /** One deadline for the whole exchange, waiting for a turn and connecting included; see `deadlineFor`. */
  readonly deadlineMilliseconds?: number
  /** Counted after unpacking; 48 MiB by default. */
  readonly largestAnswerBytes?: number
  /** The caller gives up: the failure is `cancelled`, whether or not the server has heard anything. */
  readonly signal?: AbortSignal
}

/** A complete answer, whatever its status. Header names are lower-case; repeated headers are joined by a comma. */
export interface TransportAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * The request had left, at least in part, and no complete answer came: what the server did with it is not known.
 *
 * `tooLate`: the deadline passed. `closed`: the connection ended.
 */
export interface AnswerLost {
  readonly kind: 'answerLost'
  readonly reason?: 'tooLate' | 'closed'
}

/** How an exchange may fail. With `serverUnreachable`, nothing of it has certainly reached the server. */
export type TransportFailure =
  | Failure<'serverUnreachable' | 'certificateChanged' | 'certificateRefused' | 'answerUnreadable' | 'cancelled'>
  | AnswerLost

/** Exchanges requests for answers with the one configured server. */
export interface Transport {
  /** Never rejects for anything the network or the server does; it throws only for a request that is a bug of ours. */
  send(request: TransportRequest): Promise<Outcome<TransportAnswer, TransportFailure>>
  /** Ends all connections; exchanges under way answer `cancelled`, and so do later ones. */
  close(): void
}

/** The transport to a server over connections of its own, which also gives one away to whoever speaks another protocol. */
export interface PinnedTransport extends Transport {
  /** Opens a connection judged by the same trust, on which nothing was written; it ends with the transport. */
  readonly openTrusted: OpenTrusted
}

/** What a transport needs from outside. */
export interface TransportParts {
  readonly log: Log
  readonly clock: Clock
  /** The operating system's authorities as PEM; asked only under `systemTrust`, once. Left out: the real ones. */
  readonly readSystemAuthorities?: () => readonly string[]
  /** Told about every handshake that was trusted. */
  readonly onHandshake?: (facts: HandshakeFacts) => void
}

/** Longer than any answer of a healthy server, shorter than a clerk's patience. Ours. */
const usualDeadline = 15_000

/**
 * Bytes a millisecond that a line must carry at least: 1 Mbit/s, the upstream of an old branch office. Ours.
 *
 * The largest picture for the visual face, 10 MB and 13.4 MB in base64, may so take 112 s on its way; a full frame of a
 * camera takes 4 to 8.
 */
const slowestLine = 125

/**
 * 5,000 people with their columns are some MiB. Largest is a person with a photo and two visual faces, if a server should
 * keep the pictures as they were sent: three times 10 MB in base64. Ours.
 */
const usualLargestAnswer = 48 * 1024 * 1024

/** What was read of a person can be written back, with a picture of 10 MB in base64 beside it. Ours. */
const largestRequest = usualLargestAnswer + 16 * 1024 * 1024

/** A clerk does one thing at a time; a search, a photo and the connection monitor may overlap. Ours. */
const mostExchanges = 4

/** What axios refuses by itself before anything is sent: a request that is too large or malformed is our bug. */
const ourMistakes: ReadonlySet<string | undefined> = new Set([
  AxiosError.ERR_BAD_REQUEST,
  AxiosError.ERR_BAD_OPTION,
  AxiosError.ERR_BAD_OPTION_VALUE,
  AxiosError.ERR_INVALID_URL,
  AxiosError.ERR_NOT_SUPPORT,
])

/** How far an attempt came. */
interface Progress {
  /** Something of the request may have been written. */
  left: boolean
  /** The answer's status, once its head has come. */
  status: number | null
}

type Attempt =
  | { readonly kind: 'answered'; readonly answer: TransportAnswer }
  | { readonly kind: 'ended'; readonly progress: Progress; readonly error: AxiosError }

/**
 * Makes the transport to one server.
 *
 * axios over our own agent, and here only: an AxiosError carries the request with its body, passwords included, and so
 * never leaves this file. No proxy of the environment is used (axios would go around the agent and its pin: measured), no
 * redirect followed, no cookie kept.
 */
export function createTransport(
  server: { readonly address: ServerAddress; readonly trust: Trust },
  parts: TransportParts,
): PinnedTransport {
  const { log, clock } = parts
  const { host } = server.address
  const closing = new AbortController()
  const turns = createTurns(mostExchanges)
  const agent = new PinnedAgent(server, {
    clock,
    readSystemAuthorities: parts.readSystemAuthorities ?? readSystemAuthorities,
    onHandshake: (facts) => parts.onHandshake?.(facts),
  })
  const client = createClient(agent, formatOrigin(server.address))

  async function attempt(request: TransportRequest, body: Buffer | undefined, signal: AbortSignal): Promise<Attempt> {
    const progress: Progress = { left: false, status: null }
    agent.dropStaleSockets()
    try {
      const answer = await client.request<string>({
        method: request.method,
        url: request.path,
        headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...request.headers },
        data: body,
        maxContentLength: request.largestAnswerBytes ?? usualLargestAnswer,
        signal,
        transport: watched(agent, progress),
      })
      return {
        kind: 'answered',
        answer: { status: answer.status, headers: flat(answer.headers), text: answer.data },
      }
    } catch (error) {
      if (!(error instanceof AxiosError)) throw error
      return { kind: 'ended', progress, error }
    }
  }

  async function exchange(
    request: TransportRequest,
    body: Buffer | undefined,
    signal: AbortSignal,
    stopped: (left: boolean) => TransportFailure | null,
  ): Promise<Outcome<TransportAnswer, TransportFailure>> {
    let leftBefore = false
    for (;;) {
      const made = await attempt(request, body, signal)
      if (made.kind === 'answered') return withoutRedirect(made.answer)
      const { progress, error } = made
      if (ourMistakes.has(error.code) && !progress.left) throw new Error(`A request was not sent: ${error.code}.`)
      const left = progress.left || leftBefore
      const failure = refusalOf(error, progress, left) ?? stopped(left) ?? endedEarly(host, left)
      const reset = failure.kind === 'answerLost' && failure.reason === 'closed' && progress.status === null
      if (!reset || !request.repeatable || leftBefore) return fail(failure)
      leftBefore = true
      agent.dropIdleSockets()
    }
  }

  return {
    async send(request) {
      if (!request.path.startsWith('/')) throw new Error('A path begins at the root of the server.')
      const begun = clock()
      // Once for all attempts: a picture in base64 is 13 MB.
      const body = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body))
      const deadline = AbortSignal.timeout(request.deadlineMilliseconds ?? deadlineFor(body?.byteLength ?? 0))
      const given = request.signal === undefined ? [] : [request.signal]
      const signal = AbortSignal.any([deadline, closing.signal, ...given])
      const stopped = (left: boolean): TransportFailure | null => {
        if (closing.signal.aborted || request.signal?.aborted === true) return { kind: 'cancelled' }
        if (!deadline.aborted) return null
        return left
          ? { kind: 'answerLost', reason: 'tooLate' }
          : { kind: 'serverUnreachable', host, reason: 'timedOut' }
      }
      const endTurn = await turns.take(signal)
      const outcome =
        endTurn === null
          ? fail(stopped(false) ?? endedEarly(host, false))
          : await exchange(request, body, signal, stopped).finally(endTurn)
      record(log, request.route, clock() - begun, outcome)
      return outcome
    },
    async openTrusted(signal) {
      const opened = await agent.openTrusted(signal)
      if (!opened.ok) return opened
      const socket = opened.value
      const end = (): void => void socket.destroy()
      closing.signal.addEventListener('abort', end, { once: true })
      socket.once('close', () => {
        closing.signal.removeEventListener('abort', end)
      })
      return opened
    },
    close() {
      closing.abort()
      agent.destroy()
    },
  }
}

/** How long an exchange may take, in milliseconds: the usual time, and what the body needs on the slowest line. */
export function deadlineFor(bodyBytes: number): number {
  return usualDeadline + Math.ceil(bodyBytes / slowestLine)
}

function createClient(agent: PinnedAgent, baseURL: string): AxiosInstance {
  return axios.create({
    baseURL,
    // Node's own HTTP: where a window's XMLHttpRequest exists axios would prefer that, and with it no pin.
    adapter: 'http',
    httpsAgent: agent,
    // SECURITY: a proxy from the environment would open its own connection, without the agent and its pin.
    proxy: false,
    maxRedirects: 0,
    maxBodyLength: largestRequest,
    decompress: true,
    responseType: 'text',
    headers: { Accept: 'application/json', 'User-Agent': 'Vestibule' },
    // Text goes out and comes in as it is; what it means is decided by whoever asked.
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    validateStatus: () => true,
  })
}

/** Node's https, reporting how far a request came. */
function watched(agent: PinnedAgent, progress: Progress) {
  return {
    request(options: RequestOptions, onAnswer: (answer: IncomingMessage) => void): ClientRequest {
      const request = requestOverTls(options, (answer) => {
        progress.status = answer.statusCode ?? null
        agent.heed(String(answer.headers['keep-alive']))
        onAnswer(answer)
      })
      // The agent hands a socket over only when it is trusted, and the request is written at once.
      request.once('socket', (socket) => {
        progress.left = !socket.destroyed
      })
      return request
    },
  }
}

/** A failure that the attempt itself tells, whoever gave up: the handshake's, or an answer that cannot be used. */
function refusalOf(error: AxiosError, progress: Progress, left: boolean): TransportFailure | null {
  const { cause } = error
  if (cause instanceof HandshakeError) {
    // The first of two attempts may have reached the server although the second did not.
    const { failure } = cause
    return failure.kind === 'serverUnreachable' && left ? { kind: 'answerLost', reason: 'closed' } : failure
  }
  const status = progress.status ?? 0
  // axios has one code for all bad answers and tells this one by its words; a test holds them still.
  if (error.message.startsWith('maxContentLength')) return { kind: 'answerUnreadable', status, reason: 'tooLarge' }
  const code = errorCodeOf(cause)
  // Not HTTP at all, or packed in a way that cannot be unpacked.
  const garbled = code.startsWith('HPE_') || code.startsWith('Z_') || code.startsWith('ERR__ERROR_')
  return garbled ? { kind: 'answerUnreadable', status, reason: 'notBioStar' } : null
}

function endedEarly(host: string, left: boolean): TransportFailure {
  return left ? { kind: 'answerLost', reason: 'closed' } : { kind: 'serverUnreachable', host, reason: 'closed' }
}

function withoutRedirect(answer: TransportAnswer): Outcome<TransportAnswer, TransportFailure> {
  const { status } = answer
  if (status < 300 || status > 399) return succeed(answer)
  return fail({ kind: 'answerUnreadable', status, reason: 'redirect' })
}

function flat(headers: object): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]: [string, unknown]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : String(value),
  ])
  return Object.fromEntries(pairs) as Record<string, string>
}

function record(
  log: Log,
  route: string,
  milliseconds: number,
  outcome: Outcome<TransportAnswer, TransportFailure>,
): void {
  if (outcome.ok) {
    const { status, text } = outcome.value
    log.write('information', 'server answered', { route, milliseconds, status, bytes: Buffer.byteLength(text) })
    return
  }
  const { failure } = outcome
  const reason = 'reason' in failure && failure.reason !== undefined ? { reason: failure.reason } : {}
  const level = failure.kind === 'cancelled' ? 'information' : 'warning'
  log.write(level, 'exchange failed', { route, milliseconds, kind: failure.kind, ...reason })
}
