import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataKeyAccount, keepDataKey } from '../../../src-main/vault/data-key.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { wrapInKeyring } from '../../../tools/test/private-keyring.ts'
import { runProgram } from '../../security/run-program.ts'
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

const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'

describe.skipIf(!hasPrivateKeyring)('the data key in the real keychain (needs a private gnome-keyring)', () => {
  it('is unavailable, not absent, once the keychain is locked, and is not made anew', async () => {
    // A keyring of this test's own, because locking the one that all tests share would lock the others out.
    const folder = await mkdtemp(join(tmpdir(), 'vt-key-'))
    onTestFinished(async () => rm(folder, { recursive: true, force: true }))
    const programs = { sessionProgram: 'dbus-run-session', keyringProgram: 'gnome-keyring-daemon' }
    const { before, environment } = await wrapInKeyring({ kind: 'private', ...programs }, folder)
    const [program, ...words] = [...before, process.execPath, join(import.meta.dirname, 'locked-keyring-run.ts')]
    const ended = await runProgram(program, words, environment)
    expect(ended.printed).toContain('made: value')
    expect(ended.printed).toContain('the keychain itself: {"kind":"absent"}')
    expect(ended.printed).toContain('read: {"kind":"unavailable","reason":"locked"}')
    expect(ended.printed).toContain('read or make: {"kind":"unavailable","reason":"locked"}')
    expect(ended.code).toBe(0)
  })
})
