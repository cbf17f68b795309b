import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { NotKeptReason } from '../../../src-preload/contract/failures.ts'
import { dataKeyAccount } from '../../../src-main/vault/data-key.ts'
import { stationKeyAccount } from '../../../src-main/vault/station-key.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { canMountSmallDisk, makeReadOnly, mountSmallDisk, unmount } from './small-disk.ts'
import { aJob, anEntry, aPicture, filesIn, pictureOf, saved, storeRoom, type StoreRoom } from './store-room.ts'

/** A desk that has kept a job with a picture, and closed. */
async function roomWithWork() {
  const room = await storeRoom()
  const store = await room.open()
  const job = aJob()
  const picture = aPicture(job.id)
  await saved(store, { jobs: [job], pictures: [picture], entries: [anEntry()] })
  await store.close()
  return { room, job, picture }
}

/** Expects that the store is in memory for a reason, that it works there, and that it leaves the folder as it was. */
async function expectInMemory(room: StoreRoom, why: NotKeptReason, vault?: Vault): Promise<void> {
  const before = await filesIn(room.folder)
  const store = await room.open(vault === undefined ? {} : { vault })
  expect(store.keeping()).toEqual({ kind: 'inMemory', why })
  const job = aJob()
  const picture = aPicture(job.id)
  expect(await store.readJobs()).toEqual({ jobs: [], unreadable: 0, fromCopy: [] })
  await saved(store, { jobs: [job], pictures: [picture], entries: [anEntry()] })
  expect(await pictureOf(store, job.id)).toEqual(picture.bytes)
  expect(await store.verifyJournal()).toEqual({ ok: false, failure: { kind: 'journalUnavailable', reason: 'notKept' } })
  await store.close()
  expect(await filesIn(room.folder)).toEqual(before)
}

async function expectWorkIsThere({ room, job, picture }: Awaited<ReturnType<typeof roomWithWork>>): Promise<void> {
  const store = await room.open()
  expect(store.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
  expect(await store.readJobs()).toEqual({ jobs: [job], unreadable: 0, fromCopy: [] })
  expect(await pictureOf(store, job.id)).toEqual(picture.bytes)
  expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 1 } })
}

describe('without the keychain', () => {
  it.each([
    ['noKeychain', 'noKeychain'],
    ['locked', 'keychainLocked'],
    ['denied', 'keychainDenied'],
    ['failed', 'keychainFailed'],
  ] as const)(
    '(%s) the store is in memory, says so, and finds its work when the keychain is back',
    async (trouble, why) => {
      const work = await roomWithWork()
      work.room.vault.trouble = trouble
      await expectInMemory(work.room, why)
      work.room.vault.trouble = null
      await expectWorkIsThere(work)
    },
  )

  it('a desk that never kept anything makes neither files nor keys', async () => {
    const room = await storeRoom()
    room.vault.trouble = 'locked'
    const store = await room.open()
    expect(store.keeping()).toEqual({ kind: 'inMemory', why: 'keychainLocked' })
    await store.close()
    await expect(stat(room.folder)).rejects.toThrow('ENOENT')
    expect(room.vault.secrets.size).toBe(0)
  })

  it('a locked keychain on Linux that answers as if it were empty is a locked one', async () => {
    const work = await roomWithWork()
    const { vault } = work.room
    const seemsEmpty: Vault = {
      read: async () => Promise.resolve({ kind: 'absent' }),
      write: async () => Promise.resolve({ kind: 'unavailable', reason: 'locked' }),
      remove: async (account) => vault.remove(account),
    }
    await expectInMemory(work.room, 'keychainLocked', seemsEmpty)
    await expectWorkIsThere(work)
  })
})

describe('with another keychain than the one of the work', () => {
  it('whose data key is gone no new one is made, and the old one opens the work when it comes back', async () => {
    const work = await roomWithWork()
    const { secrets } = work.room.vault
    const key = secrets.get(dataKeyAccount) ?? ''
    secrets.delete(dataKeyAccount)
    await expectInMemory(work.room, 'keyGone')
    expect(secrets.has(dataKeyAccount)).toBe(false)
    secrets.set(dataKeyAccount, key)
    await expectWorkIsThere(work)
  })

  it.each([
    ['another key', randomBytes(32).toString('base64')],
    ['no key at all', 'nonsense'],
  ])('that holds %s as data key the work is left alone', async (_what, secret) => {
    const work = await roomWithWork()
    const { secrets } = work.room.vault
    const key = secrets.get(dataKeyAccount) ?? ''
    secrets.set(dataKeyAccount, secret)
    await expectInMemory(work.room, 'keyChanged')
    expect(secrets.get(dataKeyAccount)).toBe(secret)
    secrets.set(dataKeyAccount, key)
    await expectWorkIsThere(work)
  })

  it('whose signing key is none leaves it and the work alone', async () => {
    const work = await roomWithWork()
    const { secrets } = work.room.vault
    const key = secrets.get(stationKeyAccount) ?? ''
    secrets.set(stationKeyAccount, 'nonsense')
    await expectInMemory(work.room, 'keyChanged')
    expect(secrets.get(stationKeyAccount)).toBe('nonsense')
    secrets.set(stationKeyAccount, key)
    await expectWorkIsThere(work)
  })
})

