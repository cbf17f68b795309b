import { describe, expect, it } from 'vitest'
import { createFrameRing, ringLength, type RingCanvas } from '../../../../src-renderer/camera/engine/frame-ring.ts'
import { judgementOf } from './judgements.ts'

/** A canvas that gives its pixels away as a picture with its own number. */
class FakeCanvas implements RingCanvas {
  width = 1
  height = 1
  readonly number: number

  constructor(number: number) {
    this.number = number
  }

  transferToImageBitmap(): ImageBitmap {
    return { number: this.number } as unknown as ImageBitmap
  }
}

function openRing() {
  const made: FakeCanvas[] = []
  const ring = createFrameRing(() => {
    const canvas = new FakeCanvas(made.length)
    made.push(canvas)
    return canvas
  })
  const judge = (takenAt: number): FakeCanvas => {
    const canvas = ring.next({ width: 1280, height: 720 })
    ring.keep(canvas, { takenAt, judgement: judgementOf('pass') })
    return canvas
  }
  return { made, ring, judge }
}

describe('the ring of frames', () => {
  it('keeps the last eight judged frames while a ninth is being judged, on nine canvases', () => {
    const { made, ring, judge } = openRing()
    for (let takenAt = 1; takenAt <= 30; takenAt += 1) judge(takenAt)

    ring.next({ width: 1280, height: 720 })

    expect(ring.kept().map(({ takenAt }) => takenAt)).toEqual([23, 24, 25, 26, 27, 28, 29, 30])
    expect(made).toHaveLength(ringLength)
  })

  it('gives a canvas the size of the frame', () => {
    const { ring } = openRing()

    expect(ring.next({ width: 640, height: 480 })).toMatchObject({ width: 640, height: 480 })
  })

  it('does not offer a frame before it is judged', () => {
    const { ring, judge } = openRing()
    judge(1)
    ring.next({ width: 1280, height: 720 })

    expect(ring.kept().map(({ takenAt }) => takenAt)).toEqual([1])
  })

  it('gives a frame away once', () => {
    const { ring, judge } = openRing()
    judge(1)
    const canvas = judge(2)
    const frame = ring.kept().find(({ takenAt }) => takenAt === 2)
    if (frame === undefined) throw new Error('the ring of this test has lost its frame')

    const taken = ring.take(frame)

    expect(taken).toEqual({ takenAt: 2, judgement: frame.judgement, frame: { number: canvas.number } })
    expect(ring.take(frame)).toBeNull()
    expect(ring.kept().map(({ takenAt }) => takenAt)).toEqual([1])
  })

  it('overwrites all kept frames when it forgets, and leaves the one being judged to its judge', () => {
    const { made, ring, judge } = openRing()
    judge(1)
    judge(2)
    const beingJudged = ring.next({ width: 1280, height: 720 })

    ring.forget()
    ring.keep(beingJudged, { takenAt: 3, judgement: judgementOf('pass') })

    expect(made.slice(0, 2).map(({ width, height }) => [width, height])).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(beingJudged.width).toBe(1280)
    expect(ring.kept()).toEqual([])
  })
})
