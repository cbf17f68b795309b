import { WebSocket, type ClientOptions, type RawData } from 'ws'
import { z } from 'zod'
import type { DoorEvent } from '../../src-preload/contract/door-event.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { StartTimer } from '../domain/timer.ts'
import { wireEvent } from './event-row.ts'
import { sessionHeader } from './login.ts'
import type { OpenTrusted } from './trust-connection.ts'
import type { HandshakeFailure } from './trust-handshake.ts'
import { lenient, wireText } from './wire-values.ts'

/**
 * Why there is no live stream. `refused`: the server has no such endpoint, or said no; `code` is its `Response.code`, 1101 for a
 * session it does not take. `silent`: it took the connection and did not answer. `dropped`: the connection ended.
 */
export type SocketFailure =
  | HandshakeFailure
  | { readonly kind: 'refused'; readonly code: string | null }
  | { readonly kind: 'silent' }
  | { readonly kind: 'dropped' }

/** Why a stream that was open has ended; `cancelled` is whoever listened. */
export type SocketEnd = Failure<'cancelled'> | { readonly kind: 'silent' } | { readonly kind: 'dropped' }

/** A stream that is open: the server has taken the session. */
export interface EventSocket {
  /** Settles when the stream has ended, by whomever. Never rejects. */
  readonly ended: Promise<SocketEnd>
}

/** What a stream is made of. */
export interface EventSocketParts {
  readonly open: OpenTrusted
  /** `https://host[:port]`. */
  readonly origin: string
  readonly sessionId: string
  readonly onEvent: (event: DoorEvent) => void
  /** Ends the stream, or the opening of it. */
  readonly signal: AbortSignal
  readonly startTimer: StartTimer
}

/** As long as a healthy server needs to answer many times over. Ours. */
const answerDeadline = 10_000

/** A connection that carries nothing is asked for a sign of life this often, and ended when none comes until the next. Ours. */
const heartbeat = 15_000

/** An event is a few hundred bytes; its type's texts may be longer. Ours. */
const largestMessage = 256 * 1024

const verdictSchema = z.object({ Response: z.object({ code: wireText }) })
const eventSchema = z.object({ Event: lenient(wireEvent) })

/**
 * Opens the live stream of events: the only file that speaks WebSocket.
 *
 * The session goes as the first message, as text, and never in the address. Only when the server has answered it may
 * `events/start` be asked for; in another order the server stays silent. Source: reference section 9.3.
 *
 * SECURITY: `ws` opens no connection of its own. It gets one that was judged by the same trust as every request, so a server
 * whose certificate changed receives not one byte.
 */
export async function openEventSocket(parts: EventSocketParts): Promise<Outcome<EventSocket, SocketFailure>> {
  const { open, origin, sessionId, onEvent, signal, startTimer } = parts
  const connection = await open(signal)
  if (!connection.ok) return connection
  const options: ClientOptions = {
    createConnection: () => connection.value,
    handshakeTimeout: answerDeadline,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    followRedirects: false,
    headers: { 'User-Agent': 'Vestibule' },
  }
  const socket = new WebSocket(`${origin.replace(/^https:/u, 'wss:')}/wsapi`, options)
  const closed = Promise.withResolvers<void>()
  let isSilent = false
  let cancelTimer = (): void => undefined

  const end = (): void => {
    cancelTimer()
    socket.terminate()
    connection.value.destroy()
  }
  socket.once('close', () => {
    cancelTimer()
    signal.removeEventListener('abort', end)
    connection.value.destroy()
    closed.resolve()
  })
  // What went wrong is told by the close that follows; without a listener an error would end the program.
  socket.on('error', () => undefined)
  signal.addEventListener('abort', end, { once: true })

  const goSilent = (): void => {
    isSilent = true
    end()
  }
  const beat = (): void => {
    let isAlive = false
    socket.once('pong', () => {
      isAlive = true
    })
    if (socket.readyState === WebSocket.OPEN) socket.ping()
    cancelTimer = startTimer(heartbeat, () => {
      if (isAlive) beat()
      else goSilent()
    })
  }

  const howItEnded = (): SocketEnd =>
    signal.aborted ? { kind: 'cancelled' } : { kind: isSilent ? 'silent' : 'dropped' }
  const ending = async (): Promise<SocketEnd> => {
    await closed.promise
    return howItEnded()
  }
  const answered = new Promise<Outcome<EventSocket, SocketFailure>>((resolve) => {
    const tellClosed = async (): Promise<void> => {
      resolve(fail(await ending()))
    }
    void tellClosed()
    // No upgrade but an answer: this server has no such endpoint, or does not want to. Whatever it says, it is a no.
    socket.once('unexpected-response', () => {
      resolve(fail({ kind: 'refused', code: null }))
      end()
    })
    socket.once('open', () => {
      socket.send(`${sessionHeader}=${sessionId}`)
      cancelTimer = startTimer(answerDeadline, goSilent)
    })
    socket.once('message', (data) => {
      const code = codeIn(data)
      cancelTimer()
      if (code !== '0') {
        resolve(fail({ kind: 'refused', code }))
        end()
        return
      }
      socket.on('message', (message) => {
        const event = eventIn(message)
        if (event !== null) onEvent(event)
      })
      beat()
      resolve(succeed({ ended: ending() }))
    })
  })
  if (signal.aborted) end()
  return answered
}

function codeIn(data: RawData): string | null {
  const read = verdictSchema.safeParse(parse(data))
  return read.success ? read.data.Response.code : null
}

/** The event of a message, or `null` for anything else the server has to say. */
function eventIn(data: RawData): DoorEvent | null {
  const read = eventSchema.safeParse(parse(data))
  return read.success ? (read.data.Event ?? null) : null
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(textOf(data)) as unknown
  } catch {
    return undefined
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.from(data as Buffer).toString('utf8')
}
