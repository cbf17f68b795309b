import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { LogFields } from '../../../src-main/observe/log.ts'
import { dataKeyAccount } from '../../../src-main/vault/data-key.ts'
import { createKeytarVault } from '../../../src-main/vault/keytar-vault.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { MemoryVault } from '../vault/memory-vault.ts'
import { allIsWell, entry, entryFor, fileIn, keepAll, openRecords, ownFolder, readPeople } from './override-room.ts'
import { canMountSmallDisk, mountSmallDisk, unmount } from './small-disk.ts'

const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'

describe('overrides', () => {
  it('are read back whole by the next start, in the order in which they were kept', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    const words = { reason: 'other', words: 'Trägt eine Augenklappe 👁' } as const
    const first = await openRecords(folder, vault).keep({ ...entry, override: words })
    expect(first).toEqual({ ok: true, value: { keptAt: '2026-11-22T09:41:00.000Z' } })
    await keepAll(openRecords(folder, vault), ['1002', '1003'])

    const reading = await openRecords(folder, vault).read()
    const keptAt = '2026-11-22T09:41:00.000Z'
    const records = [{ ...entry, override: words }, entryFor('1002'), entryFor('1003')]
    expect(reading).toEqual({
      ok: true,
      value: { ...allIsWell, records: records.map((each) => ({ ...each, keptAt })) },
    })
  })

  it('of which there are none are none, and reading makes neither file nor key', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    expect(await readPeople(openRecords(folder, vault))).toEqual({ ...allIsWell, people: [] })
    expect([...vault.secrets.keys()]).toEqual([])
    await expect(stat(fileIn(folder))).rejects.toThrow('ENOENT')
  })

  it('kept at once are all kept, each on its own line, readable by their owner alone', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    const records = openRecords(folder, vault)
    const people = Array.from({ length: 25 }, (_, each) => String(1001 + each))
    const outcomes = await Promise.all(people.map(async (personId) => records.keep(entryFor(personId))))
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await readPeople(records)).toEqual({ ...allIsWell, people })
    const text = await readFile(fileIn(folder), 'utf8')
    expect(text.split('\n').map((line) => line.split('.')[1])).toEqual([
      ...people.keys().map((each) => String(each + 1)),
      undefined,
    ])
    expect((await stat(fileIn(folder))).mode & 0o077).toBe(0)
  })

  it('survive a line torn by a crash: the rest is there, the torn one is counted, the next begins on its own line', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    await keepAll(openRecords(folder, vault), ['1001', '1002'])
    const whole = await readFile(fileIn(folder), 'utf8')
    const torn = whole.split('\n')[1]?.replace(/^1\.2/u, '1.3').slice(0, 60) ?? ''
    await appendFile(fileIn(folder), torn)

    const restarted = openRecords(folder, vault)
    expect(await readPeople(restarted)).toEqual({ ...allIsWell, unopened: 1, people: ['1001', '1002'] })
    await keepAll(restarted, ['1003'])
    expect(await readPeople(restarted)).toEqual({ ...allIsWell, unopened: 1, people: ['1001', '1002', '1003'] })
    expect((await readFile(fileIn(folder), 'utf8')).startsWith(whole)).toBe(true)
  })

  it('kept just before a crash stand although the keychain did not hear of the last', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    await keepAll(openRecords(folder, vault), ['1001'])
    const before = new Map(vault.secrets)
    await keepAll(openRecords(folder, vault), ['1002'])
    for (const [account, secret] of before) vault.secrets.set(account, secret)

    const restarted = openRecords(folder, vault)
    expect(await readPeople(restarted)).toEqual({ ...allIsWell, people: ['1001', '1002'] })
    await keepAll(restarted, ['1003'])
    expect(await readPeople(restarted)).toEqual({ ...allIsWell, people: ['1001', '1002', '1003'] })
  })

  it('are kept although their number cannot be, which the log says', async () => {
    const folder = await ownFolder()
    const memory = new MemoryVault()
    const vault: Vault = {
      read: async (account) => memory.read(account),
      remove: async (account) => memory.remove(account),
      write: async (account, secret) =>
        account.startsWith('last-number') ? { kind: 'unavailable', reason: 'locked' } : memory.write(account, secret),
    }
    const events: string[] = []
    const records = openRecords(folder, vault, { write: (_level, event) => events.push(event) })
    await keepAll(records, ['1001', '1002'])
    expect(events.filter((event) => event === 'number of the last override not kept')).toHaveLength(2)
    expect(await readPeople(records)).toEqual({ ...allIsWell, lastNumberKnown: false, people: ['1001', '1002'] })
  })

  it('are told to the log without anybody in it', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    const written: [string, LogFields | undefined][] = []
    const records = openRecords(folder, vault, { write: (_level, event, fields) => written.push([event, fields]) })
    await records.keep(entry)
    vault.trouble = 'locked'
    await records.keep(entry)
    expect(written).toEqual([
      ['override kept', { reason: 'headCovering', kind: 'block', count: 2, version: 'thresholds-1 engine-2 wasm' }],
      ['override not kept', { kind: 'vaultUnavailable', reason: 'locked' }],
    ])
  })
})

