import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeasureName, Verdict } from '../../../../src-preload/contract/judgement.ts'
import { measureNames } from '../../../../src-preload/contract/judgement.ts'
import type { FoundFace } from '../../../../src-renderer/camera/engine/face-engine.ts'
import type { PictureSource, Size } from '../../../../src-renderer/camera/judgement/geometry.ts'
import type { Instruction } from '../../../../src-renderer/camera/judgement/instruction.ts'
import { instructions } from '../../../../src-renderer/camera/judgement/instruction.ts'
import { judgePicture } from '../../../../src-renderer/camera/judgement/judge-picture.ts'
import type { Judgement, Measured } from '../../../../src-renderer/camera/judgement/judgement.ts'
import { recordOfJudgement } from '../../../../src-renderer/camera/judgement/judgement.ts'
import { thresholdsVersion } from '../../../../src-renderer/camera/judgement/thresholds.ts'
import { pixelPicture } from '../../../fixtures/camera/pixel-picture.ts'
import { blankPicture, blocksOf, complaints, context, judge, judgeLook, measureIn, portrait } from './judging.ts'
import { mirroredFace, mirroredPixels, relit, turned } from './picture-changes.ts'
import type { FaceLook } from './synthetic-face.ts'
import { foundFace, goodLook, paintedPicture, paintFace } from './synthetic-face.ts'

/** Printed, so that a failure can be repeated. */
const seed = 20_261_101

const onlyAdvice: readonly MeasureName[] = ['brightness', 'contrast', 'naturalColour', 'mouthClosed', 'background']

describe('a judgement', () => {
  it('passes a good picture and says nothing', () => {
    const judgement = judgeLook({})
    expect(complaints(judgement)).toEqual([])
    expect(judgement).toMatchObject({
      verdict: 'pass',
      instruction: null,
      weight: null,
      thresholdsVersion,
      engineVersion: context.engineVersion,
    })
    expect(judgement.face?.interEyeDistance).toBeCloseTo(120)
  })

  it('finds nothing but the smile in the portrait', () => {
    const { pixels, face } = portrait()
    expect(complaints(judge(pixels, face))).toEqual(['mouthClosed: warn closeMouth'])
  })

  it('blocks without a face, and knows nothing else', () => {
    const judgement = judgePicture(blankPicture(goodLook.picture), [], context)
    expect(judgement).toMatchObject({
      verdict: 'block',
      instruction: 'noFace',
      weight: 'block',
      face: null,
      eyeAspectRatio: null,
      blur: null,
    })
    expect(judgement.measures.filter(({ verdict }) => verdict !== 'unknown').map(({ name }) => name)).toEqual([
      'oneFace',
    ])
    expect(recordOfJudgement(judgement)).toMatchObject({
      blocked: ['oneFace'],
      warned: [],
      unknown: measureNames.slice(1),
    })
  })

  it('is unknown, not passed, for a face without a mesh', () => {
    const judgement = judgePicture(paintedPicture(), [{ ...foundFace(), mesh: [] }], context)
    expect(judgement).toMatchObject({ verdict: 'unknown', instruction: null, weight: null, face: null })
    expect(measureIn(judgement, 'oneFace').verdict).toBe('pass')
  })

  it('blocks two faces even when the larger has no mesh', () => {
    const other = foundFace({ centre: { x: 900, y: 310 }, interEyeDistance: 110 })
    const judgement = judgePicture(paintedPicture(), [{ ...foundFace(), mesh: [] }, other], context)
    expect(judgement).toMatchObject({ verdict: 'block', instruction: 'secondFace', weight: 'block' })
  })

  it('says what blocks before what warns, though the warning comes first in the order', () => {
    // Too far away only warns and is said before the light; the light blocks.
    const judgement = judgeLook({ interEyeDistance: 80, light: 0.05 })
    expect(measureIn(judgement, 'interEyeDistance').verdict).toBe('warn')
    expect(judgement).toMatchObject({ instruction: 'moreLight', weight: 'block' })
  })

  it('says the first of several blocks in the order of the instructions', () => {
    const judgement = judgeLook({ interEyeDistance: 50, roll: 20, light: 0.05, eyeAspect: 0.05 })
    expect(blocksOf(judgement)).toEqual(
      expect.arrayContaining(['interEyeDistance', 'roll', 'underExposure', 'eyesOpen']),
    )
    expect(judgement).toMatchObject({ instruction: 'comeCloser', weight: 'block' })
  })

  it('blocks no good portrait for the light of another hour, or a head held a little askew', () => {
    const { pixels, face } = portrait()
    for (const gain of [0.7, 0.85, 1, 1.15, 1.3])
      expect(
        blocksOf(
          judge(
            relit(pixels, () => gain),
            face,
          ),
        ),
      ).toEqual([])
    for (const roll of [-5, 5]) {
      const tilted = turned(pixels, face, roll)
      expect(blocksOf(judge(tilted.pixels, tilted.face))).toEqual([])
    }
  })

  it('cuts small parts only, however large the picture', () => {
    const cuts: Size[] = []
    const scale = 3
    const picture: PictureSource = {
      width: goodLook.picture.width * scale,
      height: goodLook.picture.height * scale,
      cut: (_placement, size) => {
        cuts.push(size)
        return { ...size, data: new Uint8ClampedArray(size.width * size.height * 4) }
      },
    }
    judgePicture(picture, [foundFace({ interEyeDistance: 360, centre: { x: 1920, y: 930 } })], context)
    expect(cuts).toHaveLength(3)
    expect(cuts.reduce((sum, { width, height }) => sum + width * height, 0)).toBeLessThan(160_000)
  })
})

