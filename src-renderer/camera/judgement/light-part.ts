import type { Box, FaceGeometry, PictureSource, Point } from './geometry.ts'
import { boxAbout, levelled, levelledPart } from './levelled-part.ts'
import type { LevelledPart } from './levelled-part.ts'
import { luminanceOf } from './luminance.ts'
import type { EyePoints } from './mesh-points.ts'
import { meshPoints, middle, pointOf, pointsOf } from './mesh-points.ts'
import type { Region } from './region.ts'
import { areaOf, boxRegion, polygonRegion } from './region.ts'
import { measuring } from './thresholds.ts'

/** The levelled face as everything about light and colour is read from it, at a fixed inter-eye distance. */
export interface LightPart {
  readonly part: LevelledPart
  readonly luminance: Uint8Array
  /** What is inside the face's outline. */
  readonly skin: Region
  /** The boxes about the lids, left and right as seen, in pixels of the part. */
  readonly eyeBoxes: readonly [Box, Box]
  /** The squares of even light on the outer sides of the eyes, left and right as seen. Photo quality section 4. */
  readonly squares: readonly [Region, Region]
}

/** Cuts the face out for light and colour; `null` when less than half of it is in the picture. */
export function readLightPart(picture: PictureSource, face: FaceGeometry, mesh: readonly Point[]): LightPart | null {
  const scale = measuring.lightInterEyeDistance / face.interEyeDistance
  const part = levelledPart(picture, face, boxAbout(face.outline.map((point) => levelled(point, face))), scale)
  const outline = face.outline.map(part.place)
  const skin = polygonRegion(outline, part.pixels, part.coverage)
  if (skin.count < measuring.leastVisiblePart * areaOf(outline) || skin.count === 0) return null
  return {
    part,
    luminance: luminanceOf(part.pixels),
    skin,
    eyeBoxes: eyeBoxesOf(mesh, part),
    squares: squaresOf(face, mesh, part, skin),
  }
}

function eyeBoxesOf(mesh: readonly Point[], { place }: LevelledPart): readonly [Box, Box] {
  const boxOf = (eye: EyePoints): Box => boxAbout(pointsOf(mesh, eye.contour).map(place))
  const [one, other] = [boxOf(meshPoints.leftEye), boxOf(meshPoints.rightEye)]
  return one.left <= other.left ? [one, other] : [other, one]
}

/** Only what is inside the face's outline counts: with the head turned the outer square runs over the cheek's edge. */
function squaresOf(
  { eyes }: FaceGeometry,
  mesh: readonly Point[],
  { place, pixels }: LevelledPart,
  skin: Region,
): readonly [Region, Region] {
  const [left, right] = [place(eyes[0]), place(eyes[1])]
  const [upperLip, lowerLip] = meshPoints.lips[0]
  const mouth = place(middle(pointOf(mesh, upperLip), pointOf(mesh, lowerLip)))
  const top = left.y + (mouth.y - left.y) / 2
  const side = squareSide
  const square = (edge: number): Region =>
    boxRegion({ left: edge, top, width: side, height: side }, pixels, skin.inside)
  return [square(left.x - side), square(right.x)]
}

/** 0.3 inter-eye distances. Photo quality section 4. */
const squareSide = 0.3 * measuring.lightInterEyeDistance

/** Whether enough of a square is on the face to be compared. */
export function isWorthComparing({ count }: Region): boolean {
  return count >= measuring.leastSquarePart * squareSide ** 2
}
