import type { DoorEvent } from '../../src-preload/contract/door-event.ts'
import { fail, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { openEventSocket, type SocketFailure } from './event-socket.ts'
import type { Session } from './session.ts'
import type { OpenTrusted } from './trust-connection.ts'

/** What a live stream needs besides the conversation. */
export interface LiveParts {
  readonly open: OpenTrusted
  /** `https://host[:port]`. */
  readonly origin: string
  readonly startTimer: StartTimer
}

/** What whoever listens to the stream takes. */
export interface StreamListener {
  /** The server sends events from now on. */
  readonly onLive: () => void
  readonly onEvent: (event: DoorEvent) => void
  /** Ends the stream. */
  readonly signal: AbortSignal
}

/** Why a stream ended or did not begin. `sessionChanged`: the session was renewed meanwhile; another stream may be begun. */
export type StreamEnd = SocketFailure | ConversationFailure | { readonly kind: 'sessionChanged' }

/**
 * Listens to what happens at the doors until the stream ends, which is always told as a failure.
 *
 * The socket first and then `POST /api/events/start` in the same session; another order gives silence (reference section 9.3).
 */
export async function streamEvents(
  {
    conversation,
    session,
    live,
    log,
  }: {
    readonly conversation: Conversation
    readonly session: Session
    readonly live: LiveParts
    readonly log: Log
  },
  { onLive, onEvent, signal }: StreamListener,
): Promise<Outcome<never, StreamEnd>> {
  const access = await session.access({ signal })
  if (!access.ok) return access
  const { sessionId, ended } = access.value
  // Whatever ends this stream ends its socket, also when the beginning of it fails half way.
  const giveUp = new AbortController()
  const opened = await openEventSocket({
    ...live,
    sessionId,
    onEvent,
    signal: AbortSignal.any([signal, ended, giveUp.signal]),
  })
  if (!opened.ok) {
    const code = opened.failure.kind === 'refused' && opened.failure.code !== null ? { code: opened.failure.code } : {}
    log.write('information', 'event stream not opened', { reason: opened.failure.kind, ...code })
    return opened
  }
  const path = '/api/events/start'
  const started = await conversation.ask(
    { method: 'POST', path, route: `POST ${path}`, effect: 'repeatable' },
    { signal },
  )
  if (!started.ok) {
    giveUp.abort()
    return started
  }
  const now = await session.access({ signal })
  if (!now.ok || now.value.sessionId !== sessionId) {
    giveUp.abort()
    return fail(now.ok ? { kind: 'sessionChanged' } : now.failure)
  }
  log.write('information', 'event stream began')
  onLive()
  const end = await opened.value.ended
  log.write('information', 'event stream ended', { reason: end.kind })
  return fail(end)
}
