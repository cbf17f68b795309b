import { describe, expect, it } from 'vitest'
import { dataKeyAccount, keepDataKey } from '../../../src-main/vault/data-key.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { MemoryVault } from './memory-vault.ts'

describe('the data key', () => {
  it('is made once, has 32 bytes, and is the same for ever after', async () => {
    const vault = new MemoryVault()
    const made = await keepDataKey(vault).readOrMake()
    expect(made).toMatchObject({ kind: 'value', key: { byteLength: 32 } })
    expect(await keepDataKey(vault).readOrMake()).toEqual(made)
    expect(await keepDataKey(vault).read()).toEqual(made)
    expect([...vault.secrets.keys()]).toEqual([dataKeyAccount])
    expect(await keepDataKey(new MemoryVault()).readOrMake()).not.toEqual(made)
  })

  it('is not made by reading', async () => {
    const vault = new MemoryVault()
    expect(await keepDataKey(vault).read()).toEqual({ kind: 'absent' })
    expect([...vault.secrets.keys()]).toEqual([])
  })

  it('asked for many times at once is one key', async () => {
    const vault = new MemoryVault()
    const dataKey = keepDataKey(vault)
    const answers = await Promise.all(Array.from({ length: 10 }, async () => dataKey.readOrMake()))
    const keys = new Set(answers.map((answer) => answer.kind === 'value' && answer.key.toString('hex')))
    expect(keys.size).toBe(1)
    expect(await dataKey.read()).toEqual(answers[0])
  })

  it.each([
    ['words', 'not a key at all'],
    ['31 bytes', Buffer.alloc(31, 7).toString('base64')],
    ['33 bytes', Buffer.alloc(33, 7).toString('base64')],
    ['32 bytes and something after them', `${Buffer.alloc(32, 7).toString('base64')}\n`],
  ])('that is no key but %s is invalid, and stays as it is', async (_what, secret) => {
    const vault = new MemoryVault()
    vault.secrets.set(dataKeyAccount, secret)
    expect(await keepDataKey(vault).readOrMake()).toEqual({ kind: 'invalid' })
    expect(await keepDataKey(vault).read()).toEqual({ kind: 'invalid' })
    expect(vault.secrets.get(dataKeyAccount)).toBe(secret)
  })

  it('is unavailable while the keychain is', async () => {
    const vault = new MemoryVault()
    vault.trouble = 'denied'
    expect(await keepDataKey(vault).readOrMake()).toEqual({ kind: 'unavailable', reason: 'denied' })
  })

  it('is not made anew in a keychain that only seems empty because it is locked', async () => {
    const memory = new MemoryVault()
    const made = await keepDataKey(memory).readOrMake()
    let locked = true
    // What gnome-keyring does: a locked one answers a question with nothing, and refuses to write.
    const vault: Vault = {
      read: async (account) => (locked ? { kind: 'absent' } : memory.read(account)),
      write: async (account, secret) =>
        locked ? { kind: 'unavailable', reason: 'locked' } : memory.write(account, secret),
      remove: async (account) => memory.remove(account),
    }
    expect(await keepDataKey(vault).readOrMake()).toEqual({ kind: 'unavailable', reason: 'locked' })
    expect(await keepDataKey(vault).read()).toEqual({ kind: 'unavailable', reason: 'locked' })
    locked = false
    expect(await keepDataKey(vault).readOrMake()).toEqual(made)
  })

  it('that was made by somebody else between the look and the making is theirs', async () => {
    const memory = new MemoryVault()
    const theirs = await keepDataKey(memory).readOrMake()
    let looks = 0
    const vault: Vault = {
      read: async (account) => {
        looks += 1
        return looks === 1 ? { kind: 'absent' } : memory.read(account)
      },
      write: async (account, secret) => memory.write(account, secret),
      remove: async (account) => memory.remove(account),
    }
    expect(await keepDataKey(vault).readOrMake()).toEqual(theirs)
    expect(looks).toBe(2)
  })
})
