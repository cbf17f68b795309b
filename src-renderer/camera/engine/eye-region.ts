import type { Pixels, Placement, Point } from '../judgement/geometry.ts'
import { distance, meshPoints, pointOf } from '../judgement/mesh-points.ts'
import { eyesOf, pointsInPicture } from './mesh-region.ts'

/** One thing for each eye, the one further left in the picture first. */
export type OfEyes<Thing> = readonly [left: Thing, right: Thing]

/** How much wider than an eye, from corner to corner, the square is that the eye model was made for. Source: MediaPipe. */
const roomAboutEye = 2.3

/**
 * Which points of the mesh the eye model's points of the lids are, by their place in its answer: the lower lid from the
 * outer corner to the inner one, then the upper lid. The corners themselves (0 and 8), brows and iris are not taken.
 */
const lids: OfEyes<readonly (readonly [place: number, number: number])[]> = [
  lidsOf([7, 163, 144, 145, 153, 154, 155], [246, 161, 160, 159, 158, 157, 173]),
  lidsOf([249, 390, 373, 374, 380, 381, 382], [466, 388, 387, 386, 385, 384, 398]),
]

/** The squares in which to look for the lids of a mesh's eyes, levelled like the face. */
export function regionsOfEyes(mesh: readonly Point[]): OfEyes<Placement> {
  const [left, right] = eyesOf(mesh)
  const angle = Math.atan2(right.y - left.y, right.x - left.x)
  const about = (centre: Point, [one, other]: readonly [number, number]): Placement => {
    const side = distance(pointOf(mesh, one), pointOf(mesh, other)) * roomAboutEye
    return { centre, width: side, height: side, angle }
  }
  return [about(left, meshPoints.leftEye.corners), about(right, meshPoints.rightEye.corners)]
}

/**
 * The mesh with the lids of both eyes where the eye model saw them.
 *
 * The corners stay the mesh's. The eye model has them too, and nearer; but nothing tells when it is wrong, and the size
 * and the level of the whole face hang on the corners: closed eyes behind glasses tilted it by 2 degrees and made it 8 %
 * smaller.
 *
 * @param values what the model read in each region: x, y and depth of each point, in pixels of the part
 * @param partSide pixels of a part
 */
export function withEyes(
  mesh: readonly Point[],
  regions: OfEyes<Placement>,
  values: OfEyes<Float32Array>,
  partSide: number,
): readonly Point[] {
  const refined = [...mesh]
  for (const eye of [0, 1] as const) {
    const points = pointsInPicture(values[eye], regions[eye], partSide)
    for (const [place, number] of lids[eye]) refined[number] = pointOf(points, place)
  }
  return refined
}

function lidsOf(lower: readonly number[], upper: readonly number[]) {
  return [
    ...lower.map((number, at) => [at + 1, number] as const),
    ...upper.map((number, at) => [at + 9, number] as const),
  ]
}

/** A part as a mirror shows it. */
export function mirrored({ width, height, data }: Pixels): Pixels {
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const into = from.map((_, at) => from[at + width - 1 - 2 * (at % width)] ?? 0)
  return { width, height, data: new Uint8ClampedArray(into.buffer) }
}

/** Points read in a mirrored part, `partSide` pixels a side, where they are in the part itself. */
export function mirroredBack(values: Float32Array, partSide: number): Float32Array {
  return values.map((value, at) => (at % 3 === 0 ? partSide - value : value))
}
