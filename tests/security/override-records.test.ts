import { randomBytes } from 'node:crypto'
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openLogFile } from '../../src-main/observe/log-file.ts'
import { dataKeyAccount } from '../../src-main/vault/data-key.ts'
import { createKeytarVault } from '../../src-main/vault/keytar-vault.ts'
import { findTraces, traceOfWord } from '../e2e/traces.ts'
import { MemoryVault } from '../integration/vault/memory-vault.ts'
import {
  allIsWell,
  entry,
  fileIn,
  keepAll,
  openRecords,
  ownFolder,
  readPeople,
} from '../integration/journal/override-room.ts'

describe('the data folder after overrides were kept', () => {
  it('holds nothing of whom or what they were about, in the file or in the log', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    const canaries = {
      person: `V-${randomBytes(5).toString('hex')}`,
      operator: `op-${randomBytes(5).toString('hex')}`,
      server: `${randomBytes(5).toString('hex')}.example.org`,
      words: `Verweigert das Ablegen: ${randomBytes(5).toString('hex')} „Kopftuch“`,
    }
    const traces = Object.entries(canaries).map(([name, word]) => traceOfWord(name, word))
    const records = openRecords(folder, vault, openLogFile(join(folder, 'logs'), Date.now))
    const about = { personId: canaries.person, operatorId: canaries.operator, serverAddress: canaries.server }
    expect((await records.keep({ ...entry, ...about, override: { reason: 'other', words: canaries.words } })).ok).toBe(
      true,
    )
    vault.trouble = 'locked'
    expect((await records.keep({ ...entry, ...about, override: { reason: 'other', words: canaries.words } })).ok).toBe(
      false,
    )
    vault.trouble = null

    // The search finds each of them where it was put on purpose, hence would find it elsewhere.
    const planted = join(folder, 'planted.txt')
    await writeFile(planted, JSON.stringify(canaries))
    expect(await findTraces(folder, traces)).toEqual(traces.map(({ name }) => `planted.txt: ${name}`))
    await rm(planted)
    expect(await findTraces(folder, traces)).toEqual([])

    // Nor was there nothing to be found: the record is there, and the log spoke of it.
    expect((await readPeople(records)).people).toEqual([canaries.person])
    expect(await readFile(join(folder, 'logs', 'vestibule.log'), 'utf8')).toContain('override kept')
  })

  it('holds the same override sealed differently each time', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    const records = openRecords(folder, vault)
    await keepAll(records, ['1001', '1001', '1001'])
    const parts = (await readFile(fileIn(folder), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.split('.'))
    expect(new Set(parts.map(([, , nonce]) => nonce)).size).toBe(3)
    expect(new Set(parts.map(([, , , content]) => content)).size).toBe(3)
  })
})

