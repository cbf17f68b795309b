import { describe, expect, it } from 'vitest'
import type { JudgeAnswer, JudgeRequest } from '../../../../src-renderer/camera/engine/judge-messages.ts'
import { createJudge, type WatchedVideo } from '../../../../src-renderer/camera/engine/judge.ts'
import { judgementOf } from './judgements.ts'

/** A worker that answers what the test tells it to. Only what the judge uses exists. */
class FakeWorker extends EventTarget {
  readonly requests: JudgeRequest[] = []
  readonly transfers: unknown[] = []
  isTerminated = false

  postMessage(request: JudgeRequest, transfer: readonly unknown[] = []): void {
    this.requests.push(request)
    this.transfers.push(...transfer)
  }

  terminate(): void {
    this.isTerminated = true
  }

  say(answer: JudgeAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data: answer }))
  }

  crash(): void {
    this.dispatchEvent(new Event('error'))
  }

  of<Kind extends JudgeRequest['kind']>(kind: Kind): Extract<JudgeRequest, { kind: Kind }>[] {
    return this.requests.filter((request): request is Extract<JudgeRequest, { kind: Kind }> => request.kind === kind)
  }
}

/** A video that shows a frame when the test says so. */
class FakeVideo implements WatchedVideo {
  waiting = new Map<number, (now: number) => void>()
  #last = 0

  requestVideoFrameCallback(callback: VideoFrameRequestCallback): number {
    this.#last += 1
    this.waiting.set(this.#last, (now) => callback(now, {} as VideoFrameCallbackMetadata))
    return this.#last
  }

  cancelVideoFrameCallback(handle: number): void {
    this.waiting.delete(handle)
  }

  show(now: number): void {
    const callbacks = [...this.waiting.values()]
    this.waiting.clear()
    for (const callback of callbacks) callback(now)
  }
}

/** A clock that runs when the test says so. */
class FakeClock {
  now = 0
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>()

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.now + milliseconds, run }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  pass(milliseconds: number): void {
    this.now += milliseconds
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.now)) {
      this.#timers.delete(timer)
      timer.run()
    }
  }

  get waiting(): number {
    return this.#timers.size
  }
}

function openDesk() {
  const workers: FakeWorker[] = []
  const clock = new FakeClock()
  const frames: string[] = []
  const copies: { isClosed: boolean; close(): void }[] = []
  const judge = createJudge({
    startWorker: () => {
      const worker = new FakeWorker()
      workers.push(worker)
      return worker as unknown as Worker
    },
    takeFrame: () => {
      frames.push(`frame ${frames.length}`)
      return frames.at(-1) as unknown as VideoFrame
    },
    copyPicture: async () => {
      const copy = {
        isClosed: false,
        close: () => {
          copy.isClosed = true
        },
      }
      copies.push(copy)
      return Promise.resolve(copy as unknown as ImageBitmap)
    },
    now: () => clock.now,
    timeOrigin: 1_000_000,
    after: (milliseconds, run) => clock.after(milliseconds, run),
  })
  const worker = (): FakeWorker => {
    const last = workers.at(-1)
    if (last === undefined) throw new Error('no worker was started')
    return last
  }
  const load = (): void => {
    judge.open()
    worker().say({ kind: 'loaded', engineVersion: 'engine of a test' })
  }
  return { judge, workers, worker, clock, copies, frames, load }
}

/** A picture of which one can tell whether it was closed. */
function closable() {
  const picture = {
    isClosed: false,
    close: () => {
      picture.isClosed = true
    },
  }
  return { picture, asBitmap: picture as unknown as ImageBitmap }
}

const picture = {} as ImageBitmap

/** Lets everything that waits for nothing but its turn have it. */
const settle = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('opening the judge', () => {
  it('loads once, however often it is opened', () => {
    const { judge, workers, worker, clock } = openDesk()
    expect(judge.store.getState()).toEqual({ kind: 'off' })
    expect(workers).toHaveLength(0)

    judge.open()
    judge.open()
    expect(judge.store.getState()).toEqual({ kind: 'loading' })
    worker().say({ kind: 'loaded', engineVersion: 'human' })
    judge.open()

    expect(workers).toHaveLength(1)
    expect(judge.store.getState()).toEqual({ kind: 'ready', engineVersion: 'human' })
    expect(clock.waiting).toBe(0)
  })

  it('says that the engine could not be had, and tries again when it is opened again', () => {
    const { judge, workers, worker, load } = openDesk()
    judge.open()
    worker().say({ kind: 'notLoaded' })

    expect(judge.store.getState()).toEqual({ kind: 'failed', reason: 'notLoaded' })
    expect(worker().isTerminated).toBe(true)
    load()
    expect(workers).toHaveLength(2)
    expect(judge.store.getState().kind).toBe('ready')
  })

  it('gives up an engine that never loads', () => {
    const { judge, worker, clock } = openDesk()
    judge.open()

    clock.pass(60_000)

    expect(judge.store.getState()).toEqual({ kind: 'failed', reason: 'notLoaded' })
    expect(worker().isTerminated).toBe(true)
  })

  it('takes a worker that crashes while it loads for one that cannot be had', () => {
    const { judge, worker } = openDesk()
    judge.open()
    worker().crash()

    expect(judge.store.getState()).toEqual({ kind: 'failed', reason: 'notLoaded' })
  })

  it('ends the worker when it is closed, and does not hear it any more', () => {
    const { judge, worker, load } = openDesk()
    load()
    const first = worker()
    judge.close()
    first.say({ kind: 'loaded', engineVersion: 'too late' })
    first.crash()

    expect(first.isTerminated).toBe(true)
    expect(judge.store.getState()).toEqual({ kind: 'off' })
  })
})

