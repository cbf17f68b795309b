import { checkServerIdentity, createSecureContext } from 'node:tls'
import {
  Client,
  connectivityState,
  credentials,
  Metadata,
  setLogger,
  status as grpcStatus,
  type ServiceError,
} from '@grpc/grpc-js'
import type { GatewayStanding } from './gateway-client.ts'

/** What came of one call. A gateway that has answered is told apart from everything that happens on the way to it. */
export type ChannelAnswer =
  | { readonly kind: 'value'; readonly value: object; readonly bytes: number }
  /** The gateway answered with a status. `text` may hold anything: it is looked at, never shown or logged. */
  | { readonly kind: 'status'; readonly status: number; readonly text: string; readonly details: Uint8Array | null }
  | { readonly kind: 'cancelled' }
  /** No connection came about, so nothing was sent. */
  | { readonly kind: 'unreachable' }
  /** The gateway's certificate was refused, so nothing was sent. */
  | { readonly kind: 'untrusted'; readonly reason: 'unknownAuthority' | 'wrongHost' | 'expired' | 'other' }
  /** It was sent, and time ran out. */
  | { readonly kind: 'late' }
  /** It was sent, and the connection ended before the answer. */
  | { readonly kind: 'lost' }
  /** The answer is larger than a message may be, or no message at all. */
  | { readonly kind: 'unreadable' }

/** One call to be made. */
export interface ChannelCall {
  /** With the leading slash: `/gsdk.user.User/GetList`. */
  readonly path: string
  readonly encode: (request: object) => Buffer
  readonly decode: (bytes: Buffer) => object
  readonly request: object
  readonly signal?: AbortSignal | undefined
}

/** One conversation with one gateway, in bytes. Connects when first asked, and again by itself after a loss. */
export interface GatewayChannel {
  ask(call: ChannelCall & { /** In milliseconds. */ readonly patience: number }): Promise<ChannelAnswer>
  /** Listens until the stream or the signal ends; answers how it ended. `onSent` when it is on its way: a gateway may say nothing for long. */
  listen(
    call: ChannelCall & { readonly onSent: () => void; readonly onMessage: (message: object) => void },
  ): Promise<Exclude<ChannelAnswer, { readonly kind: 'value' }>>
  standing(): GatewayStanding
  onStanding(listener: (standing: GatewayStanding) => void): () => void
  close(): void
}

/** How often an idle connection is asked for a sign of life, and how long that may take, both in milliseconds. */
export interface Heartbeat {
  readonly every: number
  readonly patience: number
}

/** The largest message in both directions: the gateway's own limit, 72 MiB (reference section 9). */
export const largestMessage = 75_497_472

// The gateway wants its heartbeat above 30 seconds (reference section 9); how long an answer to it may take is ours.
const usualHeartbeat: Heartbeat = { every: 40_000, patience: 10_000 }

// Between two attempts to connect, in milliseconds. Ours: the gateway is a program on the same site, and somebody may be waiting.
const firstPause = 500
const longestPause = 5_000

const never = 2 ** 31 - 1

// What the library would print may hold what is sent, and its switches are variables of the environment.
const nothing = (): void => undefined
setLogger({ error: nothing, info: nothing, debug: nothing })

/**
 * Opens the way to a gateway: the only file that speaks gRPC.
 *
 * SECURITY: the given authority is the only one, whatever the system or the environment trusts; the name that is dialled is the name that
 * must be in the certificate; TLS 1.2 at least; no proxy. There is no way to switch any of it off.
 *
 * @param authority one or several certificates in PEM: the `ca.crt` of the gateway
 */
export function openGatewayChannel({
  host,
  port,
  authority,
  heartbeat = usualHeartbeat,
}: {
  readonly host: string
  readonly port: number
  readonly authority: string
  readonly heartbeat?: Heartbeat
}): GatewayChannel {
  const client = new Client(targetOf(host, port), credentialsFor(authority), {
    'grpc.enable_http_proxy': 0,
    'grpc.max_send_message_length': largestMessage,
    'grpc.max_receive_message_length': largestMessage,
    'grpc.keepalive_time_ms': heartbeat.every,
    'grpc.keepalive_timeout_ms': heartbeat.patience,
    'grpc.keepalive_permit_without_calls': 1,
    'grpc.initial_reconnect_backoff_ms': firstPause,
    'grpc.max_reconnect_backoff_ms': longestPause,
    'grpc.client_idle_timeout_ms': never,
    // A call that was repeated by the library could be done twice. And a name service says nothing about how to call.
    'grpc.enable_retries': 0,
    'grpc.service_config_disable_resolution': 1,
    // A channel that is opened anew shares nothing with the one before: neither its connection nor its pauses.
    'grpc.use_local_subchannel_pool': 1,
    'grpc.enable_channelz': 0,
  })
  const connection = watchConnection(client)
  const closed = new AbortController()

  return {
    ask: ({ path, encode, decode, request, signal, patience }) =>
      new Promise((resolve) => {
        const ended = AbortSignal.any([closed.signal, ...(signal === undefined ? [] : [signal])])
        if (ended.aborted) {
          resolve({ kind: 'cancelled' })
          return
        }
        connection.wanted()
        let bytes = 0
        const read = (message: Buffer): object => {
          bytes = message.byteLength
          return decode(message)
        }
        let isHeard = false
        const options = { deadline: Date.now() + patience }
        const call = client.makeUnaryRequest(path, encode, read, request, new Metadata(), options, (error, value) => {
          ended.removeEventListener('abort', cancel)
          if (error === null && value !== undefined) resolve({ kind: 'value', value, bytes })
          else resolve(ended.aborted ? { kind: 'cancelled' } : answerOf(error, isHeard))
        })
        const cancel = (): void => call.cancel()
        ended.addEventListener('abort', cancel, { once: true })
        call.once('metadata', () => {
          isHeard = true
        })
      }),
    listen: ({ path, encode, decode, request, signal, onSent, onMessage }) =>
      new Promise((resolve) => {
        const ended = AbortSignal.any([closed.signal, ...(signal === undefined ? [] : [signal])])
        if (ended.aborted) {
          resolve({ kind: 'cancelled' })
          return
        }
        connection.wanted()
        const stream = client.makeServerStreamRequest(path, encode, decode, request, new Metadata(), {})
        const cancel = (): void => stream.cancel()
        ended.addEventListener('abort', cancel, { once: true })
        let isHeard = false
        stream.once('metadata', () => {
          isHeard = true
        })
        stream.on('data', onMessage)
        const end = (error: ServiceError | null): void => {
          ended.removeEventListener('abort', cancel)
          resolve(ended.aborted ? { kind: 'cancelled' } : error === null ? { kind: 'lost' } : answerOf(error, isHeard))
        }
        stream.once('error', end)
        stream.once('end', () => end(null))
        onSent()
      }),
    standing: () => connection.standing(),
    onStanding: (listener) => connection.onStanding(listener),
    close() {
      closed.abort()
      connection.stop()
      client.close()
    },
  }
}

