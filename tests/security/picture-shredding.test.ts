import { randomBytes } from 'node:crypto'
import { copyFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openKeyCabinet, placeOfKey } from '../../src-main/storage/key-cabinet-database.ts'
import { placeOfPicture } from '../../src-main/storage/picture-vault.ts'
import { openSealed, sealingBytes } from '../../src-main/storage/sealing.ts'
import {
  aJob,
  anEntry,
  aPicture,
  filesIn,
  leftByPowerCut,
  newKeys,
  openHere,
  ownFolder,
  saved,
} from '../integration/storage/store-room.ts'

const wrappedBytes = 32 + sealingBytes

/**
 * Somebody who has every file of the folder, the data key, and knows the name of the key that is looked for: tries every place
 * of every file as a wrapped key.
 */
async function keysFoundIn(folder: string, dataKey: Buffer, name: string): Promise<readonly Buffer[]> {
  const found: Buffer[] = []
  for (const bytes of (await filesIn(folder)).values()) {
    for (let at = 0; at + wrappedBytes <= bytes.byteLength; at += 1) {
      const key = openSealed(dataKey, placeOfKey(name), bytes.subarray(at, at + wrappedBytes))
      if (key !== null) found.push(key)
    }
  }
  return found
}

interface SealedPicture {
  readonly keyName: string
  readonly sealed: Buffer
}

/** The sealed picture of a job, and the name of its key, as the database of a folder has them. */
async function sealedPictureIn(folder: string, job: string): Promise<SealedPicture> {
  const database = new DatabaseSync(join(await leftByPowerCut(folder), 'station.sqlite'))
  const row = database.prepare('SELECT key_name, sealed FROM pictures WHERE job = ?').get(job)
  database.close()
  const sealed = row?.['sealed']
  if (!(sealed instanceof Uint8Array)) throw new Error('there is no such picture')
  return { keyName: String(row?.['key_name']), sealed: Buffer.from(sealed) }
}

async function filesHolding(folder: string, bytes: Buffer): Promise<readonly string[]> {
  return [...(await filesIn(folder))].filter(([, content]) => content.includes(bytes)).map(([path]) => path)
}

describe('a picture that was shredded', () => {
  it.each([
    ['and the station has rested', false],
    ['and the station was closed, with its copy made', true],
  ])('does not open any more with the whole folder, every copy and the data key (%s)', async (_when, isClosed) => {
    const [folder, keys] = [join(await ownFolder(), 'store'), newKeys()]
    const job = aJob()
    const picture = aPicture(job.id)
    const first = await openHere(folder, keys)
    await saved(first, { jobs: [job, aJob()], pictures: [picture], entries: [anEntry()] })
    // The copy of this session holds the sealed picture.
    await first.close()
    const store = await openHere(folder, keys)

    // The control: whoever takes everything now has the picture.
    const before = await leftByPowerCut(folder)
    const { keyName, sealed } = await sealedPictureIn(before, job.id)
    const [key] = await keysFoundIn(before, keys.dataKey, keyName)
    if (key === undefined) throw new Error('the control found no key, so nothing would be proved')
    const place = placeOfPicture(job.id, 'profilePhoto', picture.boundTo)
    expect(openSealed(key, place, sealed)?.equals(picture.bytes)).toBe(true)
    expect(await filesHolding(before, sealed.subarray(200, 900))).not.toEqual([])

    await saved(store, { jobs: [{ ...job, settled: true }], shred: [job.id] })
    // The key is gone with the answer, before anything else is tidied.
    expect(await keysFoundIn(await leftByPowerCut(folder), keys.dataKey, keyName)).toEqual([])
    if (isClosed) await store.close()
    else store.rest()
    const after = await leftByPowerCut(folder)
    // The older copy still has the sealed bytes while the station runs; they are worth nothing.
    const remains = await filesHolding(after, sealed.subarray(200, 900))
    expect(remains.map((path) => path.slice(after.length + 1))).toEqual(isClosed ? [] : ['station-copy.sqlite'])
    expect(await keysFoundIn(after, keys.dataKey, keyName)).toEqual([])
    expect(await filesHolding(after, key)).toEqual([])
    expect(await filesHolding(after, Buffer.from(keyName))).toEqual(isClosed ? [] : remains)
  })

  it('does not come back with the old station database and the copy put in its place', async () => {
    const [folder, keys] = [join(await ownFolder(), 'store'), newKeys()]
    const job = aJob()
    const store = await openHere(folder, keys)
    await saved(store, { jobs: [job], pictures: [aPicture(job.id)] })
    store.rest()
    const before = await leftByPowerCut(folder)
    const control = await openHere(await leftByPowerCut(before), keys)
    expect(control.readPicture(job.id, 'profilePhoto').kind).toBe('picture')

    await saved(store, { shred: [job.id] })
    await store.close()
    for (const name of ['station.sqlite', 'station-copy.sqlite']) await copyFile(join(before, name), join(folder, name))
    const restarted = await openHere(folder, keys)
    expect(restarted.readPicture(job.id, 'profilePhoto')).toEqual({ kind: 'lost' })
  })

  it('is shredded by the next start when a power cut came between the promise and the deed', async () => {
    const [folder, keys] = [join(await ownFolder(), 'store'), newKeys()]
    const job = aJob()
    const store = await openHere(folder, keys)
    await saved(store, { jobs: [job], pictures: [aPicture(job.id)] })
    store.rest()
    const { keyName } = await sealedPictureIn(folder, job.id)
    await store.close()
    // What lies on the disk when the change was saved and nothing was destroyed yet.
    const database = new DatabaseSync(join(folder, 'station.sqlite'))
    database.prepare('UPDATE pictures SET job = NULL WHERE job = ?').run(job.id)
    database.close()
    expect(await keysFoundIn(folder, keys.dataKey, keyName)).toHaveLength(1)

    const restarted = await openHere(folder, keys)
    expect(restarted.readPicture(job.id, 'profilePhoto')).toEqual({ kind: 'absent' })
    expect(await keysFoundIn(folder, keys.dataKey, keyName)).toEqual([])
  })

  it('leaves no key behind that was made and never used', async () => {
    const [folder, keys] = [join(await ownFolder(), 'store'), newKeys()]
    const store = await openHere(folder, keys)
    const job = aJob()
    await saved(store, { jobs: [job], pictures: [aPicture(job.id)] })
    await store.close()
    await rm(join(folder, 'station-copy.sqlite'))
    const cabinet = openKeyCabinet(join(folder, 'keys.sqlite'), keys.dataKey)
    if (cabinet.kind === 'trouble') throw new Error(cabinet.trouble)
    const left = cabinet.cabinet.names('picture/')
    cabinet.cabinet.close()
    expect(left.length).toBeGreaterThan(1)

    const restarted = await openHere(folder, keys)
    expect(restarted.readPicture(job.id, 'profilePhoto').kind).toBe('picture')
    await restarted.close()
    const again = openKeyCabinet(join(folder, 'keys.sqlite'), keys.dataKey)
    if (again.kind === 'trouble') throw new Error(again.trouble)
    onTestFinished(() => {
      again.cabinet.close()
    })
    expect(left.filter((name) => again.cabinet.names('picture/').includes(name))).toHaveLength(1)
  })
})

