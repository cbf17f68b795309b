import { describe, expect, it } from 'vitest'
import type { MeasureName } from '../../../../src-preload/contract/judgement.ts'
import { blocksOf, complaints, judge, judgeLook, measureIn, portrait, valueOf } from './judging.ts'
import { relit, scaledValues } from './picture-changes.ts'
import type { FaceLook, LinearColour } from './synthetic-face.ts'
import { paintFace } from './synthetic-face.ts'

const lightMeasures: readonly MeasureName[] = [
  'underExposure',
  'overExposure',
  'intensityRange',
  'evenLight',
  'leftRightRatio',
  'brightness',
  'contrast',
  'naturalColour',
  'glare',
]

function said(look: Partial<FaceLook>, name: MeasureName): string {
  const { verdict, instruction } = measureIn(judgeLook(look), name)
  return instruction === null ? verdict : `${verdict} ${instruction}`
}

describe('the light on a face', () => {
  it('is judged in full, and nothing is found wrong with good light', () => {
    const judgement = judgeLook({})
    expect(lightMeasures.filter((name) => measureIn(judgement, name).value === null)).toEqual([])
    expect(complaints(judgement)).toEqual([])
  })

  it('has no range, no difference and a known mean on a face that is all of one grey', () => {
    const grey: LinearColour = [0.25, 0.25, 0.25]
    const judgement = judgeLook({ skin: grey, eyeWhite: grey, texture: 0, eyeAspect: 0.001 })
    // A linear quarter is 137 of 255 as a value, which is 64 of 255 when it is linear again.
    expect(valueOf(judgement, 'brightness')).toBeCloseTo(64 / 255, 2)
    expect(valueOf(judgement, 'intensityRange')).toBeLessThan(0.2)
    expect(valueOf(judgement, 'leftRightRatio')).toBeCloseTo(1, 2)
    expect(valueOf(judgement, 'evenLight')).toBeCloseTo(1, 2)
    expect(measureIn(judgement, 'contrast')).toMatchObject({ verdict: 'warn', instruction: 'moreLight' })
    // Flat, but not dark and not burnt: that is advice.
    expect(measureIn(judgement, 'intensityRange').verdict).toBe('warn')
  })

  it('asks for more light in the dark, and blocks', () => {
    const judgement = judgeLook({ light: 0.06 })
    expect(judgement).toMatchObject({ verdict: 'block', instruction: 'moreLight', weight: 'block' })
    expect(blocksOf(judgement)).toEqual(expect.arrayContaining(['underExposure', 'intensityRange']))
  })

  it('warns of the dark before it blocks', () => {
    const judgement = judgeLook({ light: 0.22 })
    expect(judgement).toMatchObject({ instruction: 'moreLight', weight: 'warn' })
    expect(blocksOf(judgement)).toEqual([])
  })

  it('asks for less light on a burnt face, and blocks', () => {
    const judgement = judgeLook({ light: 3.5 })
    expect(judgement).toMatchObject({ instruction: 'lessLight', weight: 'block' })
    expect(valueOf(judgement, 'overExposure')).toBeGreaterThan(0.1)
  })

  it('counts the burnt part of a face', () => {
    // The right fifth of the oval's width, which is 14 % of its area.
    const judgement = judgeLook({ skinLight: (across) => (across > 0.6 ? 100 : 1) })
    expect(valueOf(judgement, 'overExposure')).toBeCloseTo(0.14, 1)
    expect(measureIn(judgement, 'overExposure').verdict).toBe('block')
  })

  it.each<[string, FaceLook['skinLight'], string, string]>([
    ['from both sides', () => 1, 'pass', 'pass'],
    ['a little stronger from one side', (across) => 1 + 0.15 * across, 'pass', 'pass'],
    ['half as strong on one side', (across) => (across < 0 ? 1 : 0.5), 'block evenLight', 'warn evenLight'],
    ['a tenth on the left', (across) => (across < 0 ? 0.1 : 1), 'block evenLight', 'block evenLight'],
    ['a tenth on the right', (across) => (across > 0 ? 0.1 : 1), 'block evenLight', 'block evenLight'],
  ])('is compared side to side: %s', (_what, skinLight, even, ratio) => {
    const look = { skinLight, texture: 0.5 }
    expect(said(look, 'leftRightRatio')).toBe(ratio)
    expect(said(look, 'evenLight')).toBe(even)
  })

  it('does not block two smooth cheeks that differ by a tenth, though they have no luminance in common', () => {
    const judgement = judgeLook({ skinLight: (across) => (across < 0 ? 1 : 0.9), texture: 0 })
    expect(valueOf(judgement, 'evenLight')).toBeLessThan(0.05)
    expect(measureIn(judgement, 'evenLight').verdict).toBe('warn')
    expect(measureIn(judgement, 'leftRightRatio').verdict).toBe('pass')
  })

  it('looks at the outer cheeks, not beside the nose', () => {
    const shaded = judgeLook({ skinLight: (across) => (across > 0.45 ? 0.1 : 1) })
    expect(measureIn(shaded, 'leftRightRatio').verdict).toBe('block')
    const nose = judgeLook({ skinLight: (across) => (across > 0 && across < 0.4 ? 0.1 : 1) })
    expect(measureIn(nose, 'leftRightRatio').verdict).toBe('pass')
  })

  it.each<[string, LinearColour, string]>([
    ['skin', [0.5, 0.29, 0.2], 'pass'],
    ['deep skin', [0.09, 0.05, 0.035], 'pass'],
    ['no colour at all', [0.3, 0.3, 0.3], 'warn naturalLight'],
    ['blue light', [0.2, 0.25, 0.5], 'warn naturalLight'],
    ['green light', [0.2, 0.4, 0.2], 'warn naturalLight'],
    ['red light', [0.6, 0.1, 0.05], 'warn naturalLight'],
  ])('has the colour of %s', (_what, skin, expected) => {
    expect(said({ skin }, 'naturalColour')).toBe(expected)
  })

  it('sees reflections on glasses, and how much of the eye they hide', () => {
    expect(said({ reflection: 0.01 }, 'glare')).toBe('pass')
    expect(said({ reflection: 0.06 }, 'glare')).toBe('warn avoidGlare')
    expect(said({ reflection: 0.15 }, 'glare')).toBe('block avoidGlare')
  })

  it('is unknown when most of the face is outside the picture', () => {
    const judgement = judgeLook({ centre: { x: -40, y: 310 } })
    expect(lightMeasures.filter((name) => measureIn(judgement, name).verdict !== 'unknown')).toEqual([])
    expect(judgement.verdict).toBe('block')
  })

  it('does not take the black beyond the edge for shadow', () => {
    const cut = judgeLook({ centre: { x: 75, y: 310 } })
    expect(valueOf(cut, 'underExposure')).toBeLessThan(0.05)
  })
})

