import type { FaceGeometry, Point } from './geometry.ts'
import type { EyePoints } from './mesh-points.ts'
import { distance, meshLength, meshPoints, middle, pointOf, pointsOf } from './mesh-points.ts'

/**
 * What no face looks like, so that a mesh that came out wrong is not measured, nor a part as large as a house cut out for
 * it. Ours: T is 1.6 to 1.9 inter-eye distances from the front, twice that at a turn of 60 degrees, a third with the head
 * far down; the outline stays within 1.3 T of the eyes on every face tried.
 */
const faceShape = { leastInterEyeDistance: 1, leastEyesToChin: 0.5, mostEyesToChin: 6, mostReach: 3 }

/** Where a face is, from its mesh; `null` without a mesh, or with one that cannot be a face's. Pixels of the picture. */
export function faceGeometry(mesh: readonly Point[]): FaceGeometry | null {
  if (mesh.length < meshLength || !mesh.every(isFinitePoint)) return null
  const eyes = inOrder(eyeCentre(mesh, meshPoints.leftEye), eyeCentre(mesh, meshPoints.rightEye))
  const [left, right] = eyes
  const chin = pointOf(mesh, meshPoints.chin)
  const between = middle(left, right)
  const geometry: FaceGeometry = {
    eyes,
    chin,
    interEyeDistance: distance(left, right),
    eyesToChin: distance(between, chin),
    roll: Math.atan2(right.y - left.y, right.x - left.x),
    outline: pointsOf(mesh, meshPoints.outline),
  }
  return isShapedLikeFace(geometry) ? geometry : null
}

/** Half-way between the eyes: M of photo quality section 2. */
export function betweenEyes({ eyes: [left, right] }: FaceGeometry): Point {
  return middle(left, right)
}

function isShapedLikeFace(geometry: FaceGeometry): boolean {
  const { interEyeDistance, eyesToChin, outline } = geometry
  if (!(interEyeDistance >= faceShape.leastInterEyeDistance)) return false
  const length = eyesToChin / interEyeDistance
  if (!(length >= faceShape.leastEyesToChin && length <= faceShape.mostEyesToChin)) return false
  const centre = betweenEyes(geometry)
  return outline.every((point) => distance(point, centre) <= faceShape.mostReach * eyesToChin)
}

function eyeCentre(mesh: readonly Point[], eye: EyePoints): Point {
  const [one, other] = eye.corners
  return middle(pointOf(mesh, one), pointOf(mesh, other))
}

function inOrder(one: Point, other: Point): readonly [Point, Point] {
  return one.x <= other.x ? [one, other] : [other, one]
}

function isFinitePoint({ x, y }: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y)
}