describe('the key cabinet', () => {
  it('holds nothing of what was destroyed in it, however its pages were filled and emptied before', async () => {
    const path = join(await ownFolder(), 'keys.sqlite')
    const dataKey = randomBytes(32)
    const opening = openKeyCabinet(path, dataKey)
    if (opening.kind === 'trouble') throw new Error(opening.trouble)
    const { cabinet } = opening
    onTestFinished(() => {
      cabinet.close()
    })
    const wrapped = new Map<string, Buffer>()
    let number = 0
    // Names that fall all over the tree, so that its pages are split and joined: a fixed sequence, to fail the same way again.
    const nextName = (): string => `picture/${String((number = (number * 7_919 + 4_999) % 1_000_003)).padStart(8, '0')}`
    for (let round = 0; round < 30; round += 1) {
      const names = Array.from({ length: round % 3 === 0 ? 150 : 20 }, nextName).filter((name) => !wrapped.has(name))
      cabinet.makeAll([...new Set(names)])
      cabinet.settle()
      const bytes = await readFile(path)
      for (const name of names) {
        const at = bytes.indexOf(name) + name.length
        wrapped.set(name, Buffer.from(bytes.subarray(at, at + wrappedBytes)))
      }
      const doomed = [...wrapped.keys()].filter((_, index) => index % 2 === round % 2).slice(0, 40)
      for (const name of doomed) {
        const secret = wrapped.get(name) ?? Buffer.alloc(0)
        expect(openSealed(dataKey, placeOfKey(name), secret)?.byteLength, 'the canary').toBe(32)
        expect(bytes.includes(secret)).toBe(true)
      }
      cabinet.destroy(doomed)
      const [file, log] = [await readFile(path), await readFile(`${path}-wal`)]
      expect(log.byteLength).toBe(0)
      for (const name of doomed) {
        const secret = wrapped.get(name) ?? Buffer.alloc(0)
        // Neither the key nor a part of it that could be completed by guessing.
        for (let at = 0; at + 12 <= wrappedBytes; at += 7)
          expect(file.includes(secret.subarray(at, at + 12))).toBe(false)
        wrapped.delete(name)
      }
    }
    expect(wrapped.size).toBeGreaterThan(100)
  })
})
