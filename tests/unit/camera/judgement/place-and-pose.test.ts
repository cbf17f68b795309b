import { describe, expect, it } from 'vitest'
import type { MeasureName } from '../../../../src-preload/contract/judgement.ts'
import type { FoundFace } from '../../../../src-renderer/camera/engine/face-engine.ts'
import { faceGeometry } from '../../../../src-renderer/camera/judgement/face-geometry.ts'
import { judgePicture } from '../../../../src-renderer/camera/judgement/judge-picture.ts'
import type { Judgement } from '../../../../src-renderer/camera/judgement/judgement.ts'
import { blankPicture, context, judgeLook, measureIn, portrait, valueOf } from './judging.ts'
import type { FaceLook } from './synthetic-face.ts'
import { foundFace, goodLook } from './synthetic-face.ts'

/** Where a face is needs no pixels. */
function judgePlace(look: Partial<FaceLook>, faces: readonly FoundFace[] = []): Judgement {
  return judgePicture(blankPicture(look.picture ?? goodLook.picture), [foundFace(look), ...faces], context)
}

function said(judgement: Judgement, name: MeasureName): string {
  const { verdict, instruction } = measureIn(judgement, name)
  return instruction === null ? verdict : `${verdict} ${instruction}`
}

describe('how many faces there are', () => {
  const behind = (part: number): FoundFace => {
    const { box } = foundFace()
    return { ...foundFace(), box: { ...box, width: box.width * part, left: 0 }, mesh: [] }
  }

  it.each([
    [0.03, 'pass'],
    [0.04, 'warn secondFace'],
    [0.149, 'warn secondFace'],
    [0.15, 'block secondFace'],
    [0.9, 'block secondFace'],
  ])('a second face of %d of the area: %s', (part, expected) => {
    expect(said(judgePlace({}, [behind(part)]), 'oneFace')).toBe(expected)
  })

  it('takes the larger of two for the person, whichever comes first', () => {
    const small = { ...foundFace({ interEyeDistance: 70, centre: { x: 200, y: 300 } }) }
    const judgement = judgePicture(blankPicture(goodLook.picture), [small, foundFace()], context)
    expect(judgement.face?.interEyeDistance).toBeCloseTo(120)
    expect(said(judgement, 'oneFace')).toBe('block secondFace')
  })
})

describe('how large the face is', () => {
  it.each([
    [59, 'block comeCloser'],
    [60, 'warn comeCloser'],
    [89, 'warn comeCloser'],
    [90.1, 'pass'],
    [140, 'pass'],
  ])('%d pixels between the eyes: %s', (interEyeDistance, expected) => {
    expect(said(judgePlace({ interEyeDistance }), 'interEyeDistance')).toBe(expected)
  })

  it('takes a turn of the head out of the distance', () => {
    // Eyes 104 pixels apart that are seen 60 pixels apart at a turn of 30 degrees would be 69 apart at the front.
    expect(valueOf(judgePlace({ interEyeDistance: 60, yaw: 30 }), 'interEyeDistance')).toBeCloseTo(69.3, 1)
    expect(valueOf(judgePlace({ interEyeDistance: 60, yaw: -30 }), 'interEyeDistance')).toBeCloseTo(69.3, 1)
  })

  it('does not take a face seen from the side for a giant', () => {
    expect(valueOf(judgePlace({ interEyeDistance: 20, yaw: 89 }), 'interEyeDistance')).toBeLessThan(60)
  })
})

