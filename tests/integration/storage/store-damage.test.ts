import { randomBytes } from 'node:crypto'
import { copyFile, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StationStore, StoredJob } from '../../../src-main/storage/station-store.ts'
import {
  aJob,
  anEntry,
  aPicture,
  keysIn,
  leftByPowerCut,
  openHere,
  pictureOf,
  saved,
  storeRoom,
  type StoreRoom,
} from './store-room.ts'

interface Kept {
  readonly job: StoredJob
  readonly bytes: Uint8Array
}

/** A desk with work of two sessions: twenty jobs that are in the copy, and twenty that came after it was made. */
async function roomWithWork() {
  const room = await storeRoom()
  const first = await room.open()
  const inCopy = await keepJobs(first, 20)
  await first.close()
  const second = await room.open()
  const later = await keepJobs(second, 20)
  // Everything of the second session stands in the file itself, and the copy is still the one of the first.
  const copy = await readFile(join(room.folder, 'station-copy.sqlite'))
  await second.close()
  await writeFile(join(room.folder, 'station-copy.sqlite'), copy)
  return { room, inCopy, later }
}

async function keepJobs(store: Parameters<typeof saved>[0], count: number): Promise<readonly Kept[]> {
  const kept: Kept[] = []
  for (let each = 0; each < count; each += 1) {
    const job = aJob()
    const { bytes, ...rest } = aPicture(job.id, 'profilePhoto', randomBytes(9_000))
    await saved(store, { jobs: [job], pictures: [{ bytes, ...rest }], entries: [anEntry()] })
    kept.push({ job, bytes })
  }
  return kept
}

/** What of some jobs a store still has: how many of them, how many of their pictures, and how many pictures it calls lost. */
async function countOf(store: StationStore, all: readonly Kept[]) {
  const ids = new Set((await store.readJobs()).jobs.map(({ id }) => id))
  let [jobs, pictures, lost] = [0, 0, 0]
  for (const { job, bytes } of all) {
    if (ids.has(job.id)) jobs += 1
    const reading = await store.readPicture(job.id, 'profilePhoto')
    if (reading.kind === 'picture' && Buffer.from(bytes).equals(reading.bytes)) pictures += 1
    if (reading.kind === 'lost') lost += 1
  }
  return { jobs, pictures, lost }
}

async function overwrite(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(bytes, 0, bytes.byteLength, at)
  await file.close()
}

const stationIn = ({ folder }: StoreRoom): string => join(folder, 'station.sqlite')
const cabinetIn = ({ folder }: StoreRoom): string => join(folder, 'keys.sqlite')
const asideIn = async ({ folder }: Pick<StoreRoom, 'folder'>): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.includes('.damaged-'))

async function sizeOf(path: string): Promise<number> {
  return (await readFile(path)).byteLength
}

/** Expects that a store was restored, that it says so, and that it goes on and is whole at the next start. */
async function expectRestored(room: StoreRoom): Promise<StationStore> {
  const store = await room.open()
  expect(store.keeping()).toEqual({ kind: 'onDisk', restoredFrom: expect.stringMatching(/^20\d\d-.+Z$/u) as string })
  const page = await store.readJournal({ text: '', from: null, until: null, below: null, limit: 1 })
  expect(page.ok && page.value.entries[0]?.facts.kind).toBe('storeRestored')
  expect(await asideIn(room)).not.toEqual([])
  await saved(store, { jobs: [aJob()], entries: [anEntry()] })
  return store
}

