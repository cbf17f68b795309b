import type { FoundFace } from '../../../../src-renderer/camera/engine/face-engine.ts'
import type {
  PictureSource,
  Pixels,
  Placement,
  Point,
  Size,
} from '../../../../src-renderer/camera/judgement/geometry.ts'
import { meshLength, meshPoints } from '../../../../src-renderer/camera/judgement/mesh-points.ts'

/** A linear colour, 0 to 1 for each channel. */
export type LinearColour = readonly [number, number, number]

/** What a painted face looks like. Lengths without a unit are in inter-eye distances. */
export interface FaceLook {
  readonly picture: Size
  /** Half-way between the eyes, in pixels. */
  readonly centre: Point
  readonly interEyeDistance: number
  /** Degrees, positive clockwise on the screen. */
  readonly roll: number
  readonly yaw: number
  /** As an engine reads it, so -5 looks straight ahead. */
  readonly pitch: number
  /** Height of the open eye over its width. */
  readonly eyeAspect: number
  readonly lipGap: number
  readonly skin: LinearColour
  /** How far the skin's brightness strays to either side, as a part of it. */
  readonly texture: number
  /** Light on the skin at a place across the face, -1 at its left edge to 1 at its right. */
  readonly skinLight: (across: number) => number
  /** Light on everything. */
  readonly light: number
  readonly eyeWhite: LinearColour
  /** Radius of a white spot over each eye: light on a pair of glasses. */
  readonly reflection: number
  readonly background: (place: Point) => LinearColour
}

/** A face with which nothing is wrong: 1280 × 720, eyes 120 pixels apart. */
export const goodLook: FaceLook = {
  picture: { width: 1280, height: 720 },
  centre: { x: 640, y: 310 },
  interEyeDistance: 120,
  roll: 0,
  yaw: 0,
  pitch: -5,
  eyeAspect: 0.32,
  lipGap: 0,
  skin: [0.5, 0.29, 0.2],
  texture: 0.7,
  skinLight: () => 1,
  light: 1,
  eyeWhite: [0.6, 0.58, 0.55],
  reflection: 0,
  background: () => [0.25, 0.27, 0.3],
}

/** How far the chin is below the eyes. */
const chin = 1.72
const mouth = 1.1
const eyeHalfWidth = 0.21
const oval = { middle: 0.35, halfWidth: 1.1, halfHeight: 1.4 }

/** Paints a whole picture, pixel by pixel. */
export function paintFace(changes: Partial<FaceLook> = {}): Pixels {
  const look = { ...goodLook, ...changes }
  const { width, height } = look.picture
  return cutFrom(look, { centre: { x: width / 2, y: height / 2 }, width, height, angle: 0 }, look.picture)
}

/** The same picture, of which only the parts are painted that are asked for. */
export function paintedPicture(changes: Partial<FaceLook> = {}): PictureSource {
  const look = { ...goodLook, ...changes }
  return { ...look.picture, cut: (placement, size) => cutFrom(look, placement, size) }
}

/** Where the painted face is, as an engine would say it. */
export function foundFace(changes: Partial<FaceLook> = {}): FoundFace {
  const look = { ...goodLook, ...changes }
  const { centre, interEyeDistance, yaw, pitch } = look
  return {
    box: {
      left: centre.x - 1.2 * interEyeDistance,
      top: centre.y - interEyeDistance,
      width: 2.4 * interEyeDistance,
      height: 2.8 * interEyeDistance,
    },
    confidence: 1,
    mesh: meshOf(look),
    pose: { yaw, pitch },
  }
}

/** Undoes what a linear channel was turned into; from linear 0 to 1 to 0 to 255. */
export function encoded(linear: number): number {
  const part = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  return 255 * Math.min(1, Math.max(0, part))
}

