import { randomBytes } from 'node:crypto'
import { readWithCertainty } from './certain-reading.ts'
import type { Vault, VaultAnswer, VaultTrouble } from './vault.ts'

/** The name of the data key in the keychain. */
export const dataKeyAccount = 'data-key'

const keyBytes = 32

/**
 * What the keychain holds as the key of what lies on this disk: 32 bytes, none yet, something that is no key, or it
 * cannot be asked.
 */
export type KeptDataKey =
  | { readonly kind: 'value'; readonly key: Buffer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unavailable'; readonly reason: VaultTrouble }

/** The one key under which the station seals what it keeps on disk. */
export interface DataKey {
  /** Never makes one. */
  read(): Promise<KeptDataKey>
  /** Makes one where there is none. What is there is never replaced, not even when it is no key. */
  readOrMake(): Promise<Exclude<KeptDataKey, { kind: 'absent' }>>
}

/**
 * Keeps the data key in the keychain, as base64.
 *
 * Losing it loses everything sealed under it, so "there is none" has to be certain before one is made: a locked
 * keychain on Linux answers as if it held nothing (seen with gnome-keyring), and only writing shows that it is locked.
 */
export function keepDataKey(vault: Vault): DataKey {
  let last: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<KeptDataKey> => parseKey(await readWithCertainty(vault, dataKeyAccount))

  const readOrMakeNow = async (): Promise<Exclude<KeptDataKey, { kind: 'absent' }>> => {
    const kept = await read()
    if (kept.kind !== 'absent') return kept
    const written = await vault.write(dataKeyAccount, randomBytes(keyBytes).toString('base64'))
    if (written.kind === 'unavailable') return written
    // What the keychain gives back counts, not what was given to it: it is what the next start will find.
    const made = await read()
    return made.kind === 'absent' ? { kind: 'unavailable', reason: 'failed' } : made
  }

  return {
    read,
    readOrMake: async () => {
      const turn = last.then(readOrMakeNow, readOrMakeNow)
      last = turn
      return turn
    },
  }
}

function parseKey(answer: VaultAnswer): KeptDataKey {
  if (answer.kind !== 'value') return answer
  const key = Buffer.from(answer.value, 'base64')
  const exact = key.byteLength === keyBytes && key.toString('base64') === answer.value
  return exact ? { kind: 'value', key } : { kind: 'invalid' }
}
