import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hearVerdict,
  progressOf,
  startAgain,
  steadyMilliseconds,
  waitForMoment,
  type AutoCapture,
  type FrameVerdict,
} from '../../../../src-renderer/camera/guidance/auto-capture.ts'
import type { Judgement } from '../../../../src-renderer/camera/judgement/judgement.ts'
import { judgementWith } from './judgements.ts'

const seed = 20_261_122

const good = judgementWith()
const warned = judgementWith({ says: 'closeMouth', weight: 'warn' })
const turned = judgementWith({ says: 'turnLeft' })
const twoFaces = judgementWith({ verdicts: { oneFace: 'block' }, says: 'secondFace' })
const engineFailed = judgementWith({ verdicts: { oneFace: 'unknown', eyesOpen: 'unknown' }, hasFace: false })

/** Verdicts a tenth of a second apart, from zero on, of frames that differ by a sensor's noise. */
const stream = (judgements: readonly Judgement[], mayShoot = true): FrameVerdict[] =>
  judgements.map((judgement, place) => ({ at: place * 100, judgement: noisy(judgement, place), mayShoot }))
const noisy = (judgement: Judgement, place: number): Judgement => ({ ...judgement, blur: 0.4 + (place % 11) / 1000 })
const seconds = (count: number, judgement: Judgement) => Array.from({ length: count * 10 }, () => judgement)

/** When the station shoots; `null` when it does not. */
function shotAt(verdicts: readonly FrameVerdict[], from: AutoCapture = waitForMoment()): number | null {
  let state = from
  for (const verdict of verdicts) {
    state = hearVerdict(state, verdict)
    if (state.kind === 'fired') return verdict.at
  }
  return null
}

describe('the station shoots by itself', () => {
  it('when nothing has stood in the way for six tenths of a second', () => {
    expect(shotAt(stream(seconds(2, good)))).toBe(600)
  })

  it('also when something could be better: warnings stop nobody', () => {
    expect(shotAt(stream(seconds(2, warned)))).toBe(600)
  })

  it('not before the time starts again after a single frame that is blocked', () => {
    expect(shotAt(stream([...seconds(0.5, good), turned, ...seconds(2, good)]))).toBe(1200)
  })

  it('not before the time starts again after a gap in which nobody knows what happened', () => {
    const before = stream(seconds(0.5, good))
    const after = stream(seconds(2, good)).map((verdict) => ({ ...verdict, at: verdict.at + 1200 }))
    expect(shotAt([...before, ...after])).toBe(1800)
  })

  it('later on a slow computer, because a few verdicts prove little', () => {
    const slow = stream(seconds(2, good)).map((verdict) => ({ ...verdict, at: verdict.at * 3 }))
    expect(shotAt(slow)).toBe(1200)
  })

  it('not at once after a retake, so that there is time to change something', () => {
    expect(shotAt(stream(seconds(4, good)), waitForMoment(1500))).toBe(2100)
  })

  it('once: what follows is not another shot', () => {
    const fired: AutoCapture = { kind: 'fired' }
    expect(stream(seconds(2, good)).map((verdict) => hearVerdict(fired, verdict).kind)).toEqual(
      Array.from({ length: 20 }, () => 'fired'),
    )
  })

  it.each([
    ['two faces', twoFaces],
    ['something that blocks', turned],
    ['an engine that failed', engineFailed],
    ['something that could block and was not computed', judgementWith({ verdicts: { yaw: 'unknown' } })],
  ])('never with %s', (_name, judgement) => {
    expect(shotAt(stream(seconds(10, judgement)))).toBeNull()
  })

  it('never while it may not, however good the frames are', () => {
    expect(shotAt(stream(seconds(10, good), false))).toBeNull()
  })

  it('never from a camera that hangs, whoever it shows', () => {
    const still = stream(seconds(10, good)).map((verdict) => ({ ...verdict, judgement: good }))
    expect(shotAt(still)).toBeNull()
  })

  it.each([{ kind: 'off' }, { kind: 'cancelled' }] as const)('never when it is $kind', (state) => {
    expect(shotAt(stream(seconds(10, good)), state)).toBeNull()
  })

  it('only after a full stretch of clear verdicts, whatever came before', () => {
    const judgement = fc.constantFrom(good, good, good, good, warned, turned, twoFaces, engineFailed)
    const verdict = fc.record({ wait: fc.integer({ min: 30, max: 700 }), judgement, mayShoot: fc.boolean() })
    const mostlyWell = fc.oneof({ weight: 9, arbitrary: verdict.map((one) => ({ ...one, mayShoot: true })) }, verdict)
    let shots = 0
    fc.assert(
      fc.property(fc.array(mostlyWell, { minLength: 20, maxLength: 80 }), (waits) => {
        let at = 0
        const verdicts = waits.map(({ wait, judgement, ...rest }, place) => ({
          ...rest,
          judgement: noisy(judgement, place),
          at: (at += wait % 7 === 0 ? wait : wait % 150),
        }))
        const shot = shotAt(verdicts)
        if (shot === null) return true
        shots += 1
        const last = verdicts.filter((one) => one.at <= shot && one.at >= shot - steadyMilliseconds)
        return last.every(
          (one) => one.mayShoot && (one.judgement.verdict === 'pass' || one.judgement.verdict === 'warn'),
        )
      }),
      { seed, numRuns: 500 },
    )
    expect(shots, 'no story came to a shot').toBeGreaterThan(20)
  })
})

describe('the ring', () => {
  it('grows from nothing to full and never shrinks while nothing stands in the way', () => {
    let state = waitForMoment()
    const shown = stream(seconds(1, good)).map((verdict) => {
      state = hearVerdict(state, verdict)
      return progressOf(state)
    })
    expect(shown.slice(0, 3)).toEqual([0, 100 / 600, 200 / 600])
    expect(shown).toEqual(shown.toSorted((one, other) => one - other))
    expect(shown.at(-1)).toBe(1)
  })

  it('is full exactly when the station shoots, on a slow computer too', () => {
    let state = waitForMoment()
    for (const verdict of stream(seconds(1, good)).map((one) => ({ ...one, at: one.at * 3 }))) {
      state = hearVerdict(state, verdict)
      expect(progressOf(state) === 1).toBe(state.kind === 'fired')
    }
  })

  it('is empty when the camera gets into trouble or the verdicts stop', () => {
    let state = waitForMoment()
    for (const verdict of stream(seconds(0.4, good))) state = hearVerdict(state, verdict)
    expect(progressOf(state)).toBeGreaterThan(0)
    expect(progressOf(startAgain(state))).toBe(0)
    expect(startAgain({ kind: 'cancelled' })).toEqual({ kind: 'cancelled' })
  })
})
