import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepSettings } from '../../../src-main/policy/settings.ts'
import { replaceTextFile } from '../../../src-main/policy/atomic-file.ts'
import { defaultSettings, type Settings } from '../../../src-preload/contract/settings.ts'

describe('the settings of a station', () => {
  let folder = ''
  let path = ''
  const changes: Settings[] = []
  const remember = (settings: Settings): void => void changes.push(settings)

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vestibule-settings-'))
    path = join(folder, 'settings.json')
    changes.length = 0
  })
  afterEach(async () => {
    await chmod(folder, 0o700)
    await rm(folder, { recursive: true, force: true })
  })

  it('start with the defaults where there is no file, and write none by themselves', async () => {
    const settings = await keepSettings(path, remember)
    expect(settings.current()).toEqual(defaultSettings)
    expect(settings.origin()).toBe('defaults')
    expect(await readdir(folder)).toEqual([])
  })

  it('outlive a restart, readable by their owner alone', async () => {
    const first = await keepSettings(path, remember)
    expect(await first.change({ theme: 'dark', mailLanguage: 'ko' })).toMatchObject({ ok: true })
    const second = await keepSettings(path, remember)
    expect(second.origin()).toBe('file')
    expect(second.current()).toEqual({ ...defaultSettings, theme: 'dark', mailLanguage: 'ko' })
    expect((await stat(path)).mode & 0o077).toBe(0)
    expect(changes).toHaveLength(1)
  })

  it('lose none of several changes made at once, and leave no temporary file', async () => {
    const settings = await keepSettings(path, remember)
    await Promise.all([
      settings.change({ theme: 'light' }),
      settings.change({ cameraLabel: 'Desk camera' }),
      settings.change({ lockAfterMinutes: 5 }),
    ])
    const reread = await keepSettings(path, remember)
    expect(reread.current()).toMatchObject({ theme: 'light', cameraLabel: 'Desk camera', lockAfterMinutes: 5 })
    expect(await readdir(folder)).toEqual(['settings.json'])
  })

  it.each([
    ['half a file', '{"version":1,"value":{"theme":"da'],
    ['nonsense', '\u0000\u0001not settings'],
    ['a value of the wrong shape', '{"version":1,"value":{"theme":"purple"}}'],
  ])('are set aside and said to be corrupt when the file holds %s', async (_, text) => {
    await writeFile(path, text)
    const settings = await keepSettings(path, remember)
    expect(settings.origin()).toBe('corruptFileSetAside')
    expect(settings.current()).toEqual(defaultSettings)
    expect(await readFile(`${path}.corrupt`, 'utf8')).toBe(text)
  })

  it('of an older station are kept, and what it did not know yet is as it is at first', async () => {
    await writeFile(path, '{"version":1,"value":{"theme":"dark","mailLanguage":"ja","forgotten":1}}')
    const settings = await keepSettings(path, remember)
    expect(settings.origin()).toBe('file')
    expect(settings.current()).toEqual({ ...defaultSettings, theme: 'dark', mailLanguage: 'ja' })
  })

  it('of a newer station are kept beside their place', async () => {
    const text = '{"version":7,"value":{"theme":"dark","future":true}}'
    await writeFile(path, text)
    const settings = await keepSettings(path, remember)
    expect(settings.origin()).toBe('fromNewerVersion')
    expect(await readFile(`${path}.version-7`, 'utf8')).toBe(text)
  })

  it('stay as they were, in memory too, when the disk refuses', async () => {
    const settings = await keepSettings(join(folder, 'gone', 'settings.json'), remember)
    expect(await settings.change({ theme: 'dark' })).toEqual({
      ok: false,
      failure: { kind: 'notSaved', reason: 'failed' },
    })
    expect(settings.current()).toEqual(defaultSettings)
    expect(changes).toEqual([])
  })
})

describe('replacing a file', () => {
  it('says when it may not, and the old content stands', async () => {
    const outcome = await replaceTextFile('/proc/version/settings.json', 'text')
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'notSaved' } })
  })
})
