import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { StoreFunctions } from '../../../src-main/storage/store-thread.ts'
import { startThread, threadFile } from '../../../src-main/storage/thread.ts'
import type { ClerkOfDeath, ClerkOfLateDeath, SearchOfDeath } from './mortal-store-worker.ts'
import { aJob, anEntry, aPicture, pictureOf, saved, storeRoom, type StoreRoom } from './store-room.ts'

/** A desk with a job that is kept, whose store's thread can die; `starts` counts its threads. */
async function mortalRoom() {
  const room = await storeRoom()
  const threads = { starts: 0 }
  const store = await room.open({
    startThread: (order) => {
      threads.starts += 1
      return startThread<StoreFunctions>(threadFile(import.meta.url, 'mortal-store-worker'), order)
    },
  })
  const job = aJob()
  const picture = aPicture(job.id)
  await saved(store, { jobs: [job], pictures: [picture], entries: [anEntry()] })
  return { room, store, job, picture, threads }
}

const text: SearchOfDeath = 'dies in the search'
const operatorId: ClerkOfDeath = 'dies in the change'
const deadlySearch = { text, from: null, until: null, below: null, limit: 10 }

const lateClerk: ClerkOfLateDeath = 'dies after the change'
const deadlyEntry = { ...anEntry(), operatorId }
const lateEntry = { ...anEntry(), operatorId: lateClerk }
const savingUnknown = { ok: false, failure: { kind: 'savingUnknown' } }

const losses = ({ events }: StoreRoom): readonly string[] =>
  events.map(({ event }) => event).filter((event) => event === 'end of the store lost')

describe('a store whose thread dies', () => {
  it('in the middle of a change has the old state, all of it, and goes on by itself', async () => {
    const { room, store, job, picture, threads } = await mortalRoom()
    const refused = await store.change({ jobs: [{ ...job, record: 'newer' }, aJob()], entries: [deadlyEntry] })
    expect(refused).toEqual({ ok: false, failure: { kind: 'notSaved', reason: 'failed' } })
    expect(store.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(await store.readJobs()).toEqual({ jobs: [job], unreadable: 0, fromCopy: [] })
    expect(await pictureOf(store, job.id)).toEqual(picture.bytes)
    const next = aJob()
    await saved(store, { jobs: [next], entries: [anEntry()] })
    expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 2 } })
    expect(threads.starts).toBe(2)
    expect(losses(room)).toEqual([])
    await store.close()

    const morning = await room.open()
    expect(await morning.readJobs()).toEqual({ jobs: [job, next], unreadable: 0, fromCopy: [] })
    expect(await morning.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 2 } })
    expect(losses(room)).toEqual([])
  })

  it('after a change, before it could answer, answers that it is saved, and it is there once', async () => {
    const { store, job, picture, threads } = await mortalRoom()
    const [changed, next] = [{ ...job, record: 'newer' }, aJob()]
    const its = aPicture(next.id)
    await saved(store, { jobs: [changed, next], pictures: [its], entries: [lateEntry] })
    expect(threads.starts).toBe(2)
    expect(await store.readJobs()).toEqual({ jobs: [changed, next], unreadable: 0, fromCopy: [] })
    expect(await pictureOf(store, job.id)).toEqual(picture.bytes)
    expect(await pictureOf(store, next.id)).toEqual(its.bytes)
    expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 2 } })
  })

  it('and cannot be asked about the change any more says that nobody knows, and not that it is not saved', async () => {
    const { store } = await mortalRoom()
    expect((await store.readJournal(deadlySearch)).ok).toBe(false)
    expect(await store.change({ jobs: [aJob()], entries: [lateEntry] })).toEqual(savingUnknown)
    expect(store.keeping().kind).toBe('inMemory')
    // What is asked of nobody is certainly not saved.
    expect(await store.change({ jobs: [aJob()] })).toMatchObject({ failure: { kind: 'notSaved' } })
  })

  it('over a change without a job, which nothing can be looked up by, says that nobody knows', async () => {
    const { store } = await mortalRoom()
    expect(await store.change({ entries: [lateEntry] })).toEqual(savingUnknown)
    expect(store.keeping().kind).toBe('onDisk')
  })

  it('answers what was asked while it died from the thread that came after it', async () => {
    const { store, job, picture, threads } = await mortalRoom()
    const [refused, jobs, photo] = await Promise.all([
      store.change({ entries: [deadlyEntry] }),
      store.readJobs(),
      pictureOf(store, job.id),
    ])
    expect(refused.ok).toBe(false)
    expect([jobs.jobs, photo, threads.starts]).toEqual([[job], picture.bytes, 2])
  })

  it('a second time says that nothing is kept any more, and leaves the folder alone', async () => {
    const { room, store, job, threads } = await mortalRoom()
    for (const keeps of ['onDisk', 'inMemory']) {
      expect(await store.readJournal(deadlySearch)).toEqual({
        ok: false,
        failure: { kind: 'journalUnavailable', reason: 'failed' },
      })
      expect(store.keeping().kind).toBe(keeps)
    }
    expect(store.keeping()).toEqual({ kind: 'inMemory', why: 'damaged' })
    expect(threads.starts).toBe(2)
    const before = await readdir(room.folder)
    expect(await store.change({ jobs: [aJob()] })).toEqual({
      ok: false,
      failure: { kind: 'notSaved', reason: 'failed' },
    })
    expect(await store.verifyJournal()).toEqual({
      ok: false,
      failure: { kind: 'journalUnavailable', reason: 'notKept' },
    })
    await store.close()
    expect(await readdir(room.folder)).toEqual(before)

    const morning = await room.open()
    expect(morning.keeping()).toMatchObject({ kind: 'onDisk' })
    expect((await morning.readJobs()).jobs).toEqual([job])
  })

  it('and lived in memory has nothing to go on with: it is not started again', async () => {
    const room = await storeRoom()
    room.vault.trouble = 'noKeychain'
    const threads = { starts: 0 }
    const store = await room.open({
      startThread: (order) => {
        threads.starts += 1
        return startThread<StoreFunctions>(threadFile(import.meta.url, 'mortal-store-worker'), order)
      },
    })
    await saved(store, { jobs: [aJob()] })
    expect((await store.change({ entries: [deadlyEntry] })).ok).toBe(false)
    expect(store.keeping()).toEqual({ kind: 'inMemory', why: 'noKeychain' })
    expect((await store.change({ jobs: [aJob()] })).ok).toBe(false)
    expect(threads.starts).toBe(1)
  })
})
