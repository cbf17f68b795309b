import { describe, expect, it } from 'vitest'
import type { EnginePicture, FaceEngine, FoundFace } from '../../../../src-renderer/camera/engine/face-engine.ts'
import { createFrameRing } from '../../../../src-renderer/camera/engine/frame-ring.ts'
import { createJudging } from '../../../../src-renderer/camera/engine/judging.ts'
import { createUsualEyes } from '../../../../src-renderer/camera/engine/usual-eyes.ts'
import { Closable } from '../closable.ts'

/** A canvas that remembers what was drawn on it. */
class FakeCanvas {
  width = 1
  height = 1
  drawn: unknown = null

  getContext() {
    return {
      drawImage: (picture: unknown) => {
        this.drawn = picture
      },
    }
  }

  transferToImageBitmap() {
    const pixels = this.drawn
    this.drawn = null
    return { pixels }
  }
}

/** A live frame of a camera; what was closed can be asked. */
class FakeFrame extends Closable {
  readonly displayWidth = 640
  readonly displayHeight = 360

  asFrame(): VideoFrame {
    return this as unknown as VideoFrame
  }
}

/** An engine that finds what it is told to when it is told to. */
class FakeEngine implements FaceEngine {
  readonly version = 'engine of a test'
  readonly looks: { readonly picture: EnginePicture; readonly answer: (faces: readonly FoundFace[]) => void }[] = []
  most = 0
  #busy = 0

  async find(picture: EnginePicture): Promise<readonly FoundFace[]> {
    this.#busy += 1
    this.most = Math.max(this.most, this.#busy)
    const faces = await new Promise<readonly FoundFace[]>((resolve) => {
      this.looks.push({ picture, answer: resolve })
    })
    this.#busy -= 1
    return faces
  }

  /** Waits until the engine looks for so many times, then answers that look: nobody is there. */
  async answer(number: number): Promise<void> {
    while (this.looks.length < number) await Promise.resolve()
    this.looks[number - 1]?.answer([])
  }
}

function open() {
  const engine = new FakeEngine()
  const canvases: FakeCanvas[] = []
  let forgotten = 0
  const ring = createFrameRing(() => {
    const canvas = new FakeCanvas()
    canvases.push(canvas)
    return canvas as unknown as OffscreenCanvas
  })
  const judging = createJudging({
    engine,
    ring,
    eyes: createUsualEyes(),
    pictureOf: ({ width, height }) => ({
      width,
      height,
      cut: () => {
        throw new Error('without a face there is nothing to cut')
      },
    }),
    forgetParts: () => {
      forgotten += 1
    },
  })
  return { engine, canvases, judging, forgotten: () => forgotten }
}

describe('judging', () => {
  it('copies a live frame, closes it before the engine looks, and says who judged', async () => {
    const { engine, canvases, judging } = open()
    const frame = new FakeFrame()

    const judged = judging.judgeLive(frame.asFrame(), 10)
    expect(frame.isClosed).toBe(true)
    await engine.answer(1)

    expect(await judged).toMatchObject({ verdict: 'block', instruction: 'noFace', engineVersion: engine.version })
    expect(canvases[0]).toMatchObject({ width: 640, height: 360, drawn: frame })
    expect(engine.looks[0]?.picture).toBe(canvases[0])
  })

  it('lets the engine look at one picture at a time', async () => {
    const { engine, judging } = open()
    const picture = { width: 10, height: 10, close: () => undefined } as unknown as ImageBitmap

    const all = [judging.judgeLive(new FakeFrame().asFrame(), 1), judging.judgeStill(picture)]
    await engine.answer(1)
    await engine.answer(2)
    await Promise.all(all)

    expect(engine.looks.map((look) => look.picture)[1]).toBe(picture)
    expect(engine.most).toBe(1)
  })

  it('hands over the best frame without waiting for the one being judged, and none from before', async () => {
    const { engine, judging } = open()
    const [first, second] = [new FakeFrame(), new FakeFrame()]
    const judged = judging.judgeLive(first.asFrame(), 100)
    await engine.answer(1)
    await judged
    const judging2 = judging.judgeLive(second.asFrame(), 200)

    expect(judging.best(150)).toBeNull()
    expect(judging.best(50)).toMatchObject({ takenAt: 100, frame: { pixels: first } })
    expect(judging.best(50)).toBeNull()
    await engine.answer(2)
    await judging2
    expect(judging.best(50)).toMatchObject({ takenAt: 200, frame: { pixels: second } })
  })

  it('keeps nothing of a watch that is over, not even the frame that was being judged', async () => {
    const { engine, canvases, judging, forgotten } = open()
    const judged = judging.judgeLive(new FakeFrame().asFrame(), 1)
    await engine.answer(1)
    await judged
    const last = judging.judgeLive(new FakeFrame().asFrame(), 2)

    judging.forget()
    expect(forgotten()).toBe(1)
    await engine.answer(2)
    await last

    expect(canvases.map(({ width, height }) => [width, height])).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(judging.best(0)).toBeNull()
    expect(forgotten()).toBe(2)
  })

  it('closes a still picture and forgets its parts, also when the engine breaks', async () => {
    const { engine, judging, forgotten } = open()
    let closed = 0
    const picture = { width: 4, height: 4, close: () => (closed += 1) } as unknown as ImageBitmap
    engine.find = () => Promise.reject(new Error('the engine of this test is broken'))

    await expect(judging.judgeStill(picture)).rejects.toThrow('broken')
    expect(closed).toBe(1)
    expect(forgotten()).toBe(1)

    engine.find = () => Promise.resolve([])
    expect(await judging.judgeStill(picture)).toMatchObject({ instruction: 'noFace' })
  })
})