describe('tampering with kept overrides is noticed:', () => {
  let folder = ''
  let vault = new MemoryVault()
  let lines: readonly string[] = []

  beforeEach(async () => {
    folder = await ownFolder()
    vault = new MemoryVault()
    await keepAll(openRecords(folder, vault), ['1001', '1002', '1003', '1004'])
    lines = (await readFile(fileIn(folder), 'utf8')).trim().split('\n')
  })

  const readAfter = async (changed: readonly string[]) => {
    await writeFile(fileIn(folder), `${changed.join('\n')}\n`)
    return readPeople(openRecords(folder, vault))
  }

  it('nothing, as long as nobody did', async () => {
    const people = ['1001', '1002', '1003', '1004']
    expect(await readAfter(lines)).toEqual({ ...allIsWell, people })
  })

  it('any one character of a line changed', async () => {
    const [first = '', ...rest] = lines
    // Every place is tried, not some: the version, the number, the nonce, the content, its tag and the dots between.
    for (let place = 0; place < first.length; place += 1) {
      const other = first[place] === 'A' ? 'B' : 'A'
      const changed = `${first.slice(0, place)}${other}${first.slice(place + 1)}`
      const reading = await readAfter([changed, ...rest])
      expect(reading, `place ${String(place)}`).toEqual({
        ...allIsWell,
        unopened: 1,
        missing: 1,
        people: ['1002', '1003', '1004'],
      })
    }
  })

  it('a line given the number of another', async () => {
    const [first = '', second = '', ...rest] = lines
    const reading = await readAfter([first, second.replace(/^1\.2\./u, '1.1.'), ...rest])
    expect(reading).toEqual({ ...allIsWell, unopened: 1, missing: 1, people: ['1001', '1003', '1004'] })
  })

  it('a number put far ahead, which makes no gap that is not there', async () => {
    const [first = '', ...rest] = lines
    const reading = await readAfter([first.replace(/^1\.1\./u, '1.999999999.'), ...rest])
    expect(reading).toEqual({ ...allIsWell, unopened: 1, missing: 1, people: ['1002', '1003', '1004'] })
  })

  it('two lines swapped', async () => {
    const [first = '', second = '', ...rest] = lines
    const reading = await readAfter([second, first, ...rest])
    expect(reading).toEqual({ ...allIsWell, misplaced: 1, people: ['1001', '1002', '1003', '1004'] })
  })

  it('a line there twice, which counts once', async () => {
    const [first = '', ...rest] = lines
    expect(await readAfter([first, ...rest, first])).toEqual({
      ...allIsWell,
      misplaced: 1,
      people: ['1001', '1002', '1003', '1004'],
    })
  })

  it('a line cut out of the middle', async () => {
    expect(await readAfter(lines.toSpliced(1, 1))).toEqual({
      ...allIsWell,
      missing: 1,
      people: ['1001', '1003', '1004'],
    })
  })

  it('whole lines cut off at the end, also after the next one was kept', async () => {
    expect(await readAfter(lines.slice(0, 2))).toEqual({ ...allIsWell, missing: 2, people: ['1001', '1002'] })
    await keepAll(openRecords(folder, vault), ['1005'])
    expect(await readPeople(openRecords(folder, vault))).toEqual({
      ...allIsWell,
      missing: 2,
      people: ['1001', '1002', '1005'],
    })
  })

  it('the end cut off in the middle of a line', async () => {
    const text = lines.join('\n')
    await writeFile(fileIn(folder), text.slice(0, -9))
    expect(await readPeople(openRecords(folder, vault))).toEqual({
      ...allIsWell,
      unopened: 1,
      missing: 1,
      people: ['1001', '1002', '1003'],
    })
  })

  it('the whole file gone', async () => {
    await rm(fileIn(folder))
    expect(await readPeople(openRecords(folder, vault))).toEqual({ ...allIsWell, missing: 4, people: [] })
  })

  it('a line of the same number from another station', async () => {
    const [otherFolder, otherVault] = [await ownFolder(), new MemoryVault()]
    await keepAll(openRecords(otherFolder, otherVault), ['6666'])
    const foreign = (await readFile(fileIn(otherFolder), 'utf8')).trim()
    const reading = await readAfter([foreign, ...lines.slice(1)])
    expect(reading).toEqual({ ...allIsWell, unopened: 1, missing: 1, people: ['1002', '1003', '1004'] })
  })

  it('another key in the keychain', async () => {
    vault.secrets.set(dataKeyAccount, randomBytes(32).toString('base64'))
    expect(await readPeople(openRecords(folder, vault))).toEqual({ ...allIsWell, unopened: 4, missing: 4, people: [] })
  })

  it('no key in the keychain any more, and none is made by looking', async () => {
    vault.secrets.delete(dataKeyAccount)
    expect(await readPeople(openRecords(folder, vault))).toEqual({ ...allIsWell, unopened: 4, missing: 4, people: [] })
    expect(vault.secrets.has(dataKeyAccount)).toBe(false)
  })

  it('the last number taken out of the keychain: then the end is said to be unknown', async () => {
    for (const account of vault.secrets.keys()) if (account !== dataKeyAccount) vault.secrets.delete(account)
    expect(await readAfter(lines.slice(0, 2))).toEqual({
      ...allIsWell,
      lastNumberKnown: false,
      people: ['1001', '1002'],
    })
  })

  it('nonsense added at the end', async () => {
    await appendFile(fileIn(folder), '\u0000\u0000\u0000\n1.5..\nhello\n')
    expect(await readPeople(openRecords(folder, vault))).toMatchObject({ unopened: 3, missing: 0 })
  })
})

describe('without a keychain', () => {
  it.each(['noKeychain', 'locked', 'denied', 'failed'] as const)(
    'that can be used (%s) no override is kept, in clear or otherwise',
    async (trouble) => {
      const [folder, vault] = [await ownFolder(), new MemoryVault()]
      vault.trouble = trouble
      const records = openRecords(folder, vault)
      const failure = { kind: 'vaultUnavailable', reason: trouble }
      expect(await records.keep(entry)).toEqual({ ok: false, failure })
      expect(await records.read()).toEqual({ ok: false, failure })
      await expect(readFile(fileIn(folder))).rejects.toThrow('ENOENT')
    },
  )

  it('of which this machine has one, nothing is kept either', async () => {
    const folder = await ownFolder()
    const vault = createKeytarVault(async () => Promise.reject(new Error("Cannot find module 'keytar.node'")))
    const failure = { kind: 'vaultUnavailable', reason: 'noKeychain' }
    expect(await openRecords(folder, vault).keep(entry)).toEqual({ ok: false, failure })
    await expect(readFile(fileIn(folder))).rejects.toThrow('ENOENT')
  })

  it('entry that is a key, the entry stays and nothing is kept', async () => {
    const [folder, vault] = [await ownFolder(), new MemoryVault()]
    vault.secrets.set(dataKeyAccount, 'somebody wrote this')
    const failure = { kind: 'vaultUnavailable', reason: 'failed' }
    expect(await openRecords(folder, vault).keep(entry)).toEqual({ ok: false, failure })
    expect(vault.secrets.get(dataKeyAccount)).toBe('somebody wrote this')
    await expect(readFile(fileIn(folder))).rejects.toThrow('ENOENT')
  })
})
