import { describe, expect, it } from 'vitest'
import type { FoundFace } from '../../../../src-renderer/camera/engine/face-engine.ts'
import type { Pixels } from '../../../../src-renderer/camera/judgement/geometry.ts'
import { judge, judgeLook, measureIn, portrait, valueOf } from './judging.ts'
import { blurred, scaled, shaken, turned } from './picture-changes.ts'
import { foundFace, paintFace } from './synthetic-face.ts'

const small = { picture: { width: 640, height: 420 }, centre: { x: 320, y: 190 }, interEyeDistance: 90 }

/** Sharp, then blurred by 1, 2 and 3 pixels: with the eyes about 90 apart, as in photo quality section 5. */
function blurOf(pixels: Pixels, face: FoundFace): readonly number[] {
  return [0, 1, 2, 3].map((sigma) => valueOf(judge(sigma === 0 ? pixels : blurred(pixels, sigma), face), 'sharpness'))
}

/** The portrait with the eyes 90 pixels apart. */
function smallPortrait(): ReturnType<typeof portrait> {
  const { pixels, face } = portrait()
  return scaled(pixels, face, 90 / 150)
}

function expectRising(values: readonly number[]): void {
  expect(values.length).toBeGreaterThan(1)
  expect([...values].sort((one, other) => one - other)).toEqual(values)
  expect(new Set(values).size).toBe(values.length)
}

describe('sharpness', () => {
  it('falls with every step of blur on a painted face', () => {
    expectRising(blurOf(paintFace(small), foundFace(small)))
  })

  it('falls with every step of blur on the portrait, from passing to blocking', () => {
    const { pixels, face } = smallPortrait()
    const values = blurOf(pixels, face)
    expectRising(values)
    expect(values[0]).toBeLessThan(0.58)
    expect(values[3]).toBeGreaterThan(0.68)
    const judgement = judge(blurred(pixels, 3), face)
    expect(judgement).toMatchObject({ instruction: 'holdStill', weight: 'block' })
    expect(judgement.blur).toBe(valueOf(judgement, 'sharpness'))
  })

  it('sees a shaken camera, which blurs in one direction only', () => {
    const { pixels, face } = portrait()
    expect(measureIn(judge(pixels, face), 'sharpness').verdict).toBe('pass')
    expect(measureIn(judge(shaken(pixels, 16), face), 'sharpness')).toMatchObject({
      verdict: 'block',
      instruction: 'holdStill',
    })
  })

  it('does not change when the same picture is turned by a few degrees', () => {
    const { pixels, face } = portrait()
    const tilted = turned(pixels, face, 5)
    const straight = valueOf(judge(pixels, face), 'sharpness')
    expect(Math.abs(valueOf(judge(tilted.pixels, tilted.face), 'sharpness') - straight)).toBeLessThan(0.05)
  })

  it('is not saved by a sharp background', () => {
    const { pixels, face } = smallPortrait()
    const soft = blurred(pixels, 3)
    const striped = { ...soft, data: new Uint8ClampedArray(soft.data) }
    for (let at = 0; at < striped.data.length; at += 4) {
      const column = (at / 4) % striped.width
      if (column < 210 || column > 540) striped.data.fill(column % 2 === 0 ? 0 : 255, at, at + 3)
    }
    expect(measureIn(judge(striped, face), 'sharpness').verdict).toBe('block')
  })

  it('is unknown of a face without any detail', () => {
    const { face } = portrait()
    const blank = new Uint8ClampedArray(1280 * 720 * 4).fill(90)
    const judgement = judge({ width: 1280, height: 720, data: blank }, face)
    expect(measureIn(judgement, 'sharpness')).toMatchObject({ verdict: 'unknown', value: null, instruction: null })
    expect(judgement.blur).toBeNull()
  })
})

describe('the background', () => {
  it('is plain when it is all of one colour', () => {
    expect(valueOf(judgeLook({}), 'background')).toBe(0)
  })

  it('is restless with strong stripes, and that is advice only', () => {
    const stripes = judgeLook({ background: ({ x }) => (Math.floor(x * 4) % 2 === 0 ? [0, 0, 0] : [0.8, 0.8, 0.8]) })
    expect(measureIn(stripes, 'background')).toMatchObject({ verdict: 'warn', instruction: 'plainBackground' })
    expect(stripes).toMatchObject({ verdict: 'warn', instruction: 'plainBackground', weight: 'warn' })
  })

  it('grows with what stands in it', () => {
    const values = [0, 0.1, 0.3, 0.6].map((bright) =>
      valueOf(
        judgeLook({ background: ({ x }) => [0.25 + bright * ((Math.floor(x * 4) + 100) % 2), 0.25, 0.25] }),
        'background',
      ),
    )
    expectRising(values)
  })

  it('does not depend on how near the camera is', () => {
    const soft = (interEyeDistance: number): number =>
      valueOf(
        judgeLook({ interEyeDistance, background: ({ x, y }) => [0.3 + 0.1 * x, 0.3 + 0.1 * y, 0.3] }),
        'background',
      )
    expect(soft(90)).toBeCloseTo(soft(130), 0)
  })

  it('is not looked for in hair, ears and shoulders', () => {
    const person = judgeLook({
      background: ({ x, y }) => {
        const isHair = Math.hypot(x / 1.5, (y - 0.1) / 1.7) < 1 || y > 1.9
        return isHair && Math.floor((x + y) * 15) % 2 === 0 ? [0, 0, 0] : [0.5, 0.5, 0.5]
      },
    })
    expect(valueOf(person, 'background')).toBe(0)
  })

  it('is looked for in the corners of the crop only, not across the room', () => {
    const room = judgeLook({
      background: ({ x }) => (Math.abs(x) > 2.8 && Math.floor(x * 5) % 2 === 0 ? [1, 1, 1] : [0, 0, 0]),
    })
    expect(valueOf(room, 'background')).toBe(0)
  })

  it('is unknown when the picture shows nothing but the head', () => {
    const tight = judgeLook({ picture: { width: 230, height: 330 }, centre: { x: 115, y: 140 }, interEyeDistance: 100 })
    expect(measureIn(tight, 'background').verdict).toBe('unknown')
  })
})
