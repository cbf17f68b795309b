import { describe, expect, it } from 'vitest'
import { progressOf } from '../../../../src-renderer/camera/guidance/auto-capture.ts'
import { createGuide, type GuideParts } from '../../../../src-renderer/camera/guidance/guide.ts'
import type { Judgement } from '../../../../src-renderer/camera/judgement/judgement.ts'
import { judgementWith, uprightFace } from './judgements.ts'

const good = judgementWith()
const closer = judgementWith({ says: 'comeCloser' })

/** A guide with a clock that goes only when verdicts come or time is said to pass. */
function visit(parts: Partial<Pick<GuideParts, 'shooter' | 'pause'>> = {}) {
  let now = 50_000
  let frames = 0
  let timers: { readonly at: number; readonly run: () => void }[] = []
  const guide = createGuide({
    now: () => now,
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    shooter: 'station',
    pause: 0,
    ...parts,
  })
  let shots = 0
  guide.store.subscribe(({ autoCapture }, before) => {
    if (autoCapture.kind === 'fired' && before.autoCapture.kind !== 'fired') shots += 1
  })
  const pass = (milliseconds: number): void => {
    now += milliseconds
    const due = timers.filter(({ at }) => at <= now)
    timers = timers.filter(({ at }) => at > now)
    for (const { run } of due) run()
  }
  return {
    guide,
    state: () => guide.store.getState(),
    shots: () => shots,
    waiting: () => timers.length,
    pass,
    /** Ten verdicts a second for so long. */
    see: (judgement: Judgement, milliseconds: number): void => {
      for (let seen = 0; seen < milliseconds; seen += 100) {
        // Frames differ by a sensor's noise.
        guide.hear({ ...judgement, blur: 0.4 + (frames += 1) / 1e6 }, now)
        pass(100)
      }
    },
  }
}

describe('a visit at the camera', () => {
  it('is told what to change, then shot once', () => {
    const { see, state, shots } = visit()
    see(closer, 1000)
    expect(state().guidance).toEqual({ kind: 'told', instruction: 'comeCloser', weight: 'block' })
    expect(shots()).toBe(0)
    see(good, 3000)
    expect(state().guidance).toEqual({ kind: 'fine' })
    expect(shots()).toBe(1)
    expect(state().verdicts).toBe(40)
  })

  it('goes on after a moment of which no photo came', () => {
    const { guide, see, shots } = visit()
    see(good, 1000)
    guide.tryAgain()
    see(good, 1000)
    expect(shots()).toBe(2)
  })

  it('is not shot while the station may not shoot, and the ring is empty at once', () => {
    const { guide, see, state, shots } = visit()
    see(good, 400)
    expect(progressOf(state().autoCapture)).toBeGreaterThan(0)
    guide.setMayShoot(false)
    expect(progressOf(state().autoCapture)).toBe(0)
    see(good, 2000)
    expect(shots()).toBe(0)
    guide.setMayShoot(true)
    see(good, 700)
    expect(shots()).toBe(1)
  })

  it('is not shot once the clerk takes the shot, until the station may again', () => {
    const { guide, see, state, shots } = visit()
    see(good, 500)
    guide.setShooter('clerkThisTime')
    expect(state().autoCapture).toEqual({ kind: 'cancelled' })
    see(good, 2000)
    expect(shots()).toBe(0)
    expect(state().guidance, 'what to change is said all the same').toEqual({ kind: 'fine' })
    guide.setShooter('station')
    see(good, 700)
    expect(shots()).toBe(1)
  })

  it('is not shot on a station that never does so, and is when that is changed', () => {
    const { guide, see, shots } = visit({ shooter: 'clerkAlways' })
    see(good, 2000)
    expect(shots()).toBe(0)
    guide.setShooter('station')
    see(good, 700)
    expect(shots()).toBe(1)
  })

  it('cannot be called off while the photo is being taken', () => {
    const { guide, see, state } = visit()
    see(good, 700)
    guide.setShooter('clerkThisTime')
    expect(state().autoCapture).toEqual({ kind: 'fired' })
    guide.tryAgain()
    expect(state().autoCapture, 'but the wish is kept for what follows').toEqual({ kind: 'cancelled' })
  })

  it('waits with the first shot when it is told to, also when the clerk changes the mind meanwhile', () => {
    const { guide, see, shots } = visit({ pause: 2000 })
    see(good, 1000)
    guide.setShooter('clerkThisTime')
    guide.setShooter('station')
    see(good, 1000)
    expect(shots()).toBe(0)
    see(good, 700)
    expect(shots()).toBe(1)
  })

  it('forgets what was said when no verdict comes any more', () => {
    const { see, pass, state } = visit()
    see(good, 500)
    expect(state().autoCapture.kind).toBe('arming')
    pass(1500)
    expect(state()).toMatchObject({ guidance: { kind: 'looking' }, autoCapture: { kind: 'waiting' } })
  })

  it('leaves no timer behind, and says nothing old to whoever comes back', () => {
    const { guide, see, state, waiting } = visit()
    see(closer, 1000)
    guide.stop()
    expect(waiting()).toBe(0)
    expect(state().guidance).toEqual({ kind: 'looking' })
  })

  it('knows how far the head leans as long as it is asked to be level', () => {
    const { see, state } = visit()
    const leaning = { ...judgementWith({ says: 'levelHead' }), face: { ...uprightFace, roll: 0.3 } }
    see(leaning, 1000)
    expect(state().roll).toBe(0.3)
    see({ ...leaning, face: null }, 100)
    expect(state().roll, 'a frame without a mesh changes nothing').toBe(0.3)
    see(closer, 2000)
    expect(state().roll).toBeNull()
  })
})