/** What the channel's ends look like to whoever asked. */
function answerOf(error: ServiceError | null, isHeard: boolean): Exclude<ChannelAnswer, { readonly kind: 'value' }> {
  if (error === null) return { kind: 'unreadable' }
  const { code, details, metadata } = error
  // Whatever the gateway says comes with headers; what the library says by itself has none.
  if (isHeard || Object.keys(metadata.getMap()).length > 0) {
    if (isUnreadable(details)) return { kind: 'unreadable' }
    const [bytes] = metadata.get('grpc-status-details-bin')
    return { kind: 'status', status: code, text: details, details: bytes instanceof Buffer ? bytes : null }
  }
  if (isUnreadable(details)) return { kind: 'unreadable' }
  if (!isUnsent(details)) return code === grpcStatus.DEADLINE_EXCEEDED ? { kind: 'late' } : { kind: 'lost' }
  const distrust = distrustIn(details)
  return distrust === null ? { kind: 'unreachable' } : { kind: 'untrusted', reason: distrust }
}

// Sentences of the library, which has no other sign for these: a test holds each against the library itself.
function isUnsent(details: string): boolean {
  return /^No connection established|^Name resolution failed|Waiting for LB pick/u.test(details)
}

function isUnreadable(details: string): boolean {
  return /^Received message larger than max|^Response message parsing error|^Attempted to send message/u.test(details)
}

/** Why a certificate was refused, in the words of Node and OpenSSL, or `null` when it was something else. */
function distrustIn(details: string): 'unknownAuthority' | 'wrongHost' | 'expired' | 'other' | null {
  if (details.includes('ERR_TLS_CERT_ALTNAME_INVALID')) return 'wrongHost'
  if (/certificate has expired|certificate is not yet valid/u.test(details)) return 'expired'
  // A signature that does not fit is an authority of the same name and another key.
  if (/self-signed certificate|signature failure|unable to (?:verify|get)[^.]*certificate/u.test(details))
    return 'unknownAuthority'
  return /certificate|SSL routines|CERT_/u.test(details) ? 'other' : null
}

function targetOf(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${String(port)}`
}

function credentialsFor(authority: string) {
  const context = createSecureContext({ ca: authority, minVersion: 'TLSv1.2' })
  // Said aloud, because the defaults of both can be changed from outside the program.
  return credentials.createFromSecureContext(context, { rejectUnauthorized: true, checkServerIdentity })
}

/** Follows the connection, and asks for it again whenever it was lost, until it is stopped. */
function watchConnection(client: Client) {
  const channel = client.getChannel()
  const listeners = new Set<(standing: GatewayStanding) => void>()
  let standing: GatewayStanding = 'idle'
  let isWanted = false
  let isStopped = false

  const become = (next: GatewayStanding): void => {
    if (next === standing) return
    standing = next
    for (const listener of listeners) listener(next)
  }
  const follow = (): void => {
    if (isStopped) return
    const state = channel.getConnectivityState(isWanted)
    if (state === connectivityState.READY) become('connected')
    else if (state === connectivityState.TRANSIENT_FAILURE) become('lost')
    else if (standing === 'connected') become('lost')
    else if (standing === 'idle' && isWanted) become('connecting')
    channel.watchConnectivityState(state, Infinity, follow)
  }
  follow()
  return {
    /** Somebody has something to say: from now on there shall be a connection. */
    wanted() {
      if (isWanted) return
      isWanted = true
      channel.getConnectivityState(true)
      if (standing === 'idle') become('connecting')
    },
    stop() {
      isStopped = true
      listeners.clear()
    },
    standing: () => standing,
    onStanding(listener: (next: GatewayStanding) => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
