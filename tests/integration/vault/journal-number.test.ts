import { describe, expect, it } from 'vitest'
import { silentLog } from '../../../src-main/observe/log.ts'
import { journalNumberAccount, keepJournalNumber } from '../../../src-main/vault/journal-number.ts'
import { MemoryVault } from './memory-vault.ts'

/** A number with a timer that the test sets off by hand. */
function numberRoom(vault = new MemoryVault()) {
  const timers: { readonly milliseconds: number; readonly run: () => void }[] = []
  const startTimer = (milliseconds: number, run: () => void) => {
    timers.push({ milliseconds, run })
    return () => undefined
  }
  return { vault, timers, number: keepJournalNumber({ vault, startTimer, log: silentLog }) }
}

const written = (vault: MemoryVault): string | undefined => vault.secrets.get(journalNumberAccount)

describe("the number of the journal's last entry", () => {
  it('is written once for many entries, within ten seconds', async () => {
    const { vault, timers, number } = numberRoom()
    for (let each = 1; each <= 50; each += 1) number.note(each)
    expect(written(vault)).toBeUndefined()
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([10_000])
    timers[0]?.run()
    await number.flush()
    expect(written(vault)).toBe('50')
    number.note(51)
    expect(timers).toHaveLength(2)
  })

  it('is known at once, also while it waits to be written', async () => {
    const { number } = numberRoom()
    expect(await number.read()).toEqual({ kind: 'absent' })
    number.note(3)
    await number.flush()
    number.note(4)
    expect(await number.read()).toEqual({ kind: 'value', number: 4 })
  })

  it('never becomes lower: that would hide that entries are gone', async () => {
    const { vault, timers, number } = numberRoom()
    vault.secrets.set(journalNumberAccount, '90')
    expect(await number.read()).toEqual({ kind: 'value', number: 90 })
    number.note(12)
    await number.flush()
    expect([written(vault), timers.length]).toEqual(['90', 0])
  })

  it('that the keychain did not take is written with the next one', async () => {
    const { vault, number } = numberRoom()
    vault.trouble = 'locked'
    number.note(7)
    await number.flush()
    vault.trouble = null
    expect(written(vault)).toBeUndefined()
    await number.flush()
    expect(written(vault)).toBe('7')
  })

  it.each(['', '0', '-3', '1e3', 'seven', '12345678901234567'])('that reads "%s" is invalid', async (text) => {
    const { vault, number } = numberRoom()
    vault.secrets.set(journalNumberAccount, text)
    expect(await number.read()).toEqual({ kind: 'invalid' })
  })
})
