import { describe, expect, it } from 'vitest'
import * as mappings from '../../../../src-renderer/camera/judgement/mappings.ts'

type Vector = readonly [native: number, published: number]

/** Photo quality section 9: published by OFIQ's conformance table, and the values its sections 2 to 4 name beside a formula. */
const published: readonly {
  readonly measure: string
  readonly map: (native: number) => number
  readonly pairs: readonly Vector[]
}[] = [
  {
    measure: 'eyes open',
    map: mappings.scoreOfLidGap,
    pairs: [
      [0.023177, 58],
      [0.06652, 99],
      [0.111367, 100],
      [0.047, 94],
    ],
  },
  {
    measure: 'mouth closed',
    map: mappings.scoreOfLipGap,
    pairs: [
      [0.000997, 96],
      [0.082712, 88],
    ],
  },
  {
    measure: 'luminance mean',
    map: mappings.scoreOfBrightness,
    pairs: [
      [0.103719, 13],
      [0.240043, 69],
      [0.296285, 87],
      [0.497561, 100],
    ],
  },
  {
    measure: 'luminance variance',
    map: mappings.scoreOfContrast,
    pairs: [
      [0.00732, 82],
      [0.014252, 99],
      [0.067912, 58],
    ],
  },
  {
    measure: 'even light',
    map: mappings.scoreOfEvenLight,
    pairs: [
      [0.012111, 27],
      [0.149691, 57],
      [0.842057, 95],
    ],
  },
  {
    measure: 'intensity range',
    map: mappings.scoreOfIntensityRange,
    pairs: [
      [5.55899, 69],
      [6.93256, 87],
      [7.6098, 95],
    ],
  },
  {
    measure: 'background',
    map: mappings.scoreOfBackground,
    pairs: [
      [35.9804, 83],
      [68.311, 68],
      [242.789, 17],
    ],
  },
  { measure: 'space above', map: mappings.scoreOfSpaceAbove, pairs: [[1.54885, 82]] },
  {
    measure: 'space below',
    map: mappings.scoreOfSpaceBelow,
    pairs: [
      [1.72521, 32],
      [2.50731, 100],
    ],
  },
  {
    measure: 'pitch',
    map: mappings.scoreOfAngle,
    pairs: [
      [16.6177, 92],
      [9.82508, 97],
    ],
  },
  {
    measure: 'roll',
    map: mappings.scoreOfAngle,
    pairs: [
      [-27.3733, 79],
      [16.2916, 92],
    ],
  },
  { measure: 'yaw', map: mappings.scoreOfAngle, pairs: [[15, 93]] },
  {
    measure: 'second face',
    map: mappings.scoreOfSecondFace,
    pairs: [
      [0.316289, 68],
      [0.333736, 67],
    ],
  },
  {
    measure: 'inter-eye distance',
    map: mappings.scoreOfInterEyeDistance,
    pairs: [
      [60, 38],
      [70, 50],
      [90, 73],
      [120, 92],
    ],
  },
  { measure: 'space beside', map: mappings.scoreOfSpaceBeside, pairs: [[0.9, 50]] },
  {
    measure: 'under-exposure',
    map: mappings.scoreOfUnderExposure,
    pairs: [
      [0, 100],
      [0.5, 100],
      [0.8, 90],
    ],
  },
  {
    measure: 'over-exposure',
    map: mappings.scoreOfOverExposure,
    pairs: [
      [0, 100],
      [0.01, 50],
      [0.02, 33],
      [0.1, 9],
    ],
  },
  {
    measure: 'natural colour',
    map: mappings.scoreOfNaturalColour,
    pairs: [
      [0, 100],
      [0.171868, 99],
      [3.350172, 83],
      [4.805962, 76],
      [100, 0],
    ],
  },
]

describe('the mappings of OFIQ', () => {
  it.each(published)('reproduce every published value of $measure exactly', ({ map, pairs }) => {
    expect(pairs.length).toBeGreaterThan(0)
    expect(pairs.map(([native]) => map(native))).toEqual(pairs.map(([, value]) => value))
  })

  it('have no mapping that is not compared', () => {
    const compared = new Set(published.map(({ map }) => map))
    expect(Object.values(mappings).filter((map) => !compared.has(map))).toEqual([])
  })
})