describe('watching the camera', () => {
  it('sends nothing before the engine has loaded, then one frame at a time', () => {
    const { judge, worker, frames } = openDesk()
    const video = new FakeVideo()
    judge.watch(video, () => undefined)
    video.show(10)
    expect(worker().requests).toEqual([])
    worker().say({ kind: 'loaded', engineVersion: 'human' })

    video.show(20)
    video.show(30)
    expect(
      worker()
        .of('live')
        .map(({ takenAt }) => takenAt),
    ).toEqual([20])
    // The one on the screen goes at once, and is not sent twice.
    worker().say({ kind: 'live', watch: 1, takenAt: 20, judgement: judgementOf('pass') })
    worker().say({ kind: 'live', watch: 1, takenAt: 30, judgement: judgementOf('pass') })
    video.show(40)

    expect(
      worker()
        .of('live')
        .map(({ takenAt }) => takenAt),
    ).toEqual([20, 30, 40])
    // A frame nobody takes is not made: each holds a buffer of the camera until it is closed.
    expect(frames).toHaveLength(3)
    expect(worker().transfers).toEqual(frames)
  })

  it('tells each judgement with the time of its frame', () => {
    const { judge, worker, load } = openDesk()
    load()
    const video = new FakeVideo()
    const heard: unknown[] = []
    judge.watch(video, (judgement, takenAt) => heard.push([judgement.verdict, takenAt]))
    video.show(20)
    worker().say({ kind: 'live', watch: 1, takenAt: 20, judgement: judgementOf('warn') })

    expect(heard).toEqual([['warn', 20]])
  })

  it('ends: no more frames, no late judgement, and the worker forgets', () => {
    const { judge, worker, load } = openDesk()
    load()
    const video = new FakeVideo()
    const heard: unknown[] = []
    const end = judge.watch(video, (judgement) => heard.push(judgement))
    video.show(20)
    end()
    worker().say({ kind: 'live', watch: 1, takenAt: 20, judgement: judgementOf('pass') })
    video.show(30)
    end()

    expect(heard).toEqual([])
    expect(video.waiting.size).toBe(0)
    expect(worker().requests.map(({ kind }) => kind)).toEqual(['live', 'forget'])
  })

  it('gives way to a new watch, which hears nothing of the old one', () => {
    const { judge, worker, load } = openDesk()
    load()
    const [oldVideo, newVideo] = [new FakeVideo(), new FakeVideo()]
    const heard: string[] = []
    const endOld = judge.watch(oldVideo, () => heard.push('old'))
    oldVideo.show(10)
    judge.watch(newVideo, () => heard.push('new'))
    worker().say({ kind: 'live', watch: 1, takenAt: 10, judgement: judgementOf('pass') })
    oldVideo.show(20)
    newVideo.show(20)
    worker().say({ kind: 'live', watch: 2, takenAt: 20, judgement: judgementOf('pass') })
    endOld()

    expect(heard).toEqual(['new'])
    expect(worker().requests.map(({ kind }) => kind)).toEqual(['live', 'forget', 'live'])
  })

  it('says that the engine broke, in the midst of a watch, and opens it again for the next one', () => {
    const { judge, workers, worker, load } = openDesk()
    load()
    const video = new FakeVideo()
    const end = judge.watch(video, () => undefined)
    video.show(10)
    worker().crash()
    expect(judge.store.getState()).toEqual({ kind: 'failed', reason: 'broken' })
    video.show(20)
    end()
    expect(workers).toHaveLength(1)

    judge.watch(video, () => undefined)
    worker().say({ kind: 'loaded', engineVersion: 'human' })
    video.show(30)
    expect(workers).toHaveLength(2)
    expect(
      worker()
        .of('live')
        .map(({ takenAt }) => takenAt),
    ).toEqual([30])
  })

  it('gives up an engine that hangs over a frame', () => {
    const { judge, worker, clock, load } = openDesk()
    load()
    const video = new FakeVideo()
    judge.watch(video, () => undefined)
    video.show(10)
    clock.pass(15_000)

    expect(judge.store.getState()).toEqual({ kind: 'failed', reason: 'broken' })
    expect(worker().isTerminated).toBe(true)
  })
})

