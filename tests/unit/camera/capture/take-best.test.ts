import { describe, expect, it } from 'vitest'
import type { Capture } from '../../../../src-renderer/camera/capture/capture-types.ts'
import { takeBest } from '../../../../src-renderer/camera/capture/take-best.ts'
import { Closable } from '../closable.ts'
import { judgementWith } from '../guidance/judgements.ts'

/** Pixels that remember whether their memory was given back. */
class FakeBitmap extends Closable {
  readonly width = 1280
  readonly height = 720
}

const frozen = (frame = new FakeBitmap()) => ({
  frame,
  capture: { frame, takenAt: 5000, origin: 'camera', judgement: null } as unknown as Capture,
})
const judged = (frame = new FakeBitmap()) => ({
  bitmap: frame,
  answer: { frame: frame as unknown as ImageBitmap, takenAt: 4800, judgement: judgementWith() },
})

describe('the photo that is kept', () => {
  it('is the best of the moment, with what was found on it, and the frozen one is let go', async () => {
    const { frame, capture } = frozen()
    const { bitmap, answer } = judged()
    expect(await takeBest(capture, async () => answer)).toEqual({ ...answer, origin: 'camera' })
    expect([frame.isClosed, bitmap.isClosed]).toEqual([true, false])
  })

  it.each([
    ['there is none in time', async () => null],
    ['asking for it breaks', async () => Promise.reject(new Error('the engine is gone'))],
  ])('is the frozen one when %s', async (_reason, bestOfBurst) => {
    const { frame, capture } = frozen()
    expect(await takeBest(capture, bestOfBurst)).toBe(capture)
    expect(frame.isClosed).toBe(false)
  })
})
