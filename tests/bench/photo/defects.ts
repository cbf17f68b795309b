import { betweenEyes } from '../../../src-renderer/camera/judgement/face-geometry.ts'
import type { Box, FaceGeometry, Pixels, Point } from '../../../src-renderer/camera/judgement/geometry.ts'
import type { Instruction } from '../../../src-renderer/camera/judgement/instruction.ts'
import { blurred, drawn, inPlace, linear, placed, standard } from './pixel-arts.ts'

/** A portrait as it is worked on: its pixels and where the face is in them. */
export interface Portrait {
  readonly pixels: Pixels
  readonly face: FaceGeometry
}

/**
 * One way to spoil a portrait, or to leave it good.
 *
 * `good` may not be blocked. `gross` has to be warned of or blocked with one of the expected instructions. `mild` is
 * told and not counted: the reference's own numbers put it inside the range of good portraits.
 */
export interface Change {
  readonly name: string
  readonly kind: 'good' | 'gross' | 'mild'
  readonly expected: readonly Instruction[]
  readonly make: (portrait: Portrait) => Pixels
}

const good = (name: string, make: Change['make']): Change => ({ name, kind: 'good', expected: [], make })
const gross = (name: string, expected: readonly Instruction[], make: Change['make']): Change => ({
  name,
  kind: 'gross',
  expected,
  make,
})
const mild = (name: string, expected: readonly Instruction[], make: Change['make']): Change => ({
  name,
  kind: 'mild',
  expected,
  make,
})

/** Everything a portrait goes through. The same picture is spoiled in one way at a time. */
export const changes: readonly Change[] = [
  good('as it is', ({ pixels }) => pixels),
  good('light -30 %', ({ pixels }) => lightGain(pixels, 0.7)),
  good('light +30 %', ({ pixels }) => lightGain(pixels, 1.3)),
  good('roll 5', ({ pixels, face }) => rolled(pixels, face, 5)),
  good('roll -5', ({ pixels, face }) => rolled(pixels, face, -5)),
  gross('half brightness', ['moreLight'], ({ pixels }) => signalGain(pixels, 0.5)),
  gross('double brightness', ['lessLight'], ({ pixels }) => signalGain(pixels, 2)),
  gross('shadow from the left', ['evenLight'], ({ pixels, face }) => sideShadow(pixels, face, 1)),
  gross('shadow from the right', ['evenLight'], ({ pixels, face }) => sideShadow(pixels, face, -1)),
  mild('blur 1', ['holdStill'], ({ pixels, face }) => blurred(pixels, (1 * face.interEyeDistance) / 90)),
  mild('blur 2', ['holdStill'], ({ pixels, face }) => blurred(pixels, (2 * face.interEyeDistance) / 90)),
  gross('blur 3', ['holdStill'], ({ pixels, face }) => blurred(pixels, (3 * face.interEyeDistance) / 90)),
  gross('roll 20', ['levelHead'], ({ pixels, face }) => rolled(pixels, face, 20)),
  gross('roll -20', ['levelHead'], ({ pixels, face }) => rolled(pixels, face, -20)),
  gross('turned 25 to its left', ['turnRight'], ({ pixels, face }) => turned(pixels, face, 25)),
  gross('turned 25 to its right', ['turnLeft'], ({ pixels, face }) => turned(pixels, face, -25)),
  gross('eyes closed', ['openEyes'], ({ pixels, face }) => eyesClosed(pixels, face)),
  gross('far away', ['comeCloser'], ({ pixels, face }) => scaledTo(pixels, face, 45)),
  gross('too close', ['moveBack'], ({ pixels, face }) => scaledTo(pixels, face, pixels.height / 2.2)),
  gross('at the left edge', ['moveLeft'], ({ pixels, face }) => eyeAt(pixels, face, 0.4, 'left')),
  gross('at the right edge', ['moveRight'], ({ pixels, face }) => eyeAt(pixels, face, 0.4, 'right')),
  gross('cut at the top', ['moveDown'], ({ pixels, face }) => eyesAtHeight(pixels, face, 0.55)),
  gross('cut at the bottom', ['moveUp'], ({ pixels, face }) => eyesAtHeight(pixels, face, null)),
  gross('a second face', ['secondFace'], ({ pixels, face }) => secondFace(pixels, face)),
  gross('glare on both eyes', ['avoidGlare'], ({ pixels, face }) => glaring(pixels, face)),
  gross('nobody', ['noFace'], ({ pixels }) => placed(pixels, () => ({ x: 2, y: 2 }))),
]

