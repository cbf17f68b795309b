import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Operator } from '../../src-preload/contract/session.ts'
import type { Clock } from '../domain/clock.ts'
import type { KeptClerk } from '../vault/clerk-credentials.ts'
import { rememberForUnlock, type UnlockCheck } from './unlock-check.ts'

/** A clerk who was let in without the server: by what it said of them when it last answered. */
export interface OfflineSeat {
  readonly operator: Operator
  readonly clerk: KeptClerk
  /** Why the server could not be asked; what every question to it is answered with meanwhile. */
  readonly why: Failure<'serverUnreachable'>
}

/** Lets clerks in while the server is away. */
export interface OfflineSignIn {
  /**
   * Decides whether somebody may sit down without the server.
   *
   * @param kept what the keychain holds of the clerk who let this station remember them
   * @param typed what was typed; without a password the kept one is meant
   */
  admit(
    kept: KeptClerk,
    typed: { readonly loginId: string; readonly password: string | null },
    why: Failure<'serverUnreachable'>,
  ): OfflineSeat | null
  /** The server has answered again: wrong passwords are forgotten. */
  reset(): void
}

/**
 * For how long the server's word about a clerk counts, in milliseconds: seven days. A server that is away longer is a
 * matter for an administrator; an account that was closed meanwhile opens this desk for no longer. Ours.
 */
const longestWithoutServer = 7 * 24 * 60 * 60 * 1_000

/**
 * Makes the sign-in without a server. Only the clerk whom the keychain remembers gets in, with the password it holds, and
 * five wrong ones close it until the server answers. Nothing is sent, and nothing of this is kept in a file.
 */
export function createOfflineSignIn(clock: Clock): OfflineSignIn {
  let check: { readonly password: string; readonly attempts: UnlockCheck } | null = null
  let isClosed = false

  const isRight = (kept: KeptClerk, typed: string): boolean => {
    if (check?.password !== kept.password)
      check = { password: kept.password, attempts: rememberForUnlock(kept.password) }
    const verdict = check.attempts.attempt(typed)
    if (verdict.kind === 'refused' && verdict.attemptsLeft === 0) isClosed = true
    return verdict.kind === 'unlocked'
  }

  return {
    admit(kept, { loginId, password }, why) {
      const { confirmed } = kept
      if (isClosed || confirmed === null || kept.loginId !== loginId) return null
      const age = clock() - Date.parse(confirmed.at)
      // A clock set back would make the server's word young again.
      if (age < 0 || age > longestWithoutServer) return null
      if (password !== null && !isRight(kept, password)) return null
      return { operator: confirmed.operator, clerk: kept, why }
    },
    reset() {
      check = null
      isClosed = false
    },
  }
}
