import { describe, expect, it } from 'vitest'
import { keepDeskPassword } from '../../../src-main/vault/desk-password.ts'
import { failureOf, valueOf } from '../biostar/client-room.ts'
import { MemoryVault } from './memory-vault.ts'

const place = 'gateway.test:4000#AB'
const right = 'the desk at the gate'

describe('a desk password', () => {
  it('lets in whoever knows it, also after a restart, and lies in the keychain as a hash alone', async () => {
    const vault = new MemoryVault()
    expect(await keepDeskPassword(vault, place, () => 0).set(right)).toEqual({ kind: 'keychain' })
    const again = keepDeskPassword(vault, place, () => 0)
    expect(valueOf(await again.check(right))).toBeNull()
    // The same letters from another keyboard: é as one sign and as two.
    await again.set('caf\u00e9 caf\u00e9')
    expect(valueOf(await again.check('cafe\u0301 cafe\u0301'))).toBeNull()
    await again.set(right)
    const kept = await vault.read(`desk@${place}`)
    expect(kept.kind).toBe('value')
    expect(JSON.stringify(kept)).not.toContain(right)
  })

  it('closes the desk after five wrong ones in a row, for a minute, then for two', async () => {
    let now = Date.parse('2026-03-02T08:00:00.000Z')
    const desk = keepDeskPassword(new MemoryVault(), place, () => now)
    await desk.set(right)
    // Guesses at the same moment count one by one.
    const guesses = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(async (guess) => desk.check(guess)))
    expect(guesses.map(failureOf)).toEqual([
      ...[4, 3, 2, 1].map((attemptsLeft) => ({ kind: 'deskPasswordWrong', attemptsLeft })),
      { kind: 'deskClosed', at: '2026-03-02T08:01:00.000Z' },
    ])
    expect(failureOf(await desk.check(right))).toMatchObject({ kind: 'deskClosed' })
    now += 60_000
    expect(failureOf(await desk.check('f'))).toEqual({ kind: 'deskClosed', at: '2026-03-02T08:03:00.000Z' })
    now += 120_000
    expect(valueOf(await desk.check(right))).toBeNull()
    expect(failureOf(await desk.check('g'))).toEqual({ kind: 'deskPasswordWrong', attemptsLeft: 4 })
  })

  it('of one gateway is none of another', async () => {
    const vault = new MemoryVault()
    await keepDeskPassword(vault, place, () => 0).set(right)
    const other = keepDeskPassword(vault, 'gateway.test:4000#CD', () => 0)
    expect(failureOf(await other.check(right))).toEqual({ kind: 'deskPasswordGone' })
    expect(await other.isGone()).toBe(true)
    expect(await keepDeskPassword(vault, place, () => 0).isGone()).toBe(false)
  })

  it('ends with the program where there is no keychain, and is never somewhere else', async () => {
    const vault = new MemoryVault()
    vault.trouble = 'noKeychain'
    const desk = keepDeskPassword(vault, place, () => 0)
    expect(await desk.set(right)).toEqual({ kind: 'memory', reason: 'noKeychain' })
    expect(valueOf(await desk.check(right))).toBeNull()
    expect(vault.secrets.size).toBe(0)
    expect(failureOf(await keepDeskPassword(vault, place, () => 0).check(right))).toEqual({ kind: 'deskPasswordGone' })
    // A locked keychain may hold one: nobody may set another for that.
    vault.trouble = 'locked'
    expect(await keepDeskPassword(vault, place, () => 0).isGone()).toBe(false)
  })
})
