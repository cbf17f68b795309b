import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestOfBurst, burstLength, type BurstFrame } from '../../../../src-renderer/camera/guidance/best-of-burst.ts'
import type { Judgement } from '../../../../src-renderer/camera/judgement/judgement.ts'
import { judgementWith } from './judgements.ts'

const seed = 20_261_122

/** Frames in the order in which they were taken, a thirtieth of a second apart. */
const burst = (...judgements: readonly Judgement[]): BurstFrame[] =>
  judgements.map((judgement, place) => ({ takenAt: place * 33, judgement }))
const blurred = (blur: number | null) => judgementWith({ blur })
const eyesClosed = judgementWith({ verdicts: { eyesOpen: 'block' }, blur: 0.1 })

describe('the best frame of a burst', () => {
  it('is the sharpest', () => {
    expect(bestOfBurst(burst(blurred(0.5), blurred(0.3), blurred(0.4)))).toBe(1)
  })

  it('is the newest of equals', () => {
    expect(bestOfBurst(burst(blurred(0.3), blurred(0.3), blurred(0.4)))).toBe(1)
    const [first, second] = burst(blurred(0.3), blurred(0.3))
    if (first === undefined || second === undefined) throw new Error('there are two')
    expect(bestOfBurst([second, first]), 'by its time, not by its place').toBe(0)
  })

  it('has the eyes open, however sharp a blink is', () => {
    expect(bestOfBurst(burst(eyesClosed, blurred(0.6), eyesClosed))).toBe(1)
    const half = judgementWith({ verdicts: { eyesOpen: 'warn' }, blur: 0.1 })
    expect(bestOfBurst(burst(half, blurred(0.5)))).toBe(1)
  })

  it('prefers what is known: eyes that could not be measured may be closed', () => {
    const unknown = judgementWith({ verdicts: { eyesOpen: 'unknown' }, blur: 0.1 })
    expect(bestOfBurst(burst(unknown, blurred(0.5)))).toBe(1)
    expect(bestOfBurst(burst(blurred(null), blurred(0.9)))).toBe(1)
  })

  it('has a face, when every frame is blocked: a missing face blocks one measure only', () => {
    const dark = judgementWith({ verdicts: { underExposure: 'block', intensityRange: 'block' } })
    const empty = judgementWith({ verdicts: { oneFace: 'block' }, hasFace: false, blur: null })
    expect(bestOfBurst(burst(dark, empty))).toBe(0)
  })

  it('has the fewest blocked measures, when every frame has some', () => {
    const dark = judgementWith({ verdicts: { underExposure: 'block', intensityRange: 'block' }, blur: 0.1 })
    const turned = judgementWith({ verdicts: { yaw: 'block' }, blur: 0.6 })
    expect(bestOfBurst(burst(dark, turned, dark))).toBe(1)
  })

  it('is none of the frames that are too old to be of this moment', () => {
    const old = burst(blurred(0.1), ...Array.from({ length: burstLength }, () => blurred(0.5)))
    expect(bestOfBurst(old)).toBe(burstLength)
  })

  it('is none when there are no frames', () => {
    expect(bestOfBurst([])).toBeNull()
  })

  it('never has a blocked measure when another one has none', () => {
    const verdict = fc.constantFrom('pass', 'warn', 'block', 'unknown')
    const judgement = fc
      .record({
        oneFace: verdict,
        eyesOpen: verdict,
        sharpness: verdict,
        blur: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      })
      .map(({ blur, ...verdicts }) => judgementWith({ verdicts, blur }))
    fc.assert(
      fc.property(fc.array(judgement, { minLength: 1, maxLength: burstLength }), (judgements) => {
        const chosen = judgements[bestOfBurst(burst(...judgements)) ?? -1]
        if (chosen === undefined) return false
        return chosen.verdict !== 'block' || judgements.every((other) => other.verdict === 'block')
      }),
      { seed },
    )
  })
})
