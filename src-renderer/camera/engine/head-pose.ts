import type { Point } from '../judgement/geometry.ts'
import { distance, pointOf } from '../judgement/mesh-points.ts'
import { eyesOf } from './mesh-region.ts'

/**
 * One point of a face that does not move with its expression: its number in the mesh, and where an average face has it.
 */
interface FixedPoint {
  readonly number: number
  readonly x: number
  readonly y: number
  readonly z: number
}

/**
 * Forehead, cheeks, eye corners and nose of MediaPipe's canonical face model: centimetres, x to the picture's right, y
 * up, z towards the camera. Mouth and chin are left out: a smile is no nod. Mirrored about x = 0, which `slopes` relies
 * on.
 */
const fixedPoints: readonly FixedPoint[] = [
  { number: 10, x: 0, y: 8.26, z: 4.48 },
  { number: 234, x: -7.66, y: 0.67, z: -2.44 },
  { number: 454, x: 7.66, y: 0.67, z: -2.44 },
  { number: 33, x: -4.45, y: 2.66, z: 3.17 },
  { number: 263, x: 4.45, y: 2.66, z: 3.17 },
  { number: 133, x: -1.86, y: 2.59, z: 3.76 },
  { number: 362, x: 1.86, y: 2.59, z: 3.76 },
  { number: 1, x: 0, y: -1.13, z: 7.48 },
  { number: 4, x: 0, y: -0.46, z: 7.59 },
  { number: 5, x: 0, y: 0.37, z: 7.24 },
  { number: 6, x: 0, y: 2.47, z: 5.79 },
]
const centreOfHeight = mean(fixedPoints.map(({ y }) => y))
const centreOfDepth = mean(fixedPoints.map(({ z }) => z))

/**
 * How a head is turned, in degrees, in the signs of `FoundFace`; `null` when the points are no face.
 *
 * The average face is laid over the fixed points as a distant camera would see it; how far its depth shows sideways and
 * upwards is the turn. Measured on 23 faces: Human's own angles are about two thirds of these, because it compares a
 * depth with a width on another scale. Mirroring a picture changes the sign of yaw. Three frontal portraits read a pitch
 * of -5.4 to -6.0 (Human's own: -4 to -9); dimmed, blurred, rolled or scaled they stay within 2 degrees of that, 2.5
 * with eyes 43 pixels apart.
 */
export function headPose(mesh: readonly Point[]): { readonly yaw: number; readonly pitch: number } | null {
  const [left, right] = eyesOf(mesh)
  if (!(distance(left, right) >= leastEyeDistance)) return null
  const level = levelled(mesh, Math.atan2(right.y - left.y, right.x - left.x))
  const yaw = degreesOf(slopes(level.map(({ x }) => x)))
  const pitch = degreesOf(slopes(level.map(({ y }) => y)))
  return Number.isFinite(yaw) && Number.isFinite(pitch) ? { yaw, pitch } : null
}

/** Pixels. Closer than that are no eyes, and the turn of what has no extent is noise. */
const leastEyeDistance = 1

/** The fixed points with the eyes level, x to the right and y up. */
function levelled(mesh: readonly Point[], roll: number): readonly Point[] {
  const [cosine, sine] = [Math.cos(roll), Math.sin(roll)]
  return fixedPoints.map(({ number }) => {
    const { x, y } = pointOf(mesh, number)
    return { x: x * cosine + y * sine, y: x * sine - y * cosine }
  })
}

/** How much a coordinate grows with the average face's width, height and depth: a fit by least squares. */
function slopes(values: readonly number[]): {
  readonly width: number
  readonly height: number
  readonly depth: number
} {
  let [width, height, depth] = [0, 0, 0]
  let [widths, heights, depths, mixed] = [0, 0, 0, 0]
  for (const [place, { x, y, z }] of fixedPoints.entries()) {
    const value = values[place] ?? Number.NaN
    const [high, deep] = [y - centreOfHeight, z - centreOfDepth]
    width += x * value
    height += high * value
    depth += deep * value
    widths += x * x
    heights += high * high
    depths += deep * deep
    mixed += high * deep
  }
  const determinant = heights * depths - mixed * mixed
  return {
    width: width / widths,
    height: (height * depths - depth * mixed) / determinant,
    depth: (depth * heights - height * mixed) / determinant,
  }
}

function degreesOf({ width, height, depth }: ReturnType<typeof slopes>): number {
  return (Math.asin(depth / Math.hypot(width, height, depth)) * 180) / Math.PI
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
