import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { copyFileNames, removeCopy } from '../../../src-main/directory/copy-files.ts'
import { openKeptGround, type KeptGroundParts } from '../../../src-main/directory/kept-ground.ts'

const ground = {
  userGroups: [
    { id: '1', name: 'All Users' },
    { id: '1004', name: 'Canary Visitors' },
  ],
  accessGroups: [{ id: '7', name: 'Lobby' }],
  nextId: '5001',
  idStyle: 'numeric',
} as const

/** A station's folder and key; `start` is a start of the station. */
async function room() {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-ground-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  const key = randomBytes(32)
  const start = (changed: Partial<KeptGroundParts> = {}) =>
    openKeptGround({
      folder,
      dataKey: async () => Promise.resolve(key),
      server: () => 'biostar.example.org:443',
      scope: () => 'everything',
      wanted: () => true,
      log: { write: () => undefined },
      ...changed,
    })
  return { folder, start }
}

const told = { ...ground, userGroups: [...ground.userGroups], accessGroups: [...ground.accessGroups] }

describe('the groups the server told', () => {
  it('are there after a restart, without the next id of then, and sealed', async () => {
    const { folder, start } = await room()
    expect(await start().read()).toBeNull()
    await start().keep(told)
    expect(await start().read()).toEqual({ ...told, nextId: null })
    const bytes = await readFile(join(folder, copyFileNames.groups))
    expect(bytes.byteLength).toBeGreaterThan(100)
    expect(bytes.includes('Canary Visitors')).toBe(false)
  })

  it.each<readonly [string, Partial<KeptGroundParts>]>([
    ['with another permission', { scope: () => 'the lobby only' }],
    ['of another server', { server: () => 'other.example.org:443' }],
    ['where nothing may be kept', { dataKey: async () => Promise.resolve(null) }],
    ['where no copy is wanted', { wanted: () => false }],
    ['under another key', { dataKey: async () => Promise.resolve(randomBytes(32)) }],
  ])('are nobody’s %s', async (_what, changed) => {
    const { start } = await room()
    await start().keep(told)
    expect(await start(changed).read()).toBeNull()
    expect(await start().read()).not.toBeNull()
  })

  it('are not written where no copy is wanted, and go with the copy', async () => {
    const { folder, start } = await room()
    await start({ wanted: () => false }).keep(told)
    expect(await start().read()).toBeNull()
    await start().keep(told)
    await removeCopy(folder)
    expect(await start().read()).toBeNull()
  })
})