describe('whatever is judged', () => {
  const number = fc.oneof(fc.double(), fc.double({ min: -2000, max: 4000, noNaN: true }), fc.constant(0))
  const point = fc.record({ x: number, y: number })
  const box = fc.record({ left: number, top: number, width: number, height: number })
  const pose = fc.option(fc.record({ yaw: number, pitch: number }))
  const look = fc.record({
    centre: fc.record({
      x: fc.double({ min: -100, max: 1400, noNaN: true }),
      y: fc.double({ min: -100, max: 800, noNaN: true }),
    }),
    interEyeDistance: fc.double({ min: 1, max: 400, noNaN: true }),
    roll: fc.double({ min: -180, max: 180, noNaN: true }),
    eyeAspect: fc.double({ min: 0, max: 1, noNaN: true }),
    lipGap: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const anything = fc.record({
    box,
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    mesh: fc.oneof(
      fc.constant([]),
      fc.array(point, { maxLength: 5 }),
      fc.array(point, { minLength: 468, maxLength: 478, size: 'max' }),
    ),
    pose,
  })
  const likely = fc.record({ look, pose })
  const faces = fc.array(fc.oneof(likely, likely, anything), { maxLength: 3 })
  const noise = fc
    .integer({ min: 1, max: 2 ** 31 - 1 })
    .map((start): PictureSource => ({ ...goodLook.picture, cut: noiseFrom(start) }))
  const usual = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))

  it('every measure is answered once and in order, with numbers that are numbers', () => {
    let judgedFaces = 0
    fc.assert(
      fc.property(noise, faces, usual, (picture, found, usualEyeAspectRatio) => {
        // Made here and not by the generator, so that a counterexample is short enough to be read.
        const all = found.map((one): FoundFace => ('look' in one ? { ...foundFace(one.look), pose: one.pose } : one))
        const judgement = judgePicture(picture, all, { ...context, usualEyeAspectRatio })
        if (judgement.face !== null) judgedFaces += 1
        expect(judgement.measures.map(({ name }) => name)).toEqual(measureNames)
        expect(judgement.measures.filter((measured) => !isSound(measured))).toEqual([])
        expectWorst(judgement)
        expectOrdered(judgement)
      }),
      { seed, numRuns: 150 },
    )
    // The property would hold as well if no face ever came as far as being measured.
    expect(judgedFaces).toBeGreaterThan(50)
  })

  it('a mirror changes nothing but left and right', () => {
    const lookOf = fc.record({
      centre: fc.record({ x: fc.integer({ min: 40, max: 500 }), y: fc.integer({ min: 120, max: 260 }) }),
      interEyeDistance: fc.integer({ min: 55, max: 130 }),
      roll: fc.integer({ min: -20, max: 20 }),
      yaw: fc.integer({ min: -20, max: 20 }),
      light: fc.constantFrom(1, 0.2, 2),
      shade: fc.constantFrom(0, 0.5, -0.8),
    })
    const seen = new Set<Instruction | null>()
    fc.assert(
      fc.property(lookOf, ({ shade, ...changes }) => {
        const look: Partial<FaceLook> = {
          ...changes,
          picture: { width: 640, height: 400 },
          skinLight: (across) => 1 + shade * across,
          background: ({ x }) => [0.2 + 0.05 * Math.sin(9 * x), 0.2, 0.2],
        }
        const [pixels, face] = [paintFace(look), foundFace(look)]
        const straight = judge(pixels, face)
        const mirrored = judge(mirroredPixels(pixels), mirroredFace(face, pixels.width))
        seen.add(straight.instruction)
        expect(mirrored.verdict).toBe(straight.verdict)
        expect(mirrored.instruction).toBe(swapped(straight.instruction))
        const changed = measureNames.filter(
          (name) => !isMirrorImage(measureIn(straight, name), measureIn(mirrored, opposite(name))),
        )
        expect(changed).toEqual([])
      }),
      { seed, numRuns: 20 },
    )
    expect(seen.size).toBeGreaterThan(3)
  })
})

