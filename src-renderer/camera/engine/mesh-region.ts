import type { Box, Placement, Point } from '../judgement/geometry.ts'
import { meshPoints, middle, pointOf } from '../judgement/mesh-points.ts'

/** A face as the detector sees it, in pixels of the picture: a square about it and its two eyes, the left one first. */
export interface Candidate {
  readonly box: Box
  readonly eyes: readonly [Point, Point]
}

/**
 * How much larger than the mesh the square is from which the mesh is read again. Measured on three portraits moved by a
 * few pixels: the second reading shakes less than the first (eye aspect ratio 0.002 to 0.005 instead of 0.007);
 * 1.3 to 1.5 are alike in that, and at 1.4 the proportions stay those of the first reading.
 */
const roomAboutMesh = 1.4

/** The levelled square in which to look for the mesh of a detected face. */
export function regionOfCandidate({ box, eyes: [left, right] }: Candidate): Placement {
  const centre = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
  const side = Math.max(box.width, box.height)
  return { centre, width: side, height: side, angle: Math.atan2(right.y - left.y, right.x - left.x) }
}

/** The levelled square in which to read a mesh once more. */
export function regionOfMesh(mesh: readonly Point[]): Placement {
  const [left, right] = eyesOf(mesh)
  const angle = Math.atan2(right.y - left.y, right.x - left.x)
  const upright = boxAbout(mesh.map((point) => turned(point, -angle)))
  const middleOfBox = { x: upright.left + upright.width / 2, y: upright.top + upright.height / 2 }
  const side = Math.max(upright.width, upright.height) * roomAboutMesh
  return { centre: turned(middleOfBox, angle), width: side, height: side, angle }
}

/**
 * The points a model read in a square part, in pixels of the whole picture.
 *
 * @param values x, y and depth of each point, in pixels of the part; the depth is not used
 * @param partSide pixels of the part
 */
export function pointsInPicture(values: Float32Array, region: Placement, partSide: number): readonly Point[] {
  const scale = region.width / partSide
  const count = Math.floor(values.length / 3)
  return Array.from({ length: count }, (_, place) => {
    const x = ((values[place * 3] ?? Number.NaN) - partSide / 2) * scale
    const y = ((values[place * 3 + 1] ?? Number.NaN) - partSide / 2) * scale
    const point = turned({ x, y }, region.angle)
    return { x: region.centre.x + point.x, y: region.centre.y + point.y }
  })
}

/** Half-way between the corners of each eye of a mesh, the left eye first. */
export function eyesOf(mesh: readonly Point[]): readonly [Point, Point] {
  const [left, right] = [meshPoints.leftEye.corners, meshPoints.rightEye.corners]
  return [
    middle(pointOf(mesh, left[0]), pointOf(mesh, left[1])),
    middle(pointOf(mesh, right[0]), pointOf(mesh, right[1])),
  ]
}

/** The smallest upright box about some points. */
export function boxAbout(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { left, top, width: right - left, height: bottom - top }
}

/** Intersection of two boxes over their union, 0 to 1: how much they are the same. */
export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left)
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top)
  if (!(width > 0 && height > 0)) return 0
  const shared = width * height
  return shared / (one.width * one.height + other.width * other.height - shared)
}

/** A point turned about the origin, clockwise as seen on the screen. */
function turned({ x, y }: Point, angle: number): Point {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  return { x: x * cosine - y * sine, y: x * sine + y * cosine }
}
