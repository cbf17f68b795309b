import type { Point } from './geometry.ts'

/**
 * Which of the 468 points of the MediaPipe face mesh is what. Photo quality section 3 for the ones measured; the outline
 * and the lids are the mesh's published contours. Left and right are as seen in a picture that is not mirrored.
 */
export const meshPoints = {
  /** The eye further left: corners, and lid pairs from upper to lower. */
  leftEye: {
    corners: [33, 133],
    lids: [
      [159, 145],
      [158, 153],
      [160, 144],
    ],
    contour: [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7],
  },
  /** The eye further right. */
  rightEye: {
    corners: [362, 263],
    lids: [
      [386, 374],
      [385, 380],
      [387, 373],
    ],
    contour: [362, 398, 384, 385, 386, 387, 388, 466, 263, 249, 390, 373, 374, 380, 381, 382],
  },
  /** Inner lips, upper to lower; the first pair is the middle of the mouth. */
  lips: [
    [13, 14],
    [82, 87],
    [312, 317],
  ],
  chin: 152,
  outline: [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
    136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
} as const

/** One eye of the mesh. */
export type EyePoints = typeof meshPoints.leftEye | typeof meshPoints.rightEye

/** How many points a mesh has at least; a mesh with irises has ten more. */
export const meshLength = 468

/** One point of a mesh by its number. A mesh that ends before it is a bug: `faceGeometry` has looked at its length. */
export function pointOf(mesh: readonly Point[], number: number): Point {
  const point = mesh[number]
  if (point === undefined) throw new Error(`a face mesh of ${mesh.length} points has no point ${number}`)
  return point
}

/** Several points of a mesh by their numbers. */
export function pointsOf(mesh: readonly Point[], numbers: readonly number[]): readonly Point[] {
  return numbers.map((number) => pointOf(mesh, number))
}

/** Half-way between two points. */
export function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}

/** From one point to another, in pixels. */
export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
