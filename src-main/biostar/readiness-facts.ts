import type { Operator } from '../../src-preload/contract/session.ts'
import type { Clock } from '../domain/clock.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import type { MailConditions, RememberedConditions } from './mail-conditions.ts'
import type { OperationOptions } from './operation.ts'
import { versionFromInfo } from './server-version.ts'
import type { SessionStanding } from './session.ts'
import type { Transport } from './transport.ts'
import { versionFileQuestion } from './version-file.ts'

/** How the server answered a question that needs no session. */
export type Sounding =
  | { readonly kind: 'away' }
  | {
      readonly kind: 'answered'
      /** The middle of three exchanges over a connection that stands. */
      readonly milliseconds: number
      /** How many milliseconds this computer's clock is ahead of the server's; `null` when no answer carried a date. */
      readonly clockAhead: number | null
      readonly version: string | null
    }

/** How the server takes the session. */
export type SessionSounding =
  | { readonly kind: 'alive'; readonly operator: Operator }
  | { readonly kind: 'ended' }
  | { readonly kind: 'notSignedIn' }
  | { readonly kind: 'notReached' }

/** Everything the readiness screen judges, before it is judged. */
export interface ReadinessFacts {
  readonly sounding: Sounding
  /** As the server spells it, from the login or the version file; `null` when it has not told. */
  readonly version: string | null
  readonly session: SessionSounding
  /** `null` when they could not be asked. */
  readonly conditions: MailConditions | null
}

/** What gathering the facts needs. */
export interface ReadinessParts {
  readonly transport: Transport
  readonly conversation: Conversation
  readonly clock: Clock
  readonly standing: () => SessionStanding
  readonly conditions: Pick<RememberedConditions, 'readAgain'>
}

/** One exchange opens the connection, three are measured: a look of a second at a desk that waits for it. Ours. */
const soundings = 3

/**
 * Asks the server for all that the readiness screen shows, anew each time. Never fails: what could not be asked is a fact, too.
 * Changes nothing on the server.
 */
export async function gatherReadiness(parts: ReadinessParts, options: OperationOptions): Promise<ReadinessFacts> {
  const { conditions, standing } = parts
  const sounding = await sound(parts, options)
  const before = standing()
  const told = before.kind === 'signedIn' ? before.version : null
  const version = told ?? (sounding.kind === 'answered' ? sounding.version : null)
  if (sounding.kind === 'away') return { sounding, version, session: { kind: 'notReached' }, conditions: null }
  if (before.kind === 'signedOut') return { sounding, version, session: { kind: 'notSignedIn' }, conditions: null }
  const session = await soundSession(parts, options)
  if (session.kind !== 'alive') return { sounding, version, session, conditions: null }
  const read = await conditions.readAgain(options)
  return { sounding, version, session, conditions: read.ok ? read.value : null }
}

async function sound({ transport, clock }: ReadinessParts, { signal }: OperationOptions): Promise<Sounding> {
  const took: number[] = []
  let clockAhead: number | null = null
  let version: string | null = null
  for (let sent = 0; sent <= soundings; sent += 1) {
    const begun = clock()
    const answered = await transport.send(versionFileQuestion(8_000, signal))
    const ended = clock()
    if (!answered.ok) return { kind: 'away' }
    if (sent > 0) took.push(Math.max(0, ended - begun))
    const serverTime = Date.parse(answered.value.headers['date'] ?? '')
    // The header counts whole seconds, so the server's moment lies half a second later than written, on average.
    if (!Number.isNaN(serverTime)) clockAhead = (begun + ended) / 2 - (serverTime + 500)
    if (answered.value.status === 200) version ??= versionFromInfo(answered.value.text)
  }
  const middle = took.toSorted((one, other) => one - other)[Math.floor(took.length / 2)] ?? 0
  return { kind: 'answered', milliseconds: middle, clockAhead, version }
}

/** Asks for as little as there is within the session: the list of people, of which one is wanted. A refusal is an answer, too. */
async function soundSession(
  { conversation, standing }: ReadinessParts,
  options: OperationOptions,
): Promise<SessionSounding> {
  const path = '/api/users?limit=1&offset=0'
  const asked = await conversation.ask({ method: 'GET', path, route: 'GET /api/users', effect: 'read' }, options)
  const now = standing()
  if ((asked.ok || provesSession(asked.failure)) && now.kind === 'signedIn')
    return { kind: 'alive', operator: now.operator }
  if (now.kind === 'signedOut' || (!asked.ok && asked.failure.kind === 'signInRequired')) return { kind: 'ended' }
  return { kind: 'notReached' }
}

function provesSession({ kind }: ConversationFailure): boolean {
  return kind === 'refused' || kind === 'answerUnreadable'
}
