import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { aJob, anEntry, aPicture, filesIn, pictureOf, saved, storeRoom } from './store-room.ts'

const doer = { server: 'biostar.example.org:443', operatorId: '7' }
const onDisk = { kind: 'onDisk', restoredFrom: null }
const everything = { text: '', from: null, until: null, below: null, limit: 100 }

/** A desk with work on its disk, which started while the keychain was locked and took more work on. */
async function startedLocked() {
  const room = await storeRoom()
  const yesterday = await room.open()
  const old = aJob()
  const oldPicture = aPicture(old.id)
  await saved(yesterday, { jobs: [old], pictures: [oldPicture], entries: [anEntry('Ada', '1001')] })
  await yesterday.close()

  room.vault.trouble = 'locked'
  const store = await room.open()
  const fresh = aJob()
  const freshPicture = aPicture(fresh.id, 'facePicture')
  await saved(store, { jobs: [fresh], pictures: [freshPicture], entries: [anEntry('Grace', '1002')] })
  return { room, store, old, oldPicture, fresh, freshPicture }
}

describe('a store that started in memory', () => {
  it('moves to the disk once the keychain is unlocked, with its work, its pictures and its journal', async () => {
    const { room, store, old, oldPicture, fresh, freshPicture } = await startedLocked()
    room.vault.trouble = null
    expect(await store.keepAgain()).toEqual(onDisk)
    expect(store.keeping()).toEqual(onDisk)
    expect(await store.readJobs()).toEqual({ jobs: [old, fresh], unreadable: 0, fromCopy: [] })
    expect(await pictureOf(store, old.id)).toEqual(oldPicture.bytes)
    expect(await pictureOf(store, fresh.id, 'facePicture')).toEqual(freshPicture.bytes)
    expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 2 } })
    await store.close()

    const morning = await room.open()
    expect((await morning.readJobs()).jobs).toEqual([old, fresh])
    expect(await pictureOf(morning, fresh.id, 'facePicture')).toEqual(freshPicture.bytes)
  })

  it('stays there while the keychain is locked, says the newest reason, and leaves the folder alone', async () => {
    const { room, store, fresh, freshPicture } = await startedLocked()
    const before = await filesIn(room.folder)
    expect(await store.keepAgain()).toEqual({ kind: 'inMemory', why: 'keychainLocked' })
    room.vault.trouble = 'denied'
    expect(await store.keepAgain()).toEqual({ kind: 'inMemory', why: 'keychainDenied' })
    expect(store.keeping()).toEqual({ kind: 'inMemory', why: 'keychainDenied' })
    expect(await filesIn(room.folder)).toEqual(before)
    expect((await store.readJobs()).jobs).toEqual([fresh])
    expect(await pictureOf(store, fresh.id, 'facePicture')).toEqual(freshPicture.bytes)
  })

  it('loses nothing of what is asked for while it moves', async () => {
    const { room, store, old, fresh } = await startedLocked()
    room.vault.trouble = null
    let isMoved = false
    const kept = store.keepAgain().finally(() => {
      isMoved = true
    })
    const late = [aJob()]
    for (const job of late) {
      await saved(store, { jobs: [job], entries: [anEntry()] })
      if (!isMoved) late.push(aJob())
    }
    expect(await kept).toEqual(onDisk)
    expect((await store.readJobs()).jobs).toEqual([old, fresh, ...late])
    const entries = late.length + 2
    expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries } })
  })

  it('takes nobody to the disk who was erased meanwhile', async () => {
    const { room, store } = await startedLocked()
    await saved(store, { entries: [anEntry('Bert', '1003')] })
    expect(await store.erasePerson({ kind: 'id', id: '1002' }, doer)).toEqual({ ok: true, value: { entries: 1 } })
    room.vault.trouble = null
    await store.keepAgain()
    const page = await store.readJournal(everything)
    const names =
      page.ok && page.value.entries.map(({ person }) => (person.kind === 'person' ? person.person.name : person.kind))
    expect(names).toEqual(['nobody', 'Bert', 'nobody', 'Ada'])
  })

  it('of a folder that another station has open moves there when that one is closed', async () => {
    const room = await storeRoom()
    const first = await room.open()
    const second = await room.open()
    expect(await second.keepAgain()).toEqual({ kind: 'inMemory', why: 'folderInUse' })
    const job = aJob()
    await saved(second, { jobs: [job] })
    await first.close()
    expect(await second.keepAgain()).toEqual(onDisk)
    expect((await second.readJobs()).jobs).toEqual([job])
  })

  it('is asked by several at once, and moves once', async () => {
    const { room, store, old, fresh } = await startedLocked()
    room.vault.trouble = null
    expect(await Promise.all([store.keepAgain(), store.keepAgain(), store.keepAgain()])).toEqual([
      onDisk,
      onDisk,
      onDisk,
    ])
    expect((await store.readJobs()).jobs).toEqual([old, fresh])
    expect(room.events.filter(({ event }) => event === 'store moved to the disk')).toHaveLength(1)
  })

  it('closes as one in memory does when it was never unlocked', async () => {
    const { store } = await startedLocked()
    await store.close()
    expect(await store.change({ jobs: [aJob({ id: randomUUID() })] })).toMatchObject({ ok: false })
  })
})

describe('a store in a place that is no folder', () => {
  it('is tried again, and moves when the place is free', async () => {
    const room = await storeRoom()
    await writeFile(room.folder, 'not a folder')
    const store = await room.open()
    await saved(store, { jobs: [aJob()] })
    expect(await store.keepAgain()).toEqual({ kind: 'inMemory', why: 'folderNotWritable' })
    await rm(room.folder)
    expect(await store.keepAgain()).toEqual(onDisk)
    expect((await store.readJobs()).jobs).toHaveLength(1)
  })
})
