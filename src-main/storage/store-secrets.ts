import { generateKeyPairSync } from 'node:crypto'
import type { NotKeptReason } from '../../src-preload/contract/failures.ts'
import { keepDataKey, type KeptDataKey } from '../vault/data-key.ts'
import { readOrMakeStationKey } from '../vault/station-key.ts'
import type { Vault, VaultTrouble } from '../vault/vault.ts'

/** The keys of the store, or why there is none to keep anything under. The signing key is there in any case. */
export type StoreSecrets =
  | { readonly kind: 'secrets'; readonly dataKey: Buffer; readonly stationKey: string }
  | { readonly kind: 'none'; readonly why: NotKeptReason; readonly stationKey: string }

const reasons: Readonly<Record<VaultTrouble, NotKeptReason>> = {
  noKeychain: 'noKeychain',
  locked: 'keychainLocked',
  denied: 'keychainDenied',
  failed: 'keychainFailed',
}

/**
 * Reads the keys of the store from the keychain.
 *
 * @param holdsWork whether something was kept under the data key before. Then no new one is made, which would lock the old work
 *   away for good: the old key may come back.
 */
export async function readStoreSecrets(vault: Vault, holdsWork: boolean): Promise<StoreSecrets> {
  const dataKey = await readDataKey(vault, holdsWork)
  if (dataKey.kind !== 'value') return { kind: 'none', why: whyNot(dataKey, holdsWork), stationKey: passingKey() }
  const stationKey = await readOrMakeStationKey(vault)
  if (stationKey.kind === 'value') return { kind: 'secrets', dataKey: dataKey.key, stationKey: stationKey.key }
  const why = stationKey.kind === 'unavailable' ? reasons[stationKey.reason] : 'keyChanged'
  return { kind: 'none', why, stationKey: passingKey() }
}

async function readDataKey(vault: Vault, holdsWork: boolean): Promise<KeptDataKey> {
  const dataKey = keepDataKey(vault)
  const kept = await dataKey.read()
  return kept.kind === 'absent' && !holdsWork ? dataKey.readOrMake() : kept
}

function whyNot(kept: Exclude<KeptDataKey, { kind: 'value' }>, holdsWork: boolean): NotKeptReason {
  if (kept.kind === 'unavailable') return reasons[kept.reason]
  if (kept.kind === 'absent') return 'keyGone'
  // There is something under the name of the key that is no key. It is left alone.
  return holdsWork ? 'keyChanged' : 'keychainFailed'
}

/** A key for a journal that ends with the program. */
function passingKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}