describe('a damaged station database', () => {
  it('whose head is gone is put back together, with everything that came after the copy', async () => {
    const { room, inCopy, later } = await roomWithWork()
    const damaged = await readFile(stationIn(room))
    await overwrite(stationIn(room), 0, Buffer.alloc(4_096))
    const store = await expectRestored(room)
    expect(await countOf(store, [...inCopy, ...later])).toEqual({ jobs: 40, pictures: 40, lost: 0 })
    expect((await store.readJobs()).fromCopy).toEqual([])
    expect(await store.verifyJournal()).toEqual({ ok: true, value: { kind: 'whole', entries: 42 } })
    const [aside] = await asideIn(room)
    expect((await readFile(join(room.folder, aside ?? ''))).subarray(4_096)).toEqual(damaged.subarray(4_096))

    await store.close()
    const next = await room.open()
    expect(next.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(await countOf(next, [...inCopy, ...later])).toEqual({ jobs: 40, pictures: 40, lost: 0 })
  })

  it('that is no database at all is put back from its copy, and jobs of the copy are told as such', async () => {
    const { room, inCopy, later } = await roomWithWork()
    await writeFile(stationIn(room), randomBytes(200_000))
    const store = await expectRestored(room)
    expect(await countOf(store, inCopy)).toEqual({ jobs: 20, pictures: 20, lost: 0 })
    expect(await countOf(store, later)).toEqual({ jobs: 0, pictures: 0, lost: 0 })
    const { fromCopy } = await store.readJobs()
    expect(fromCopy).toEqual(inCopy.map(({ job }) => job.id))
    // The journal says what is missing: it numbers on behind the last entry that the keychain knows.
    expect(await store.verifyJournal()).toEqual({
      ok: true,
      value: { kind: 'broken', entries: 22, flaw: 'missing', at: 21 },
    })
    const [first] = inCopy
    if (first !== undefined) await saved(store, { jobs: [first.job] })
    expect((await store.readJobs()).fromCopy).toEqual(inCopy.slice(1).map(({ job }) => job.id))
  })

  it('that is gone altogether is put back from its copy', async () => {
    const { room, inCopy } = await roomWithWork()
    await rm(stationIn(room))
    const store = await room.open()
    expect(store.keeping()).toMatchObject({ kind: 'onDisk', restoredFrom: expect.any(String) as string })
    expect(await countOf(store, inCopy)).toEqual({ jobs: 20, pictures: 20, lost: 0 })
  })

  it('that was cut off in the middle keeps what is left, and says of every picture that it is lost', async () => {
    const { room, inCopy, later } = await roomWithWork()
    await truncate(stationIn(room), Math.floor((await sizeOf(stationIn(room))) / 2 / 4_096) * 4_096)
    const store = await expectRestored(room)
    expect(await countOf(store, inCopy)).toEqual({ jobs: 20, pictures: 20, lost: 0 })
    const counts = await countOf(store, later)
    // Half the file is gone; of a job that is left, the picture is whole or called lost or absent, and never wrong.
    expect(counts.jobs).toBeLessThanOrEqual(20)
    expect(counts.pictures + counts.lost).toBeLessThanOrEqual(20)
  })

  it('in whichever page it is damaged opens, and loses nothing beside that page', { timeout: 180_000 }, async () => {
    const { room, inCopy, later } = await roomWithWork()
    const all = [...inCopy, ...later]
    const pages = (await sizeOf(stationIn(room))) / 4_096
    let [restored, fine] = [0, 0]
    for (let page = 1; page < pages; page += Math.ceil(pages / 12)) {
      const folder = await leftByPowerCut(room.folder)
      await overwrite(join(folder, 'station.sqlite'), page * 4_096, Buffer.alloc(4_096, 0xa5))
      const store = await room.open({ folder })
      const keeping = store.keeping()
      expect(keeping.kind).toBe('onDisk')
      if (keeping.kind === 'onDisk' && keeping.restoredFrom !== null) restored += 1
      else fine += 1
      const old = await countOf(store, inCopy)
      const counts = await countOf(store, all)
      const { unreadable } = await store.readJobs()
      // One page holds at most some dozen jobs and the picture bytes of one.
      expect(counts.jobs + unreadable, `page ${String(page)}`).toBeGreaterThanOrEqual(20)
      expect(counts.pictures, `page ${String(page)}`).toBeGreaterThanOrEqual(20)
      expect(old.jobs + unreadable, `page ${String(page)}`).toBeGreaterThanOrEqual(20)
      await store.close()
    }
    // The pages of a picture's bytes are no part of a tree that a check walks; their seal finds them out.
    expect(restored).toBeGreaterThan(0)
    expect(restored + fine).toBeGreaterThan(6)
  })

  it('beyond help, with a copy as bad, is set aside, and the next start begins anew', async () => {
    const { room } = await roomWithWork()
    const rubbish = randomBytes(100_000)
    await writeFile(stationIn(room), rubbish)
    await writeFile(join(room.folder, 'station-copy.sqlite'), rubbish)
    const store = await room.open()
    expect(store.keeping()).toEqual({ kind: 'inMemory', why: 'damaged' })
    const aside = await asideIn(room)
    expect(aside).toHaveLength(2)
    for (const name of aside) expect(await readFile(join(room.folder, name))).toEqual(rubbish)
    await store.close()
    const next = await room.open()
    expect(next.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(await next.verifyJournal()).toMatchObject({ ok: true, value: { kind: 'broken', flaw: 'missing' } })
  })

  it('without a copy is put back together from what can be read of it', async () => {
    const { room, inCopy, later } = await roomWithWork()
    await rm(join(room.folder, 'station-copy.sqlite'))
    await overwrite(stationIn(room), 0, Buffer.alloc(4_096))
    const store = await expectRestored(room)
    expect(await countOf(store, [...inCopy, ...later])).toEqual({ jobs: 40, pictures: 40, lost: 0 })
  })

  it('and another data key leave everything as it is', async () => {
    const { room } = await roomWithWork()
    await overwrite(stationIn(room), 0, Buffer.alloc(4_096))
    const damaged = await readFile(stationIn(room))
    room.vault.secrets.set('data-key', randomBytes(32).toString('base64'))
    const store = await room.open()
    expect(store.keeping()).toEqual({ kind: 'inMemory', why: 'keyChanged' })
    expect(await readFile(stationIn(room))).toEqual(damaged)
    expect(await asideIn(room)).toEqual([])
  })

  it('is put back together also when a crash comes between the two files that change places', async () => {
    const { room, inCopy, later } = await roomWithWork()
    // What the moment between looks like: the new one waits under its own name, the damaged one is aside or not yet.
    await copyFile(stationIn(room), join(room.folder, 'station-restored.sqlite'))
    await rm(stationIn(room))
    const store = await room.open()
    expect(store.keeping()).toMatchObject({ kind: 'onDisk' })
    expect(await countOf(store, [...inCopy, ...later])).toEqual({ jobs: 40, pictures: 40, lost: 0 })
  })
})

describe('a damaged write-ahead log', () => {
  /** What a power cut leaves of a desk that kept ten jobs in a row and never rested. */
  async function cutOff() {
    const room = await storeRoom()
    await (await room.open()).close()
    const store = await openHere(room.folder, keysIn(room.vault))
    const kept = await keepJobs(store, 10)
    const folder = await leftByPowerCut(room.folder)
    const log = join(folder, 'station.sqlite-wal')
    expect(await sizeOf(log)).toBeGreaterThan(10 * 9_000)
    return { room, kept, folder, log }
  }

  it('that is whole loses nothing (the control of this story)', async () => {
    const { room, kept, folder } = await cutOff()
    const store = await room.open({ folder })
    expect(store.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(await countOf(store, kept)).toEqual({ jobs: 10, pictures: 10, lost: 0 })
  })

  it.each([
    ['in its head', 8],
    ['in the head of a frame', 32 + 4_120 * 6 + 4],
    ['in the middle', 60_000],
  ])('%s is noticed and told, and what stands before it is there', async (_where, at) => {
    const { room, kept, folder, log } = await cutOff()
    await overwrite(log, at, Buffer.alloc(16, 0x5a))
    const store = await room.open({ folder })
    expect(store.keeping()).toMatchObject({ kind: 'onDisk', restoredFrom: expect.any(String) as string })
    expect(await asideIn({ folder })).toHaveLength(1)
    const { jobs, pictures } = await countOf(store, kept)
    expect(pictures).toBe(jobs)
    expect(jobs).toBeLessThan(10)
    const { fromCopy } = await store.readJobs()
    expect(fromCopy).toHaveLength(jobs)
    await saved(store, { jobs: [aJob()], entries: [anEntry()] })
  })

  it('that is gone is noticed and told', async () => {
    const { room, folder, log } = await cutOff()
    await rm(log)
    const store = await room.open({ folder })
    expect(store.keeping()).toMatchObject({ kind: 'onDisk', restoredFrom: expect.any(String) as string })
    const page = await store.readJournal({ text: '', from: null, until: null, below: null, limit: 1 })
    expect(page.ok && page.value.entries[0]?.facts.kind).toBe('storeRestored')
  })

  it('whose last frames were never finished is what every power cut leaves, and nothing to tell', async () => {
    const { room, kept, folder, log } = await cutOff()
    const bytes = await readFile(log)
    // A transaction of which some frames were written and the last was not.
    await writeFile(log, Buffer.concat([bytes, bytes.subarray(32, 32 + 2_000)]))
    const store = await room.open({ folder })
    expect(store.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(await countOf(store, kept)).toEqual({ jobs: 10, pictures: 10, lost: 0 })
  })
})

describe('a damaged key cabinet', () => {
  it.each([
    ['without its head', 0, Buffer.alloc(4_096)],
    ['with its first 100 bytes overwritten', 0, Buffer.alloc(100, 0xff)],
  ])('%s gives up every key that is still in it', async (_what, at, bytes) => {
    const { room, inCopy, later } = await roomWithWork()
    await overwrite(cabinetIn(room), at, bytes)
    const store = await room.open()
    expect(store.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(room.events.map(({ event }) => event)).toContain('key cabinet mended')
    expect(await countOf(store, [...inCopy, ...later])).toEqual({ jobs: 40, pictures: 40, lost: 0 })
    // A damaged cabinet set aside would keep keys that are destroyed later.
    expect(await asideIn(room)).toEqual([])
    await store.close()
    expect(await countOf(await room.open(), [...inCopy, ...later])).toEqual({ jobs: 40, pictures: 40, lost: 0 })
  })

  it('that is gone takes the pictures along, and not the jobs', async () => {
    const { room, inCopy, later } = await roomWithWork()
    await rm(cabinetIn(room))
    const store = await room.open()
    expect(store.keeping()).toEqual({ kind: 'onDisk', restoredFrom: null })
    expect(await countOf(store, [...inCopy, ...later])).toEqual({ jobs: 40, pictures: 0, lost: 40 })
    expect(room.events).toContainEqual({ event: 'pictures without keys', fields: { count: 40 } })
    const job = aJob()
    const picture = aPicture(job.id)
    await saved(store, { jobs: [job], pictures: [picture] })
    expect(await pictureOf(store, job.id)).toEqual(picture.bytes)
  })
})

describe('a job whose record was changed on the disk', () => {
  it('is counted as unreadable, stands where it stood, and does not hide the others', async () => {
    const room = await storeRoom()
    const store = await room.open()
    const [one, other] = [aJob({ record: JSON.stringify({ mark: 'x'.repeat(900) }) }), aJob()]
    await saved(store, { jobs: [one, other] })
    await store.close()
    const bytes = await readFile(stationIn(room))
    // The record follows its id; ten bytes into it is its nonce.
    const at = bytes.indexOf(one.id)
    expect(at).toBeGreaterThan(0)
    await overwrite(stationIn(room), at + one.id.length + 10, Buffer.of(1, 2, 3, 4))
    for (const _start of [1, 2]) {
      const next = await room.open()
      expect(await next.readJobs()).toEqual({ jobs: [other], unreadable: 1, fromCopy: [] })
      await next.close()
    }
  })
})