function meshOf(look: FaceLook): readonly Point[] {
  const { eyeAspect, lipGap } = look
  const places = new Map<number, Point>()
  const eyes = [
    { points: meshPoints.leftEye, middle: -0.5, order: [-1, 1] },
    { points: meshPoints.rightEye, middle: 0.5, order: [-1, 1] },
  ] as const
  const halfGap = eyeAspect * eyeHalfWidth
  for (const { points, middle, order } of eyes) {
    for (const number of points.contour) places.set(number, { x: middle, y: 0 })
    for (const [place, number] of points.corners.entries()) {
      places.set(number, { x: middle + (order[place] ?? 0) * eyeHalfWidth, y: 0 })
    }
    for (const [upper, lower] of points.lids) {
      places.set(upper, { x: middle, y: -halfGap })
      places.set(lower, { x: middle, y: halfGap })
    }
  }
  for (const [upper, lower] of meshPoints.lips) {
    places.set(upper, { x: 0, y: mouth - lipGap / 2 })
    places.set(lower, { x: 0, y: mouth + lipGap / 2 })
  }
  for (const [place, number] of meshPoints.outline.entries()) {
    const angle = (2 * Math.PI * place) / meshPoints.outline.length
    places.set(number, {
      x: oval.halfWidth * Math.sin(angle),
      y: oval.middle - oval.halfHeight * Math.cos(angle),
    })
  }
  places.set(meshPoints.chin, { x: 0, y: chin })
  return Array.from({ length: meshLength }, (_unused, number) => {
    const { x, y } = turned(places.get(number) ?? { x: 0, y: 0.5 }, (look.roll * Math.PI) / 180)
    return { x: look.centre.x + look.interEyeDistance * x, y: look.centre.y + look.interEyeDistance * y }
  })
}

function cutFrom(look: FaceLook, { centre, width, height, angle }: Placement, size: Size): Pixels {
  const data = new Uint8ClampedArray(size.width * size.height * 4)
  const roll = (look.roll * Math.PI) / 180
  for (let row = 0, at = 0; row < size.height; row += 1) {
    for (let column = 0; column < size.width; column += 1, at += 4) {
      const inPart = {
        x: ((column + 0.5) / size.width - 0.5) * width,
        y: ((row + 0.5) / size.height - 0.5) * height,
      }
      const offset = turned(inPart, angle)
      const pixel = { x: centre.x + offset.x, y: centre.y + offset.y }
      data[at + 3] = 255
      if (pixel.x < 0 || pixel.y < 0 || pixel.x > look.picture.width || pixel.y > look.picture.height) continue
      const place = turned({ x: pixel.x - look.centre.x, y: pixel.y - look.centre.y }, -roll)
      const unit = look.interEyeDistance
      const colour = colourAt(look, { x: place.x / unit, y: place.y / unit }, pixel)
      for (const channel of [0, 1, 2] as const) {
        data[at + channel] = levels[Math.round(4095 * Math.min(1, colour[channel] * look.light))] ?? 0
      }
    }
  }
  return { ...size, data }
}

const levels = Uint8ClampedArray.from({ length: 4096 }, (_unused, level) => Math.round(encoded(level / 4095)))

function turned({ x, y }: Point, angle: number): Point {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  return { x: x * cosine - y * sine, y: x * sine + y * cosine }
}

function colourAt(look: FaceLook, place: Point, pixel: Point): LinearColour {
  const { x, y } = place
  const isFace = (x / oval.halfWidth) ** 2 + ((y - oval.middle) / oval.halfHeight) ** 2 <= 1
  if (!isFace) return look.background(place)
  const fromEye = Math.abs(x) - 0.5
  if (look.reflection > 0 && Math.hypot(fromEye, y) <= look.reflection) return [1, 1, 1]
  const lid = (fromEye / eyeHalfWidth) ** 2 + (y / (eyeHalfWidth * Math.max(0.01, look.eyeAspect))) ** 2
  if (lid <= 1) return Math.abs(fromEye) < 0.08 ? [0.02, 0.015, 0.01] : look.eyeWhite
  // Like skin: brighter on the forehead than on the neck, and with pores.
  const shape = 1 + look.texture * (0.5 * grain(pixel) - 0.5 * (y - oval.middle))
  const light = shape * look.skinLight(x / oval.halfWidth)
  return [look.skin[0] * light, look.skin[1] * light, look.skin[2] * light]
}

/** From -0.5 to 0.5, always the same for the same pixel. */
function grain({ x, y }: Point): number {
  let bits = Math.imul(Math.floor(x) + 1, 0x9e3779b1) ^ Math.imul(Math.floor(y) + 1, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d)
  return ((bits ^ (bits >>> 13)) >>> 0) / 0xffffffff - 0.5
}
