import { describe, expect, it } from 'vitest'
import type { ProfilePhoto } from '../../../../src-renderer/camera/capture/capture-types.ts'
import { firstCrop } from '../../../../src-renderer/camera/photo/crop.ts'
import { createPhotoMaker } from '../../../../src-renderer/camera/photo/photo-maker.ts'
import type {
  PhotoAnswer,
  PhotoRequest,
  ProfilePhotoWish,
} from '../../../../src-renderer/camera/photo/photo-messages.ts'
import { Closable } from '../closable.ts'

/** A frame that knows whether it was let go of. */
class FakeFrame extends Closable {
  readonly width = 640
  readonly height = 480
}

/** A worker that writes down what it is asked and answers when the test says so. */
class FakeWorker extends EventTarget {
  readonly requests: PhotoRequest[] = []
  isTerminated = false
  postMessage(request: PhotoRequest): void {
    this.requests.push(request)
  }
  terminate(): void {
    this.isTerminated = true
  }
  answer(answer: PhotoAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data: answer }))
  }
  fail(): void {
    this.dispatchEvent(new Event('error'))
  }
}

const photo: ProfilePhoto = {
  bytes: new Uint8Array([1]),
  width: 240,
  height: 320,
  quality: 0.8,
  similarity: 0.95,
  isSmoothed: false,
}

function deskWith({ canStart = true }: { readonly canStart?: boolean } = {}) {
  const workers: FakeWorker[] = []
  const copies: FakeFrame[] = []
  const timers = new Set<() => void>()
  const maker = createPhotoMaker({
    startWorker: () => {
      if (!canStart) throw new Error('no worker')
      const worker = new FakeWorker()
      workers.push(worker)
      return worker
    },
    copyFrame: async (frame) => {
      if (frame instanceof FakeFrame && frame.isClosed) throw new Error('closed')
      const copy = new FakeFrame()
      copies.push(copy)
      return Promise.resolve(copy)
    },
    after: (_, run) => {
      timers.add(run)
      return () => timers.delete(run)
    },
  })
  const worker = (): FakeWorker => {
    const last = workers.at(-1)
    if (last === undefined) throw new Error('no worker was started')
    return last
  }
  return { maker, workers, worker, copies, timers }
}

function wishOf(frame = new FakeFrame()): ProfilePhotoWish {
  return { frame, crop: firstCrop(frame, null), face: null, smooth: false }
}