describe('the best of the burst', () => {
  it('is asked for with the age it may have, and told in the time of the world', async () => {
    const { judge, worker, clock, load } = openDesk()
    load()
    judge.watch(new FakeVideo(), () => undefined)
    clock.pass(5_000)
    const asked = judge.bestOfBurst()
    const { serial, notBefore } = worker().of('best')[0] ?? { serial: 0, notBefore: 0 }
    const { picture: frame, asBitmap } = closable()
    worker().say({ kind: 'best', serial, best: { frame: asBitmap, judgement: judgementOf('pass'), takenAt: 4_800 } })

    expect(notBefore).toBe(3_500)
    expect(await asked).toMatchObject({ frame, takenAt: 1_004_800, judgement: { verdict: 'pass' } })
    expect(clock.waiting).toBe(0)
  })

  it('is nothing without an engine or a watch, at once', async () => {
    const { judge, load } = openDesk()
    expect(await judge.bestOfBurst()).toBeNull()
    load()
    expect(await judge.bestOfBurst()).toBeNull()
  })

  it('is nothing after a quarter of a second, and a frame that comes later is closed', async () => {
    const { judge, worker, clock, load } = openDesk()
    load()
    judge.watch(new FakeVideo(), () => undefined)
    const asked = judge.bestOfBurst()
    clock.pass(250)
    expect(await asked).toBeNull()

    const { picture: frame, asBitmap } = closable()
    const serial = worker().of('best')[0]?.serial ?? 0
    worker().say({ kind: 'best', serial, best: { frame: asBitmap, judgement: judgementOf('pass'), takenAt: 1 } })
    expect(frame.isClosed).toBe(true)
  })

  it('is nothing when the worker crashes or is closed meanwhile', async () => {
    const { judge, worker, load } = openDesk()
    load()
    judge.watch(new FakeVideo(), () => undefined)
    const first = judge.bestOfBurst()
    worker().crash()
    expect(await first).toBeNull()

    load()
    const second = judge.bestOfBurst()
    const left = worker()
    judge.close()
    expect(await second).toBeNull()
    const { picture: frame, asBitmap } = closable()
    left.say({ kind: 'best', serial: 2, best: { frame: asBitmap, judgement: judgementOf('pass'), takenAt: 1 } })
    expect(frame.isClosed).toBe(true)
  })
})

describe('a picture that stands still', () => {
  it('is judged as a copy', async () => {
    const { judge, worker, copies, load } = openDesk()
    load()
    const asked = judge.judgePicture(picture)
    await settle()
    const request = worker().of('judge')[0]
    worker().say({ kind: 'judge', serial: request?.serial ?? 0, judgement: judgementOf('warn') })

    expect(await asked).toMatchObject({ verdict: 'warn' })
    expect(request?.picture).toBe(copies[0])
    expect(worker().transfers).toEqual(copies)
  })

  it('waits while the engine loads, which it opens itself', async () => {
    const { judge, worker } = openDesk()
    const asked = judge.judgePicture(picture)
    await settle()
    expect(worker().of('judge')).toEqual([])
    worker().say({ kind: 'loaded', engineVersion: 'human' })
    await settle()
    worker().say({ kind: 'judge', serial: 1, judgement: judgementOf('pass') })

    expect(await asked).toMatchObject({ verdict: 'pass' })
  })

  it('is not judged when the engine cannot be had', async () => {
    const { judge, worker } = openDesk()
    const asked = judge.judgePicture(picture)
    worker().say({ kind: 'notLoaded' })

    expect(await asked).toBeNull()
  })

  it('is given up after ten seconds, while loading and while judging, and its copy is closed', async () => {
    const { judge, worker, clock, copies, load } = openDesk()
    const whileLoading = judge.judgePicture(picture)
    clock.pass(10_000)
    expect(await whileLoading).toBeNull()
    worker().say({ kind: 'loaded', engineVersion: 'human' })
    await settle()
    expect(copies.map(({ isClosed }) => isClosed)).toEqual([true])
    expect(worker().of('judge')).toEqual([])

    load()
    const whileJudging = judge.judgePicture(picture)
    await settle()
    clock.pass(10_000)
    expect(await whileJudging).toBeNull()
    worker().say({ kind: 'judge', serial: 2, judgement: judgementOf('pass') })
    expect(judge.store.getState().kind).toBe('ready')
  })

  it('is not judged when it is no longer there', async () => {
    const desk = openDesk()
    const judge = createJudge({
      startWorker: () => new FakeWorker() as unknown as Worker,
      takeFrame: () => null,
      copyPicture: () => Promise.reject(new DOMException('closed', 'InvalidStateError')),
      now: () => 0,
      timeOrigin: 0,
      after: (milliseconds, run) => desk.clock.after(milliseconds, run),
    })
    const asked = judge.judgePicture(picture)
    judge.store.setState({ kind: 'ready', engineVersion: 'human' }, true)

    expect(await asked).toBeNull()
  })
})