/** Gains for the skin alone, in linear light: block verdicts have to be the same for all of them. */
export const skinGains = [0.6, 0.8, 1, 1.2, 1.4] as const

/** The portrait with the skin of its face darker or lighter in linear light; eyes, mouth, hair and background stay. */
export function withSkinGain({ pixels, face }: Portrait, gain: number): Pixels {
  const [first, second] = face.eyes
  const reach = face.interEyeDistance * 0.28
  return inPlace(pixels, (x, y, colour) => {
    const point = { x, y }
    if (!isInside(face.outline, point) || near(first, point, reach) || near(second, point, reach)) return colour
    return colour.map((value) => standard(Math.min(1, linear(value) * gain)))
  })
}

/** The sensor's signal times a factor: what the reference calls half and double brightness. */
function signalGain(pixels: Pixels, factor: number): Pixels {
  return inPlace(pixels, (_x, _y, colour) => colour.map((value) => value * factor))
}

/** The light of the room times a factor: linear, as light is. */
function lightGain(pixels: Pixels, factor: number): Pixels {
  return inPlace(pixels, (_x, _y, colour) => colour.map((value) => standard(Math.min(1, linear(value) * factor))))
}

/** One side of the face in the light and the other in the dark, with the border down the nose. */
function sideShadow(pixels: Pixels, face: FaceGeometry, side: 1 | -1): Pixels {
  const { x: middle } = betweenEyes(face)
  return inPlace(pixels, (x, _y, colour) => {
    const across = (side * (x - middle)) / face.interEyeDistance
    const light = 0.35 + 0.65 * smooth((across + 0.35) / 0.7)
    return colour.map((value) => value * light)
  })
}

function rolled(pixels: Pixels, face: FaceGeometry, degrees: number): Pixels {
  const centre = betweenEyes(face)
  const angle = (-degrees * Math.PI) / 180
  return placed(pixels, (x, y) => turn({ x, y }, centre, angle))
}

/**
 * The head turned as if it were a cylinder about its vertical axis: what can be had of a turned head from one frontal
 * picture. Positive is towards the person's own left, which is the right edge of the picture.
 */
function turned(pixels: Pixels, face: FaceGeometry, degrees: number): Pixels {
  const centre = betweenEyes(face)
  const radius = face.interEyeDistance * 1.25
  const angle = (degrees * Math.PI) / 180
  return placed(pixels, (x, y) => {
    const across = (x - centre.x) / radius
    const isBesideTheHead = Math.abs(y - centre.y) > 3 * face.eyesToChin
    if (Math.abs(across) >= 1 || isBesideTheHead) return { x, y }
    const from = Math.asin(across) - angle
    return Math.abs(from) >= Math.PI / 2
      ? { x: centre.x + Math.sign(from) * radius, y }
      : { x: centre.x + Math.sin(from) * radius, y }
  })
}

/** The picture scaled about the face until the eyes are this many pixels apart; what is missing at the edges is stretched. */
function scaledTo(pixels: Pixels, face: FaceGeometry, interEyeDistance: number): Pixels {
  const centre = betweenEyes(face)
  const target = { x: pixels.width / 2, y: pixels.height * 0.45 }
  const scale = face.interEyeDistance / interEyeDistance
  return placed(pixels, (x, y) => ({ x: centre.x + (x - target.x) * scale, y: centre.y + (y - target.y) * scale }))
}

/** The face moved sideways until its outer eye is this many inter-eye distances from an edge of the picture. */
function eyeAt(pixels: Pixels, face: FaceGeometry, distance: number, edge: 'left' | 'right'): Pixels {
  const [first, second] = face.eyes
  const room = distance * face.interEyeDistance
  const shift = edge === 'left' ? first.x - room : second.x - (pixels.width - room)
  return placed(pixels, (x, y) => ({ x: x + shift, y }))
}