/** Lets everything happen that waits for nothing but a promise. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

describe('the photo maker', () => {
  it('starts its worker with the first wish and keeps it', async () => {
    const { maker, workers, worker } = deskWith()
    expect(workers).toHaveLength(0)
    for (const serial of [1, 2]) {
      const made = maker.makeProfilePhoto(wishOf())
      await settled()
      worker().answer({ kind: 'profilePhoto', serial, made: { kind: 'made', photo } })
      expect(await made).toEqual({ kind: 'made', photo })
    }
    expect(workers).toHaveLength(1)
  })

  it('hands a copy to the worker and leaves the frame to its owner', async () => {
    const { maker, worker, copies } = deskWith()
    const frame = new FakeFrame()
    void maker.makeProfilePhoto(wishOf(frame))
    await settled()
    expect(worker().requests[0]?.frame).toBe(copies[0])
    expect(frame.isClosed).toBe(false)
  })

  it('answers the older wish at once when a newer one comes', async () => {
    const { maker, worker } = deskWith()
    const older = maker.makeProfilePhoto(wishOf())
    await settled()
    const newer = maker.makeProfilePhoto(wishOf())
    expect(await older).toEqual({ kind: 'overtaken' })
    await settled()
    worker().answer({ kind: 'profilePhoto', serial: 1, made: { kind: 'overtaken' } })
    worker().answer({ kind: 'profilePhoto', serial: 2, made: { kind: 'made', photo } })
    expect(await newer).toEqual({ kind: 'made', photo })
  })

  it('does not bother the worker with a wish overtaken before its frame was copied', async () => {
    const { maker, worker, copies } = deskWith()
    const wishes = [1, 2, 3].map(async () => maker.makeProfilePhoto(wishOf()))
    await settled()
    expect(worker().requests.map(({ serial }) => serial)).toEqual([3])
    expect(copies.map(({ isClosed }) => isClosed)).toEqual([true, true, false])
    worker().answer({ kind: 'profilePhoto', serial: 3, made: { kind: 'made', photo } })
    expect((await Promise.all(wishes)).map(({ kind }) => kind)).toEqual(['overtaken', 'overtaken', 'made'])
  })

  it('makes face pictures beside it, none of them overtaken', async () => {
    const { maker, worker } = deskWith()
    const picture = { bytes: new Uint8Array([2]), width: 640, height: 480 }
    const faces = [new FakeFrame(), new FakeFrame()].map(async (frame) => maker.makeFacePicture(frame))
    const made = maker.makeProfilePhoto(wishOf())
    await settled()
    expect(worker().requests.map(({ kind }) => kind)).toEqual(['facePicture', 'facePicture', 'profilePhoto'])
    worker().answer({ kind: 'facePicture', serial: 2, made: { kind: 'made', picture } })
    worker().answer({ kind: 'facePicture', serial: 1, made: { kind: 'failed' } })
    worker().answer({ kind: 'profilePhoto', serial: 3, made: { kind: 'tooLarge' } })
    expect(await Promise.all(faces)).toEqual([{ kind: 'failed' }, { kind: 'made', picture }])
    expect(await made).toEqual({ kind: 'tooLarge' })
  })

  it('says that it failed when the worker cannot be started', async () => {
    const { maker } = deskWith({ canStart: false })
    expect(await maker.makeProfilePhoto(wishOf())).toEqual({ kind: 'failed' })
  })

  it('says that it failed when the worker breaks, and starts another one for the next wish', async () => {
    const { maker, workers, worker } = deskWith()
    const made = maker.makeProfilePhoto(wishOf())
    await settled()
    const broken = worker()
    broken.fail()
    expect(await made).toEqual({ kind: 'failed' })
    expect(broken.isTerminated).toBe(true)

    const again = maker.makeProfilePhoto(wishOf())
    await settled()
    expect(workers).toHaveLength(2)
    broken.fail()
    worker().answer({ kind: 'profilePhoto', serial: 2, made: { kind: 'made', photo } })
    expect(await again).toEqual({ kind: 'made', photo })
  })

  it('says that it failed when the worker never answers, and waits for nothing once it has', async () => {
    const { maker, worker, timers } = deskWith()
    const made = maker.makeProfilePhoto(wishOf())
    await settled()
    for (const run of timers) run()
    expect(await made).toEqual({ kind: 'failed' })
    expect(worker().isTerminated).toBe(true)
    expect(timers.size).toBe(0)
  })

  it('says that it failed when the frame is gone', async () => {
    const { maker, workers } = deskWith()
    const frame = new FakeFrame()
    frame.close()
    expect(await maker.makeProfilePhoto(wishOf(frame))).toEqual({ kind: 'failed' })
    expect(workers).toHaveLength(0)
  })

  it('lets nobody wait when the desk is cleared, and works again afterwards', async () => {
    const { maker, workers, worker } = deskWith()
    const waiting = [maker.makeProfilePhoto(wishOf()), maker.makeFacePicture(new FakeFrame())]
    await settled()
    maker.close()
    expect((await Promise.all(waiting)).map(({ kind }) => kind)).toEqual(['failed', 'failed'])
    expect(worker().isTerminated).toBe(true)
    void maker.makeProfilePhoto(wishOf())
    await settled()
    expect(workers).toHaveLength(2)
    expect(worker().requests).toHaveLength(1)
  })
})