/** Numbers that are numbers, an instruction exactly where something is to be changed, and no block from advice. */
function isSound({ name, verdict, value, score, instruction }: Measured): boolean {
  const isScore = score === null || (Number.isInteger(score) && score >= 0 && score <= 100)
  const asksForChange = verdict === 'warn' || verdict === 'block'
  return (
    (value === null || Number.isFinite(value)) &&
    isScore &&
    (instruction !== null) === asksForChange &&
    !(verdict === 'block' && onlyAdvice.includes(name))
  )
}

/** The same but for left and right. Half a pixel more or less at a part's edge is no difference. */
function isMirrorImage(here: Measured, there: Measured): boolean {
  if (there.verdict !== here.verdict || there.instruction !== swapped(here.instruction)) return false
  if (here.value === null || there.value === null) return here.value === there.value
  const sign = here.name === 'roll' || here.name === 'yaw' ? -1 : 1
  return Math.abs(sign * there.value - here.value) < 0.02 + 0.02 * Math.abs(here.value)
}

/** The contract's words for it: block before unknown before warn before pass. */
function expectWorst({ verdict, measures }: Judgement): void {
  const order: readonly Verdict[] = ['block', 'unknown', 'warn', 'pass']
  expect(verdict).toBe(order.find((one) => measures.some((measured) => measured.verdict === one)))
}

function expectOrdered({ instruction, weight, measures }: Judgement): void {
  const asked = (wanted: Verdict): readonly (Instruction | null)[] =>
    measures.filter(({ verdict }) => verdict === wanted).map((measured) => measured.instruction)
  const first = (wanted: Verdict): Instruction | undefined => instructions.find((one) => asked(wanted).includes(one))
  const expected = first('block') ?? first('warn') ?? null
  expect(instruction).toBe(expected)
  expect(weight).toBe(asked('block').length > 0 ? 'block' : expected === null ? null : 'warn')
}

function opposite(name: MeasureName): MeasureName {
  return name === 'spaceLeft' ? 'spaceRight' : name === 'spaceRight' ? 'spaceLeft' : name
}

function swapped(instruction: Instruction | null): Instruction | null {
  const pairs: Partial<Record<Instruction, Instruction>> = {
    moveLeft: 'moveRight',
    moveRight: 'moveLeft',
    turnLeft: 'turnRight',
    turnRight: 'turnLeft',
  }
  return instruction === null ? null : (pairs[instruction] ?? instruction)
}

function noiseFrom(start: number): PictureSource['cut'] {
  return (_placement, size) => {
    let state = start
    const data = new Uint8ClampedArray(size.width * size.height * 4)
    for (let at = 0; at < data.length; at += 1) {
      state = Math.imul(state, 48_271) % 2_147_483_647
      data[at] = state & 255
    }
    return { ...size, data }
  }
}

describe('the picture the tests judge', () => {
  it('cuts what was there, turned back and made smaller without losing any of it', () => {
    const data = new Uint8ClampedArray(40 * 40 * 4).fill(255)
    for (let at = 0; at < data.length; at += 4) data.fill(Math.floor(at / 4) % 2 === 0 ? 0 : 200, at, at + 3)
    const picture = pixelPicture({ width: 40, height: 40, data })
    const part = picture.cut({ centre: { x: 20, y: 20 }, width: 20, height: 20, angle: 0.3 }, { width: 5, height: 5 })
    for (let at = 0; at < part.data.length; at += 4) expect(Math.abs((part.data[at] ?? 0) - 100)).toBeLessThan(20)
    const beyond = picture.cut({ centre: { x: -30, y: 20 }, width: 20, height: 20, angle: 0 }, { width: 2, height: 2 })
    expect([...beyond.data]).toEqual([0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255])
  })
})
