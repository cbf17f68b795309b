import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readOrMakeStationKey, stationKeyAccount } from '../../../src-main/vault/station-key.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { MemoryVault } from './memory-vault.ts'

describe("the station's signing key", () => {
  it('is made once, is an Ed25519 key, and is the same for ever after', async () => {
    const vault = new MemoryVault()
    const made = await readOrMakeStationKey(vault)
    if (made.kind !== 'value') throw new Error(made.kind)
    expect(createPrivateKey(made.key).asymmetricKeyType).toBe('ed25519')
    expect(await readOrMakeStationKey(vault)).toEqual(made)
    expect([...vault.secrets.keys()]).toEqual([stationKeyAccount])
  })

  it.each([
    ['words', 'no key'],
    [
      'another kind of key',
      generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ],
  ])('that is %s is invalid, and stays as it is', async (_what, secret) => {
    const vault = new MemoryVault()
    vault.secrets.set(stationKeyAccount, secret)
    expect(await readOrMakeStationKey(vault)).toEqual({ kind: 'invalid' })
    expect(vault.secrets.get(stationKeyAccount)).toBe(secret)
  })

  it('is not made anew in a keychain that only seems empty because it is locked', async () => {
    const vault: Vault = {
      read: async () => Promise.resolve({ kind: 'absent' }),
      write: async () => Promise.resolve({ kind: 'unavailable', reason: 'locked' }),
      remove: async () => Promise.resolve({ kind: 'done' }),
    }
    expect(await readOrMakeStationKey(vault)).toEqual({ kind: 'unavailable', reason: 'locked' })
  })
})