describe('how much room there is', () => {
  const eye = 120
  const unit = 1.72 * eye
  const { width, height } = goodLook.picture

  // The picture is not mirrored: its left is the person's right.
  it.each<[string, FaceLook['centre'], MeasureName, string]>([
    ['well inside', goodLook.centre, 'spaceLeft', 'pass'],
    ['0.8 eye distances from the left edge', { x: 1.3 * eye, y: 310 }, 'spaceLeft', 'warn moveLeft'],
    ['0.6 eye distances from the left edge', { x: 1.1 * eye, y: 310 }, 'spaceLeft', 'block moveLeft'],
    ['0.8 eye distances from the right edge', { x: width - 1.3 * eye, y: 310 }, 'spaceRight', 'warn moveRight'],
    ['0.6 eye distances from the right edge', { x: width - 1.1 * eye, y: 310 }, 'spaceRight', 'block moveRight'],
    ['1.1 T below the upper edge', { x: 640, y: 1.1 * unit }, 'spaceAbove', 'warn moveDown'],
    ['0.8 T below the upper edge', { x: 640, y: 0.8 * unit }, 'spaceAbove', 'block moveDown'],
    ['1.4 T above the lower edge', { x: 640, y: height - 1.4 * unit }, 'spaceBelow', 'warn moveUp'],
    ['1.1 T above the lower edge', { x: 640, y: height - 1.1 * unit }, 'spaceBelow', 'block moveUp'],
  ])('%s', (_where, centre, name, expected) => {
    expect(said(judgePlace({ centre }), name)).toBe(expected)
  })

  it('asks to move back where moving aside would only shift the lack', () => {
    const narrow = { picture: { width: 2.6 * eye, height }, centre: { x: 1.3 * eye, y: 310 } }
    expect(said(judgePlace(narrow), 'spaceLeft')).toBe('warn moveBack')
    expect(said(judgePlace(narrow), 'spaceRight')).toBe('warn moveBack')
    const low = { picture: { width, height: 2.4 * unit }, centre: { x: 640, y: 1.1 * unit } }
    expect(said(judgePlace(low), 'spaceAbove')).toBe('warn moveBack')
    expect(said(judgePlace(low), 'spaceBelow')).toBe('warn moveBack')
    expect(judgeLook(low)).toMatchObject({ instruction: 'moveBack', weight: 'warn' })
  })

  it('asks to move back when only one side is short and the other has nothing to give', () => {
    const low = { picture: { width, height: 2.65 * unit }, centre: { x: 640, y: 1.1 * unit } }
    expect(said(judgePlace(low), 'spaceAbove')).toBe('warn moveBack')
    expect(said(judgePlace(low), 'spaceBelow')).toBe('pass')
  })

  it('measures to the nearer eye of a head held askew', () => {
    const level = valueOf(judgePlace({ centre: { x: 200, y: 310 } }), 'spaceLeft')
    const askew = valueOf(judgePlace({ centre: { x: 200, y: 310 }, roll: 15 }), 'spaceLeft')
    expect(level).toBeCloseTo(200 / eye - 0.5)
    expect(askew).toBeCloseTo(200 / eye - 0.5 * Math.cos(Math.PI / 12))
  })
})

describe('how the head is held', () => {
  it.each<[Partial<FaceLook>, MeasureName, string]>([
    [{ roll: 5 }, 'roll', 'pass'],
    [{ roll: -5 }, 'roll', 'pass'],
    [{ roll: 10 }, 'roll', 'warn levelHead'],
    [{ roll: -10 }, 'roll', 'warn levelHead'],
    [{ roll: 16 }, 'roll', 'block levelHead'],
    [{ roll: -16 }, 'roll', 'block levelHead'],
    [{ roll: 175 }, 'roll', 'block levelHead'],
    // The nose to the picture's right is to the person's left.
    [{ yaw: 7 }, 'yaw', 'pass'],
    [{ yaw: 10 }, 'yaw', 'warn turnRight'],
    [{ yaw: -10 }, 'yaw', 'warn turnLeft'],
    [{ yaw: 20 }, 'yaw', 'block turnRight'],
    [{ yaw: -20 }, 'yaw', 'block turnLeft'],
    // Frontal faces read -5.
    [{ pitch: -5 }, 'pitch', 'pass'],
    [{ pitch: 4 }, 'pitch', 'pass'],
    [{ pitch: -14 }, 'pitch', 'pass'],
    [{ pitch: 6 }, 'pitch', 'warn lowerChin'],
    [{ pitch: -16 }, 'pitch', 'warn raiseChin'],
    [{ pitch: 11 }, 'pitch', 'block lowerChin'],
    [{ pitch: -21 }, 'pitch', 'block raiseChin'],
  ])('%o: %s %s', (look, name, expected) => {
    expect(said(judgePlace(look), name)).toBe(expected)
  })

  it.each([0, 3, -12, 40, -80])('reads a roll of %d degrees back', (roll) => {
    expect(valueOf(judgePlace({ roll }), 'roll')).toBeCloseTo(roll, 6)
  })

  it('knows a head that hangs down from a level one', () => {
    expect(Math.abs(valueOf(judgePlace({ roll: 180 }), 'roll'))).toBeCloseTo(180, 6)
  })

  it('says unknown without a pose, and not passed', () => {
    const judgement = judgePicture(blankPicture(goodLook.picture), [{ ...foundFace(), pose: null }], context)
    expect([said(judgement, 'yaw'), said(judgement, 'pitch')]).toEqual(['unknown', 'unknown'])
    expect(valueOf(judgement, 'interEyeDistance')).toBeCloseTo(120)
  })
})

