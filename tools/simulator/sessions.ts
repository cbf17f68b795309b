import { randomBytes } from 'node:crypto'
import type { LockoutSettings } from './settings.ts'

/** One signed-in operator; handles live in memory only (reference section 1.2). */
export interface Session {
  /** 32 lower-case hex characters. */
  readonly id: string
  readonly userId: string
  /** Milliseconds since 1970, moved by every request. */
  lastActivity: number
}

/** What a session handle is worth at a moment. */
export type SessionVerdict =
  { readonly kind: 'valid'; readonly session: Session } | { readonly kind: 'unknown' } | { readonly kind: 'expired' }

/** All open sessions. */
export class SessionStore {
  readonly #sessions = new Map<string, Session>()

  /** Every open session, oldest first. */
  list(): readonly Session[] {
    return [...this.#sessions.values()]
  }

  open(userId: string, now: number): Session {
    const session: Session = { id: randomBytes(16).toString('hex'), userId, lastActivity: now }
    this.#sessions.set(session.id, session)
    return session
  }

  /** Looks a handle up and, if it is good, counts this moment as activity. */
  use(id: string | undefined, now: number, timeoutSeconds: number): SessionVerdict {
    const session = id === undefined ? undefined : this.#sessions.get(id)
    if (session === undefined) return { kind: 'unknown' }
    if (now - session.lastActivity > timeoutSeconds * 1000) {
      this.#sessions.delete(session.id)
      return { kind: 'expired' }
    }
    session.lastActivity = now
    return { kind: 'valid', session }
  }

  close(id: string): void {
    this.#sessions.delete(id)
  }

  closeAll(): void {
    this.#sessions.clear()
  }

  /** Ends every session of one person, as a newer login does when simultaneous login is off. */
  closeOf(userId: string): void {
    for (const session of this.list()) if (session.userId === userId) this.close(session.id)
  }
}

/** Counts wrong passwords per login id. */
export class LoginAttempts {
  readonly #failures = new Map<string, { count: number; lockedUntil: number }>()

  isLocked(loginId: string, now: number): boolean {
    return (this.#failures.get(loginId)?.lockedUntil ?? 0) > now
  }

  /** Notes a wrong password; the last allowed one locks the account. */
  failed(loginId: string, now: number, settings: LockoutSettings): void {
    const count = (this.#failures.get(loginId)?.count ?? 0) + 1
    const locks = settings.enabled && count >= settings.attempts
    this.#failures.set(loginId, {
      count: locks ? 0 : count,
      lockedUntil: locks ? now + settings.minutes * 60_000 : 0,
    })
  }

  succeeded(loginId: string): void {
    this.#failures.delete(loginId)
  }
}
