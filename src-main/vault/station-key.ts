import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { readWithCertainty } from './certain-reading.ts'
import type { Vault, VaultAnswer, VaultTrouble } from './vault.ts'

/** The name of the station's signing key in the keychain. */
export const stationKeyAccount = 'station-key'

/** What the keychain holds as the station's signing key: a key, something that is none, or it cannot be asked. */
export type KeptStationKey =
  | { readonly kind: 'value'; readonly key: string }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unavailable'; readonly reason: VaultTrouble }

/**
 * Reads the key with which the station signs its journal, and makes one where there is none: Ed25519, PKCS#8 PEM.
 *
 * What is there is never replaced: with another key nobody could tell this station's journal from a forged one.
 */
export async function readOrMakeStationKey(vault: Vault): Promise<KeptStationKey> {
  const kept = await readWithCertainty(vault, stationKeyAccount)
  if (kept.kind !== 'absent') return parseKey(kept)
  const { privateKey } = generateKeyPairSync('ed25519')
  const written = await vault.write(stationKeyAccount, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
  if (written.kind === 'unavailable') return written
  // What the keychain gives back counts, not what was given to it: it is what the next start will find.
  const made = await vault.read(stationKeyAccount)
  return made.kind === 'absent' ? { kind: 'unavailable', reason: 'failed' } : parseKey(made)
}

function parseKey(answer: Exclude<VaultAnswer, { kind: 'absent' }>): KeptStationKey {
  if (answer.kind === 'unavailable') return answer
  try {
    const key = createPrivateKey(answer.value)
    return key.asymmetricKeyType === 'ed25519' ? { kind: 'value', key: answer.value } : { kind: 'invalid' }
  } catch {
    return { kind: 'invalid' }
  }
}
