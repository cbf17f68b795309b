import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Wrong passwords in a row that sign the clerk out. Ours; few enough that nobody guesses at an empty desk. */
const mostAttempts = 5

/** Answers whether a password unlocks the station. */
export interface UnlockCheck {
  /** `attemptsLeft` is 0 when the clerk must sign in again. */
  attempt(password: string): { readonly kind: 'unlocked' } | { readonly kind: 'refused'; readonly attemptsLeft: number }
}

/**
 * Remembers a password as a salted hash, in memory, to unlock the station with it while the server may be away.
 *
 * The hash need not be slow: it never leaves this process, whose memory holds the password for the next login anyway.
 */
export function rememberForUnlock(password: string): UnlockCheck {
  const salt = randomBytes(16)
  const digest = (text: string): Buffer => createHash('sha256').update(salt).update(text, 'utf8').digest()
  const right = digest(password)
  let wrong = 0
  return {
    attempt: (typed) => {
      if (timingSafeEqual(digest(typed), right)) {
        wrong = 0
        return { kind: 'unlocked' }
      }
      wrong += 1
      return { kind: 'refused', attemptsLeft: Math.max(0, mostAttempts - wrong) }
    },
  }
}
