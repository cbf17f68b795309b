import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Clock } from '../domain/clock.ts'
import type { Vault, VaultTrouble } from './vault.ts'

/** Why somebody was not let in. */
export type DeskPasswordFailure = Failure<'deskPasswordWrong' | 'deskClosed' | 'deskPasswordGone' | 'vaultUnavailable'>

/** The one password of a desk that works with a device gateway alone. */
export interface DeskPassword {
  /** Sets it anew. Answers whether the keychain has it, or why it ends with the program. */
  set(
    password: string,
  ): Promise<{ readonly kind: 'keychain' } | { readonly kind: 'memory'; readonly reason: VaultTrouble }>
  /** Lets in whoever knows it. Five wrong ones in a row close the desk for a minute, and each further one for twice as long. */
  check(password: string): Promise<Outcome<null, DeskPasswordFailure>>
  /** Whether nobody can know it any more: only then may it be replaced by somebody who does not. */
  isGone(): Promise<boolean>
  forget(): Promise<void>
}

/** Wrong passwords in a row that close the desk. Ours; few enough that nobody guesses at an empty desk. */
const mostAttempts = 5

/** The first pause, in milliseconds, and the longest one. Ours. */
const firstPause = 60_000
const longestPause = 15 * 60_000

/**
 * What scrypt is to cost: 32 MB and about a tenth of a second for one guess, on a computer of 2020. Kept with the hash, so that it
 * can be raised without anybody noticing.
 */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const

const keptSchema = z.object({
  version: z.literal(1),
  salt: z.base64(),
  hash: z.base64(),
  N: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.number().int().min(1).max(32),
  p: z.number().int().min(1).max(16),
})

type Kept = z.infer<typeof keptSchema>

/**
 * Keeps a desk password as a salted hash in the keychain, and nowhere else; where there is no keychain, in memory until the program
 * ends.
 *
 * @param place what it is bound to: address and authority, so that another gateway's is not found
 */
export function keepDeskPassword(vault: Vault, place: string, clock: Clock): DeskPassword {
  const account = `desk@${place}`
  let inMemory: Kept | null = null
  let wrong = 0
  let closedUntil = 0
  let last: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<Kept | Failure<'deskPasswordGone' | 'vaultUnavailable'>> => {
    if (inMemory !== null) return inMemory
    const answer = await vault.read(account)
    if (answer.kind === 'unavailable' && answer.reason !== 'noKeychain')
      return { kind: 'vaultUnavailable', reason: answer.reason }
    return (answer.kind === 'value' ? parseKept(answer.value) : null) ?? { kind: 'deskPasswordGone' }
  }

  const checkNow = async (password: string): Promise<Outcome<null, DeskPasswordFailure>> => {
    const now = clock()
    // A clock that was set back must not keep everybody out for longer than any pause lasts.
    if (now < closedUntil && closedUntil - now <= longestPause)
      return fail({ kind: 'deskClosed', at: new Date(closedUntil).toISOString() })
    const kept = await read()
    if ('kind' in kept) return fail(kept)
    if (await isRight(kept, password)) {
      wrong = 0
      return succeed(null)
    }
    wrong += 1
    if (wrong < mostAttempts) return fail({ kind: 'deskPasswordWrong', attemptsLeft: mostAttempts - wrong })
    closedUntil = clock() + Math.min(longestPause, firstPause * 2 ** (wrong - mostAttempts))
    return fail({ kind: 'deskClosed', at: new Date(closedUntil).toISOString() })
  }

  return {
    async set(password) {
      const kept = await hashed(password)
      const written = await vault.write(account, JSON.stringify(kept))
      inMemory = written.kind === 'done' ? null : kept
      wrong = 0
      closedUntil = 0
      return written.kind === 'done' ? { kind: 'keychain' } : { kind: 'memory', reason: written.reason }
    },
    // One after another: several guesses at the same moment are several guesses.
    check: async (password) => {
      const turn = last.then(async () => checkNow(password))
      last = turn.catch(() => undefined)
      return turn
    },
    async isGone() {
      const kept = await read()
      return 'kind' in kept && kept.kind === 'deskPasswordGone'
    },
    async forget() {
      inMemory = null
      await vault.remove(account)
    },
  }
}

function parseKept(text: string): Kept | null {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

async function hashed(password: string): Promise<Kept> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return { version: 1, salt: salt.toString('base64'), hash: hash.toString('base64'), ...cost }
}

async function isRight({ salt, hash, N, r, p }: Kept, password: string): Promise<boolean> {
  const right = Buffer.from(hash, 'base64')
  const derived = await derive(password, Buffer.from(salt, 'base64'), { N, r, p })
  return right.byteLength === derived.byteLength && timingSafeEqual(right, derived)
}

async function derive(password: string, salt: Buffer, { N, r, p }: Pick<Kept, 'N' | 'r' | 'p'>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters may be typed in two ways on two keyboards.
    const typed = password.normalize('NFKC')
    scrypt(typed, salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
