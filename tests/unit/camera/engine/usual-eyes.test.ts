import { describe, expect, it } from 'vitest'
import { createUsualEyes } from '../../../../src-renderer/camera/engine/usual-eyes.ts'

describe("a person's usual eyes", () => {
  it('are not known from a few frames', () => {
    const eyes = createUsualEyes()
    for (const at of [0, 70, 140, 210]) eyes.add(at, 0.3)
    expect(eyes.median()).toBeNull()

    eyes.add(280, 0.3)
    expect(eyes.median()).toBe(0.3)
  })

  it('are not changed by a blink', () => {
    const eyes = createUsualEyes()
    for (const [place, ratio] of [0.3, 0.31, 0.29, 0.1, 0.05, 0.3, 0.32].entries()) eyes.add(place * 70, ratio)

    expect(eyes.median()).toBe(0.3)
  })

  it('are those of the last two seconds', () => {
    const eyes = createUsualEyes()
    for (let at = 0; at < 1_000; at += 100) eyes.add(at, 0.4)
    for (let at = 1_000; at <= 3_000; at += 100) eyes.add(at, 0.25)

    expect(eyes.median()).toBe(0.25)
  })

  it('begin anew with another face, and when the watch is over', () => {
    const eyes = createUsualEyes()
    for (let at = 0; at < 500; at += 50) eyes.add(at, 0.3)
    eyes.add(500, null)
    for (const at of [550, 600, 650, 700]) eyes.add(at, 0.2)
    expect(eyes.median()).toBeNull()
    eyes.add(750, 0.2)
    expect(eyes.median()).toBe(0.2)

    eyes.forget()
    expect(eyes.median()).toBeNull()
  })
})