describe('a store of a newer station', () => {
  it.each(['station.sqlite', 'keys.sqlite'])('(%s) is not touched', async (name) => {
    const work = await roomWithWork()
    const path = join(work.room.folder, name)
    const versionOf = (set: string) => {
      const database = new DatabaseSync(path)
      const version = database.prepare('PRAGMA user_version').get()?.['user_version']
      database.exec(`PRAGMA journal_mode = DELETE; PRAGMA user_version = ${set}; PRAGMA journal_mode = WAL`)
      database.close()
      return String(version)
    }
    const current = versionOf('1000')
    await expectInMemory(work.room, 'newerVersion')
    versionOf(current)
    await expectWorkIsThere(work)
  })
})

const canMount = await canMountSmallDisk()

/** A desk whose folder is a disk of its own. */
async function roomOnSmallDisk(size: string): Promise<StoreRoom> {
  const room = await storeRoom()
  await mkdir(room.folder, { recursive: true })
  await mountSmallDisk(room.folder, size)
  onTestFinished(async () => unmount(room.folder))
  return room
}

const ballastIn = ({ folder }: StoreRoom): string => join(folder, 'ballast')

async function fillUp(room: StoreRoom): Promise<void> {
  await expect(writeFile(ballastIn(room), Buffer.alloc(20_000_000))).rejects.toThrow('ENOSPC')
}

describe.skipIf(!canMount)('on a disk of its own (needs to mount a file system in memory)', () => {
  it('that is full from the beginning the store is in memory', async () => {
    const room = await roomOnSmallDisk('64k')
    await fillUp(room)
    const store = await room.open()
    expect(store.keeping()).toEqual({ kind: 'inMemory', why: 'noSpace' })
    await saved(store, { jobs: [aJob()] })
    await store.close()
  })

  it('that is full at the next start the work is not touched, and there again when there is room', async () => {
    const room = await roomOnSmallDisk('4m')
    const store = await room.open()
    const job = aJob()
    const picture = aPicture(job.id)
    await saved(store, { jobs: [job], pictures: [picture], entries: [anEntry()] })
    await store.close()
    await fillUp(room)
    const full = await room.open()
    expect(full.keeping()).toEqual({ kind: 'inMemory', why: 'noSpace' })
    await full.close()
    await rm(ballastIn(room))
    await expectWorkIsThere({ room, job, picture })
  })

  it('that fills up while the store is open a change is refused, the old state stands, and the next is saved when there is room', async () => {
    const room = await roomOnSmallDisk('4m')
    const store = await room.open()
    const [kept, refused, later] = [aJob(), aJob(), aJob()]
    const picture = aPicture(kept.id)
    await saved(store, { jobs: [kept], pictures: [picture], entries: [anEntry()] })
    await fillUp(room)
    const noSpace = { ok: false, failure: { kind: 'notSaved', reason: 'noSpace' } }
    const large = aPicture(refused.id, 'facePicture', randomBytes(3_000_000))
    const change = { jobs: [refused, { ...kept, record: 'changed' }], pictures: [large], entries: [anEntry()] }
    expect(await store.change(change)).toEqual(noSpace)
    expect(await store.readJobs()).toEqual({ jobs: [kept], unreadable: 0, fromCopy: [] })
    expect(await pictureOf(store, kept.id)).toEqual(picture.bytes)
    expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 1 } })

    await rm(ballastIn(room))
    await saved(store, { jobs: [later], entries: [anEntry()] })
    await store.close()
    const next = await room.open()
    expect(await next.readJobs()).toEqual({ jobs: [kept, later], unreadable: 0, fromCopy: [] })
    expect(await pictureOf(next, kept.id)).toEqual(picture.bytes)
    expect(await next.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 2 } })
  })

  it('that can only be read the store is in memory, and the work is there when it can be written again', async () => {
    const room = await roomOnSmallDisk('4m')
    await makeReadOnly(room.folder)
    await expectInMemory(room, 'folderNotWritable')
  })

  it('that becomes one that can only be read between two starts leaves the work alone', async () => {
    const room = await roomOnSmallDisk('4m')
    const store = await room.open()
    await saved(store, { jobs: [aJob()] })
    await store.close()
    await makeReadOnly(room.folder)
    await expectInMemory(room, 'folderNotWritable')
  })
})

describe('where a file lies in the place of the folder', () => {
  it('the store is in memory', async () => {
    const room = await storeRoom()
    await writeFile(room.folder, 'not a folder')
    const store = await room.open()
    expect(store.keeping()).toEqual({ kind: 'inMemory', why: 'folderNotWritable' })
  })
})