describe('fairness', () => {
  const gains = [0.6, 0.8, 1, 1.2, 1.4]
  const skins: readonly [string, LinearColour][] = [
    ['very light', [0.62, 0.48, 0.4]],
    ['light', [0.5, 0.29, 0.2]],
    ['medium', [0.25, 0.14, 0.09]],
    ['dark', [0.12, 0.07, 0.045]],
    ['deep', [0.06, 0.035, 0.024]],
    ['very deep', [0.035, 0.02, 0.014]],
  ]

  it.each(skins)('a linear gain of 60 to 140 % on %s skin alone changes no block', (_name, skin) => {
    const look = { texture: 0.4 }
    const blocks = gains.map((gain) => {
      const [red, green, blue] = skin
      return blocksOf(judgeLook({ ...look, skin: [red * gain, green * gain, blue * gain] }))
    })
    expect(blocks).toEqual(gains.map(() => []))
  })

  it.each(skins)('%s skin in the dark is blocked all the same', (_name, skin) => {
    expect(judgeLook({ skin, light: 0.03 })).toMatchObject({ instruction: 'moreLight', weight: 'block' })
  })

  it('holds on the pixels of a real portrait', () => {
    const { pixels, face } = portrait()
    const blocks = gains.map((gain) => blocksOf(judge(relit(pixels, onSkin(face.mesh, gain)), face)))
    expect(blocks).toEqual(gains.map(() => []))
  })

  it('blocks the same portrait when the whole place is dark', () => {
    const { pixels, face } = portrait()
    expect(judge(scaledValues(pixels, 0.25), face)).toMatchObject({ instruction: 'moreLight', weight: 'block' })
  })
})

/** A gain on what is skin by its place: an oval about the face without the eyes. */
function onSkin(mesh: readonly { readonly x: number; readonly y: number }[], gain: number) {
  const at = (number: number): { readonly x: number; readonly y: number } => mesh[number] ?? { x: 0, y: 0 }
  const [left, right, top, bottom] = [at(234), at(454), at(10), at(152)]
  const middle = { x: (left.x + right.x) / 2, y: (top.y + bottom.y) / 2 }
  const [halfWidth, halfHeight] = [(right.x - left.x) / 2, (bottom.y - top.y) / 2]
  return ({ x, y }: { readonly x: number; readonly y: number }): number => {
    const isFace = ((x - middle.x) / halfWidth) ** 2 + ((y - middle.y) / halfHeight) ** 2 <= 1
    const isEye = [
      [33, 133],
      [362, 263],
    ].some(([one = 0, other = 0]) => Math.abs(x - (at(one).x + at(other).x) / 2) < 40 && Math.abs(y - at(one).y) < 18)
    return isFace && !isEye ? gain : 1
  }
}

describe('the painted face itself', () => {
  it('is what the tests believe it to be', () => {
    const pixels = paintFace()
    const at = (x: number, y: number): readonly number[] => [
      ...pixels.data.subarray((y * 1280 + x) * 4, (y * 1280 + x) * 4 + 3),
    ]
    // Background, then the white of the left eye.
    expect(at(5, 5)).toEqual([137, 142, 149])
    expect(at(568, 310)).toEqual([203, 200, 196])
  })
})