/** The face moved up until the eyes are this many eye-chin distances below the top; `null` puts the chin on the bottom edge. */
function eyesAtHeight(pixels: Pixels, face: FaceGeometry, heights: number | null): Pixels {
  const { y } = betweenEyes(face)
  const target = heights === null ? pixels.height - face.eyesToChin * 1.02 : heights * face.eyesToChin
  return placed(pixels, (x, row) => ({ x, y: row + y - target }))
}

/** The same face again, smaller, beside the first one. */
function secondFace(pixels: Pixels, face: FaceGeometry): Pixels {
  const { x: middle, y } = betweenEyes(face)
  const scale = 0.7
  const isRoomOnTheRight = middle < pixels.width / 2
  const x = middle + (isRoomOnTheRight ? 1 : -1) * Math.min(3 * face.interEyeDistance, pixels.width * 0.36)
  const head = headOf(face)
  const copy: Box = {
    width: head.width * scale,
    height: head.height * scale,
    left: x - (head.width * scale) / 2,
    top: y - (y - head.top) * scale,
  }
  return drawn(pixels, head, copy)
}

/** Both upper lids drawn down over the eyes: their skin stretched to the lower lid, and a line of lashes where they meet. */
function eyesClosed(pixels: Pixels, face: FaceGeometry): Pixels {
  const { interEyeDistance: unit, roll } = face
  return face.eyes.reduce((result, eye) => {
    const closed = placed(result, (x, y) => {
      const across = (x - eye.x) / (0.32 * unit)
      const down = (y - eye.y) / unit
      const cover = 1 - smooth((Math.abs(across) - 0.8) / 0.2)
      const part = (down - lid.skin) / (lid.lower - lid.skin)
      if (cover === 0 || part < 0 || part > 1) return { x, y }
      return { x, y: y + cover * (eye.y + unit * (lid.skin + part * (lid.upper - lid.skin)) - y) }
    })
    return inPlace(closed, (x, y, colour) => {
      const { x: across, y: down } = turn({ x, y }, eye, -roll)
      const bend = (0.12 * (across - eye.x) ** 2) / unit
      const off = Math.abs(down - eye.y - lid.lower * unit + bend) / (0.016 * unit)
      const beside = Math.abs(across - eye.x) / (0.24 * unit)
      const dark = 0.55 * (1 - smooth(off / 1.5)) * (1 - smooth((beside - 0.8) / 0.2))
      return colour.map((value) => value * (1 - dark))
    })
  }, pixels)
}

/** Where the lid's skin begins, where it meets the open eye, and where it ends when the eye is closed, in inter-eye distances below the eye's centre. */
const lid = { skin: -0.2, upper: -0.13, lower: 0.075 } as const

/** A white reflection over each eye, as a window leaves it on glasses. */
function glaring(pixels: Pixels, face: FaceGeometry): Pixels {
  const { interEyeDistance: unit } = face
  return inPlace(pixels, (x, y, colour) =>
    face.eyes.some((eye) => Math.hypot((x - eye.x) / (0.16 * unit), (y - eye.y) / (0.1 * unit)) < 1)
      ? [255, 255, 255]
      : colour,
  )
}

function headOf(face: FaceGeometry): Box {
  const { x, y } = betweenEyes(face)
  return {
    left: x - 1.3 * face.interEyeDistance,
    top: y - 1.1 * face.eyesToChin,
    width: 2.6 * face.interEyeDistance,
    height: 2.3 * face.eyesToChin,
  }
}

function turn({ x, y }: Point, about: Point, angle: number): Point {
  const [across, down] = [x - about.x, y - about.y]
  return {
    x: about.x + across * Math.cos(angle) - down * Math.sin(angle),
    y: about.y + across * Math.sin(angle) + down * Math.cos(angle),
  }
}

function near(one: Point, other: Point, reach: number): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) < reach
}

function isInside(outline: readonly Point[], { x, y }: Point): boolean {
  return outline.reduce((inside, from, index) => {
    const to = outline[(index + 1) % outline.length] ?? from
    const crosses = from.y > y !== to.y > y && x < ((to.x - from.x) * (y - from.y)) / (to.y - from.y) + from.x
    return crosses ? !inside : inside
  }, false)
}

function smooth(part: number): number {
  const inside = Math.min(1, Math.max(0, part))
  return inside * inside * (3 - 2 * inside)
}
