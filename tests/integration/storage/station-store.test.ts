import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  aJob,
  anEntry,
  aPicture,
  filesIn,
  keysIn,
  leftByPowerCut,
  openHere,
  pictureOf,
  saved,
  storeRoom,
} from './store-room.ts'

describe('the store', () => {
  it('gives back to the next start what it kept, in the order in which it was first saved', async () => {
    const room = await storeRoom()
    const store = await room.open()
    expect(store.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    const [first, second, third] = [aJob(), aJob(), aJob({ settled: true })]
    const picture = aPicture(second.id)
    await saved(store, { jobs: [first] })
    await saved(store, { jobs: [second, third], pictures: [picture], entries: [anEntry()] })
    const changed = { ...first, record: '{"name":"Grace Hopper"}' }
    await saved(store, { jobs: [changed] })
    await store.close()

    const next = await room.open()
    expect(next.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(await next.readJobs()).toEqual({ jobs: [changed, second, third], unreadable: 0, fromCopy: [] })
    expect(await pictureOf(next, second.id)).toEqual(picture.bytes)
    expect(await next.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 1 } })
  })

  it('gives it back after a power cut as well, right after the answer', async () => {
    const room = await storeRoom()
    await (await room.open()).close()
    const store = await openHere(room.folder, keysIn(room.vault))
    const job = aJob()
    const picture = aPicture(job.id, 'facePicture')
    await saved(store, { jobs: [job], pictures: [picture], entries: [anEntry()] })

    const next = await room.open({ folder: await leftByPowerCut(room.folder) })
    expect(next.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(await next.readJobs()).toEqual({ jobs: [job], unreadable: 0, fromCopy: [] })
    expect(await pictureOf(next, job.id, 'facePicture')).toEqual(picture.bytes)
    expect(await next.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 1 } })
  })

  it('changes altogether or not at all: a picture for a job nobody knows takes the whole change with it', async () => {
    const room = await storeRoom()
    const store = await room.open()
    const kept = aJob()
    await saved(store, { jobs: [kept] })
    const refused = await store.change({ jobs: [aJob()], pictures: [aPicture('nobody')], entries: [anEntry()] })
    expect(refused).toEqual({ ok: false, failure: { kind: 'notSaved', reason: 'failed' } })
    expect(await store.readJobs()).toEqual({ jobs: [kept], unreadable: 0, fromCopy: [] })
    expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 0 } })
    await saved(store, { jobs: [aJob()], entries: [anEntry()] })
    expect((await store.readJobs()).jobs).toHaveLength(2)
  })

  it('destroys pictures on demand, alone, with their job, and when a newer one takes their place', async () => {
    const room = await storeRoom()
    const store = await room.open()
    const [shredded, forgotten, retaken] = [aJob(), aJob(), aJob()]
    const jobs = [shredded, forgotten, retaken]
    await saved(store, { jobs, pictures: jobs.map(({ id }) => aPicture(id)) })
    const newer = aPicture(retaken.id)
    const done = { ...shredded, settled: true }
    await saved(store, { jobs: [done], shred: [shredded.id], forget: [forgotten.id], pictures: [newer] })

    expect(await store.readPicture(shredded.id, 'profilePhoto')).toEqual({ kind: 'absent' })
    expect(await store.readPicture(forgotten.id, 'profilePhoto')).toEqual({ kind: 'absent' })
    expect(await pictureOf(store, retaken.id)).toEqual(newer.bytes)
    expect((await store.readJobs()).jobs).toEqual([done, retaken])
  })

  it('moves pictures to the job that takes the place, which keeps its own where it has one', async () => {
    const room = await storeRoom()
    const store = await room.open()
    const [older, newer] = [aJob(), aJob()]
    const [photo, face, newPhoto] = [aPicture(older.id), aPicture(older.id, 'facePicture'), aPicture(newer.id)]
    await saved(store, { jobs: [older], pictures: [photo, face] })
    await saved(store, {
      jobs: [newer],
      pictures: [newPhoto],
      movePictures: [
        { from: older.id, to: newer.id, role: 'profilePhoto' },
        { from: older.id, to: newer.id, role: 'facePicture' },
      ],
      shred: [older.id],
    })
    await store.close()
    const next = await room.open()
    expect(await pictureOf(next, newer.id)).toEqual(newPhoto.bytes)
    expect(await pictureOf(next, newer.id, 'facePicture')).toEqual(face.bytes)
    expect(await next.readPicture(older.id, 'profilePhoto')).toEqual({ kind: 'absent' })
    expect(await next.readPicture(older.id, 'facePicture')).toEqual({ kind: 'absent' })
  })

  it('takes a picture of ten megabytes, and none of zero for none', async () => {
    const room = await storeRoom()
    const store = await room.open()
    const [large, small] = [aJob(), aJob()]
    const picture = aPicture(large.id, 'facePicture', randomBytes(10_000_000))
    await saved(store, {
      jobs: [large, small],
      pictures: [picture, aPicture(small.id, 'facePicture', Buffer.alloc(0))],
    })
    expect((await pictureOf(store, large.id, 'facePicture')).equals(picture.bytes)).toBe(true)
    expect(await pictureOf(store, small.id, 'facePicture')).toHaveLength(0)
  })

  it('erases a person: the entries stand, and whom they are about is gone', async () => {
    const room = await storeRoom()
    const store = await room.open()
    await saved(store, {
      entries: [anEntry('Ada Lovelace', '1001'), anEntry('Grace Hopper', '1002'), anEntry('Ada', '1001')],
    })
    const person = { kind: 'id', id: '1001' } as const
    const doer = { server: 'biostar.example.org:443', operatorId: '7' }
    expect(await store.erasePerson(person, doer)).toEqual({ ok: true, value: { entries: 2 } })
    const page = await store.readJournal({ text: '', from: null, until: null, below: null, limit: 10 })
    const people = page.ok && page.value.entries.map(({ facts, person }) => [facts.kind, person.kind])
    expect(people).toEqual([
      ['personErased', 'nobody'],
      ['consentWithdrawn', 'erased'],
      ['consentWithdrawn', 'person'],
      ['consentWithdrawn', 'erased'],
    ])
    expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 4 } })
    const slice = await store.readJournalSlice(2)
    expect(slice.ok && slice.value.entries.map(({ entry }) => entry.number)).toEqual([3, 4])
    expect(await store.erasePerson({ kind: 'entry', number: 2 }, doer)).toEqual({ ok: true, value: { entries: 1 } })
  })

  it('notes the last number of the journal in the keychain, and misses entries that were cut off', async () => {
    const room = await storeRoom()
    const store = await room.open()
    await saved(store, { entries: [anEntry()] })
    const early = await leftByPowerCut(room.folder)
    await saved(store, { entries: [anEntry(), anEntry()] })
    await store.close()
    const next = await room.open()
    expect(await next.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 3 } })
    await next.close()

    const cut = await room.open({ folder: early })
    expect(await cut.verifyJournal()).toEqual({
      ok: true,
      value: { kind: 'broken', entries: 1, flaw: 'missing', at: 2 },
    })
    room.vault.trouble = 'locked'
    expect(await cut.verifyJournal()).toEqual({ ok: false, failure: { kind: 'vaultUnavailable', reason: 'locked' } })
    room.vault.trouble = null
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', async () => {
    const room = await storeRoom()
    const store = await room.open()
    const job = aJob()
    await saved(store, { jobs: [job], pictures: [aPicture(job.id)] })
    const check = async (): Promise<void> => {
      expect((await stat(room.folder)).mode & 0o777).toBe(0o700)
      const files = [...(await filesIn(room.folder)).keys()]
      const modes = await Promise.all(files.map(async (path) => (await stat(path)).mode & 0o777))
      expect(modes).toEqual(files.map(() => 0o600))
    }
    await check()
    await store.close()
    await check()
    const names = [...(await filesIn(room.folder)).keys()]
    expect(names.map((path) => path.slice(room.folder.length + 1)).toSorted()).toEqual([
      'keys.sqlite',
      'station-copy.sqlite',
      'station.sqlite',
    ])
  })

  it('answers after it was closed that nothing is saved, and does not hang', async () => {
    const room = await storeRoom()
    const store = await room.open()
    await store.close()
    expect(await store.change({ jobs: [aJob()] })).toEqual({
      ok: false,
      failure: { kind: 'notSaved', reason: 'failed' },
    })
    expect(await store.readPicture('any', 'profilePhoto')).toEqual({ kind: 'lost' })
    await store.close()
  })

  it('is not opened twice: the second one says so, and the first goes on', async () => {
    const room = await storeRoom()
    const store = await room.open()
    const job = aJob()
    await saved(store, { jobs: [job] })
    const second = await room.open()
    expect(second.keeping()).toEqual({ kind: 'inMemory', why: 'folderInUse' })
    expect(room.events).toContainEqual({ event: 'store not opened', fields: { reason: 'inUse' } })
    expect((await second.readJobs()).jobs).toEqual([])
    await saved(store, { jobs: [aJob()] })
    await second.close()
    await store.close()
    const next = await room.open({ folder: join(room.folder) })
    expect((await next.readJobs()).jobs).toHaveLength(2)
  })
})