describe('an override that cannot be written', () => {
  it('is not kept where the folder is gone', async () => {
    const folder = await ownFolder()
    const outcome = await openRecords(join(folder, 'gone'), new MemoryVault()).keep(entry)
    expect(outcome).toEqual({ ok: false, failure: { kind: 'notSaved', reason: 'failed' } })
  })

  it('is not kept where the file cannot be read, and nothing is put in its place', async () => {
    const folder = await ownFolder()
    await mkdir(fileIn(folder))
    const records = openRecords(folder, new MemoryVault())
    expect(await records.keep(entry)).toEqual({ ok: false, failure: { kind: 'notSaved', reason: 'failed' } })
    expect(await records.read()).toEqual({ ok: false, failure: { kind: 'fileUnreadable' } })
    expect((await stat(fileIn(folder))).isDirectory()).toBe(true)
  })

  it('does not stop the next one', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    await mkdir(fileIn(folder))
    const records = openRecords(folder, vault)
    expect((await records.keep(entryFor('1001'))).ok).toBe(false)
    await rm(fileIn(folder), { recursive: true })
    await keepAll(records, ['1002'])
    expect(await readPeople(records)).toEqual({ ...allIsWell, people: ['1002'] })
  })
})

const canMount = await canMountSmallDisk()

describe.skipIf(!canMount)('a full disk (needs to mount a file system in memory)', () => {
  it('refuses an override as such, takes no half line, and takes the next when there is room', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    await mountSmallDisk(folder)
    onTestFinished(async () => unmount(folder))
    const records = openRecords(folder, vault)
    await keepAll(records, ['1001'])
    await fillUp(join(folder, 'ballast'))
    const before = await readFile(fileIn(folder))
    const long = { reason: 'other', words: 'x'.repeat(300) } as const
    let refused = await records.keep({ ...entry, override: long })
    // The last page of the file may still have room for some lines.
    for (let each = 0; each < 20 && refused.ok; each += 1) refused = await records.keep({ ...entry, override: long })
    expect(refused).toEqual({ ok: false, failure: { kind: 'notSaved', reason: 'noSpace' } })
    const after = await readFile(fileIn(folder))
    expect(after.subarray(0, before.length)).toEqual(before)
    expect(after.at(-1)).toBe(0x0a)
    await rm(join(folder, 'ballast'))
    await keepAll(records, ['1002'])
    const { people, ...counts } = await readPeople(records)
    expect(counts).toEqual(allIsWell)
    expect(people.at(-1)).toBe('1002')
  })
})

describe.skipIf(!hasPrivateKeyring)('overrides under the real keychain (needs a private gnome-keyring)', () => {
  /** The real keychain, with accounts of this test's own. */
  const ownVault = (): Vault => {
    const [real, mark] = [createKeytarVault(), randomUUID()]
    const accounts = new Set<string>()
    const own = (account: string): string => {
      accounts.add(`${account}-${mark}`)
      return `${account}-${mark}`
    }
    onTestFinished(async () => {
      for (const account of accounts) await real.remove(account)
    })
    return {
      read: async (account) => real.read(own(account)),
      write: async (account, secret) => real.write(own(account), secret),
      remove: async (account) => real.remove(own(account)),
    }
  }

  it('are read back by the next start', async () => {
    const [folder, vault] = [await ownFolder(), ownVault()]
    await keepAll(openRecords(folder, vault), ['1001', '1002'])
    expect(await readPeople(openRecords(folder, vault))).toEqual({ ...allIsWell, people: ['1001', '1002'] })
  })

  it('are lost with the key, which is told and not passed over', async () => {
    const [folder, vault] = [await ownFolder(), ownVault()]
    await keepAll(openRecords(folder, vault), ['1001', '1002'])
    await vault.remove(dataKeyAccount)
    const counts = { ...allIsWell, unopened: 2, missing: 2 }
    expect(await readPeople(openRecords(folder, vault))).toEqual({ ...counts, people: [] })
    await keepAll(openRecords(folder, vault), ['1003'])
    expect(await readPeople(openRecords(folder, vault))).toEqual({ ...counts, people: ['1003'] })
  })
})

/** Writes until nothing more fits. */
async function fillUp(path: string): Promise<void> {
  await expect(writeFile(path, Buffer.alloc(1_000_000))).rejects.toThrow('ENOSPC')
}
