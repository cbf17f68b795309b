import { describe, expect, it } from 'vitest'
import { keepDataKey } from '../../../src-main/vault/data-key.ts'
import { vaultOfFolder } from '../../../src-main/vault/folder-vault.ts'
import { MemoryVault } from './memory-vault.ts'

describe('the keychain of one data folder', () => {
  it('gives every folder a key of its own, the same one at every start', async () => {
    const keychain = new MemoryVault()
    const desk = await keepDataKey(vaultOfFolder(keychain, '/data/desk')).readOrMake()
    const demonstration = await keepDataKey(vaultOfFolder(keychain, '/data/demonstration')).readOrMake()
    expect(desk.kind).toBe('value')
    expect(demonstration).not.toEqual(desk)
    expect(await keepDataKey(vaultOfFolder(keychain, '/data/desk')).read()).toEqual(desk)
  })

  it('reads and removes nothing of another folder', async () => {
    const keychain = new MemoryVault()
    const desk = vaultOfFolder(keychain, '/data/desk')
    const other = vaultOfFolder(keychain, '/data/other')
    await desk.write('last', '7')
    expect(await other.read('last')).toEqual({ kind: 'absent' })
    await other.remove('last')
    expect(await desk.read('last')).toEqual({ kind: 'value', value: '7' })
    expect([...keychain.secrets.keys()]).toEqual([expect.stringMatching(/^last@[0-9a-f]{16}$/u)])
    expect(JSON.stringify([...keychain.secrets])).not.toContain('desk')
  })
})