describe('eyes and mouth', () => {
  const gapOf = (aspect: number): number => (aspect * 0.42) / 1.72

  it.each([
    [0.32, 'pass'],
    [0.25, 'pass'],
    [0.228, 'pass'],
    [0.21, 'warn openEyes'],
    [0.185, 'warn openEyes'],
    [0.175, 'block openEyes'],
    [0.05, 'block openEyes'],
  ])('an eye aspect ratio of %d: %s', (eyeAspect, expected) => {
    const judgement = judgePlace({ eyeAspect })
    expect(judgement.eyeAspectRatio).toBeCloseTo(eyeAspect)
    expect(valueOf(judgement, 'eyesOpen')).toBeCloseTo(gapOf(eyeAspect))
    expect(said(judgement, 'eyesOpen')).toBe(expected)
  })

  it('blocks by the ratio where the gap would do: wide eyes hardly open', () => {
    const wide = foundFace({ eyeAspect: 0.17 })
    // The same lids on a face with a higher brow to chin would pass the gap; bring the chin up to get there.
    const mesh = wide.mesh.map((point, number) => (number === 152 ? { ...point, y: point.y - 60 } : point))
    const judgement = judgePicture(blankPicture(goodLook.picture), [{ ...wide, mesh }], context)
    expect(valueOf(judgement, 'eyesOpen')).toBeGreaterThan(0.055)
    expect(said(judgement, 'eyesOpen')).toBe('block openEyes')
  })

  it('takes a ratio well below the usual one for a blink', () => {
    const blink = (usualEyeAspectRatio: number | null): Judgement =>
      judgePicture(blankPicture(goodLook.picture), [foundFace({ eyeAspect: 0.27 })], {
        ...context,
        usualEyeAspectRatio,
      })
    expect(said(blink(null), 'eyesOpen')).toBe('pass')
    expect(said(blink(0.35), 'eyesOpen')).toBe('pass')
    expect(said(blink(0.37), 'eyesOpen')).toBe('block openEyes')
  })

  it('sees one closed eye', () => {
    const face = foundFace()
    const upper = face.mesh[159]
    const mesh = face.mesh.map((point, number) => ([145, 153, 144, 158, 160].includes(number) && upper ? upper : point))
    const judgement = judgePicture(blankPicture(goodLook.picture), [{ ...face, mesh }], context)
    expect(said(judgement, 'eyesOpen')).toBe('block openEyes')
  })

  it.each<[number, string]>([
    [0, 'pass'],
    [0.05, 'pass'],
    [0.07, 'warn closeMouth'],
    [0.5, 'warn closeMouth'],
  ])('lips %d T apart: %s', (gap, expected) => {
    expect(said(judgePlace({ lipGap: gap * 1.72 }), 'mouthClosed')).toBe(expected)
  })
})

describe('the geometry of a face', () => {
  it('has the eyes in the order of the picture, even of a mesh whose numbers say otherwise', () => {
    const { mesh } = foundFace()
    const mirrored = mesh.map(({ x, y }) => ({ x: 1280 - x, y }))
    for (const face of [faceGeometry(mesh), faceGeometry(mirrored)]) {
      expect(face?.eyes[0].x).toBeCloseTo(580)
      expect(face?.eyes[1].x).toBeCloseTo(700)
    }
  })

  it('agrees with what is known of the portrait', () => {
    const face = faceGeometry(portrait().face.mesh)
    expect(face?.interEyeDistance).toBeCloseTo(150, 0)
    expect((face?.interEyeDistance ?? 0) / (face?.eyesToChin ?? 1)).toBeCloseTo(0.62, 1)
    expect(face?.outline).toHaveLength(36)
  })

  it.each<[string, (mesh: FoundFace['mesh']) => FoundFace['mesh']]>([
    ['empty', () => []],
    ['too short', (mesh) => mesh.slice(0, 467)],
    [
      'with a number that is none',
      (mesh) => mesh.map((point, number) => (number === 7 ? { x: Number.NaN, y: 1 } : point)),
    ],
    ['with a point at infinity', (mesh) => mesh.map((point, number) => (number === 7 ? { x: 1, y: Infinity } : point))],
    ['all in one place', (mesh) => mesh.map(() => ({ x: 5, y: 5 }))],
    ['with a chin far away', (mesh) => mesh.map((point, number) => (number === 152 ? { x: 0, y: 1e6 } : point))],
    ['with a cheek far away', (mesh) => mesh.map((point, number) => (number === 234 ? { x: -1e6, y: 0 } : point))],
  ])('is not made up for a mesh %s', (_what, spoil) => {
    expect(faceGeometry(spoil(foundFace().mesh))).toBeNull()
  })
})
