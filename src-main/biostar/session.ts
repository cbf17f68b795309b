import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Operator } from '../../src-preload/contract/session.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import { giveUpWith } from './giving-up.ts'
import { askVersion, logIn, logOut, type Credentials, type LoggedIn, type LoginFailure } from './login.ts'
import type { OperationOptions } from './operation.ts'
import type { Transport } from './transport.ts'

/** Why nobody is signed in. */
export type SessionEnd = 'notYet' | 'byClerk' | 'sessionEnded' | 'passwordRefused' | 'accountInUse'

/** Who is signed in at the server, without any secret. */
export type SessionStanding =
  | { readonly kind: 'signedOut'; readonly reason: SessionEnd }
  | { readonly kind: 'signedIn'; readonly operator: Operator; readonly version: string | null }

/** The right to send one request: the session's id, and the signal that the clerk has signed out meanwhile. */
export interface Access {
  readonly sessionId: string
  readonly ended: AbortSignal
}

/** The clerk's session at the server: signs in, renews what died, and never sends a refused password again by itself. */
export interface Session {
  standing(): SessionStanding
  /** Signs in, after ending what was before. The credentials are kept in memory only when the server took them. */
  signIn(credentials: Credentials, options: OperationOptions): Promise<Outcome<SignedInFacts, LoginFailure>>
  /** Ends the session here at once, and tells the server within two seconds if it can be told. */
  signOut(): Promise<void>
  /** A living session id; signs in again first when the last one died. All who wait share that one login. */
  access(options: OperationOptions): Promise<Outcome<Access, LoginFailure>>
  /** Tells that the server no longer takes this access. */
  died(access: Access): void
  /** Tells that the server was away: a session it has forgotten since was taken by nobody. */
  serverWasAway(): void
  /** Why there is no session, as a failure. */
  absence(): Failure<'signInRequired' | 'accountInUse'>
  /** Is called when the session ends by anything but the clerk. Answers the function that ends the subscription. */
  onEnded(listener: (reason: SessionEnd) => void): () => void
}

/** What the server told at sign-in. */
export interface SignedInFacts {
  readonly operator: Operator
  readonly version: string | null
}

/** What a session needs from outside. */
export interface SessionParts {
  readonly transport: Transport
  readonly host: string
  readonly clock: Clock
  readonly log: Log
}

interface Living {
  readonly credentials: Credentials
  readonly lifetime: AbortController
  operator: Operator
  version: string | null
  sessionId: string | null
  /** When the last login that replaced a dead session succeeded; `null` before, and once the server was away since. */
  renewedAt: number | null
  renewal: Promise<Outcome<Access, LoginFailure>> | null
}

/**
 * A renewed session that dies again this soon was taken by another desk: with simultaneous login off, two desks would throw
 * each other out for ever. Source: the design's section 4.
 */
const tooSoon = 60_000

/** Makes the session of one server, with nobody signed in. */
export function createSession({ transport, host, clock, log }: SessionParts): Session {
  const listeners = new Set<(reason: SessionEnd) => void>()
  let living: Living | null = null
  let lastEnd: SessionEnd = 'notYet'
  let attempts = 0

  const end = (session: Living, reason: SessionEnd): void => {
    if (living !== session) return
    living = null
    lastEnd = reason
    session.lifetime.abort()
    log.write('information', 'session ended', { reason })
    if (reason !== 'byClerk') for (const listener of listeners) listener(reason)
  }

  const signOut = async (): Promise<void> => {
    attempts += 1
    if (living === null) {
      if (lastEnd !== 'notYet') lastEnd = 'byClerk'
      return
    }
    const { sessionId } = living
    end(living, 'byClerk')
    if (sessionId !== null) await logOut(transport, sessionId)
  }

  const absence = (): Failure<'signInRequired' | 'accountInUse'> => absences[lastEnd]

  const renew = async (session: Living): Promise<Outcome<Access, LoginFailure>> => {
    const { signal } = session.lifetime
    const login = await logIn(transport, host, session.credentials, signal)
    if (living !== session) {
      if (login.ok) await logOut(transport, login.value.sessionId)
      return fail(absence())
    }
    if (!login.ok) return fail(refusedRenewal(session, login.failure))
    takeOver(session, login.value)
    session.renewedAt = clock()
    log.write('information', 'session renewed')
    return succeed({ sessionId: login.value.sessionId, ended: signal })
  }

  /** A network that is down may heal; a password or an account that was refused will not, and is not tried again. */
  const refusedRenewal = (session: Living, failure: LoginFailure): LoginFailure => {
    switch (failure.kind) {
      case 'wrongCredentials':
        end(session, 'passwordRefused')
        return absence()
      case 'accountInUse':
        end(session, 'accountInUse')
        return failure
      case 'accountLocked':
      case 'accountRefused':
      case 'licenceMissing':
        end(session, 'sessionEnded')
        return failure
      default:
        return failure
    }
  }

  return {
    standing: () =>
      living === null
        ? { kind: 'signedOut', reason: lastEnd }
        : { kind: 'signedIn', operator: living.operator, version: living.version },

    async signIn(credentials, options) {
      await signOut()
      const attempt = attempts
      options.onStage?.('connecting')
      const login = await logIn(transport, host, credentials, options.signal)
      if (!login.ok) return login
      const version = login.value.version ?? (await askVersion(transport, options.signal))
      if (attempt !== attempts || options.signal?.aborted === true) {
        await logOut(transport, login.value.sessionId)
        return fail({ kind: 'cancelled' })
      }
      const { sessionId, operator } = login.value
      const lifetime = new AbortController()
      living = { credentials, lifetime, operator, version, sessionId, renewedAt: null, renewal: null }
      log.write('information', 'session began', version === null ? {} : { version })
      return succeed({ operator, version })
    },

    signOut,

    async access(options) {
      const session = living
      if (session === null) return fail(absence())
      if (session.sessionId !== null) return succeed({ sessionId: session.sessionId, ended: session.lifetime.signal })
      options.onStage?.('signingInAgain')
      session.renewal ??= renew(session).finally(() => {
        session.renewal = null
      })
      return giveUpWith(options.signal, session.renewal)
    },

    died(access) {
      const session = living
      if (session === null || session.sessionId !== access.sessionId) return
      const diedTooSoon = session.renewedAt !== null && clock() - session.renewedAt < tooSoon
      if (diedTooSoon) end(session, 'accountInUse')
      else session.sessionId = null
    },

    serverWasAway() {
      if (living !== null) living.renewedAt = null
    },

    absence,

    onEnded(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function takeOver(session: Living, login: LoggedIn): void {
  session.sessionId = login.sessionId
  session.operator = login.operator
  session.version = login.version ?? session.version
}

const absences: Readonly<Record<SessionEnd, Failure<'signInRequired' | 'accountInUse'>>> = {
  notYet: { kind: 'signInRequired', reason: 'neverSignedIn' },
  byClerk: { kind: 'signInRequired', reason: 'signedOut' },
  sessionEnded: { kind: 'signInRequired', reason: 'sessionEnded' },
  passwordRefused: { kind: 'signInRequired', reason: 'passwordRefused' },
  accountInUse: { kind: 'accountInUse' },
}
