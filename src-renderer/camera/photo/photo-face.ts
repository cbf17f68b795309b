import type { FaceGeometry, Point, Size } from '../judgement/geometry.ts'
import { cropRule, type Crop } from './crop.ts'

/** A face as it lies in a photo of some size: pixels of the photo. */
export interface PhotoFace {
  /** A closed polygon around brows, cheeks and chin. */
  readonly outline: readonly Point[]
  /** What is left of the roll once the crop is levelled, in radians. */
  readonly roll: number
  /** T of photo-quality section 2. */
  readonly eyesToChin: number
}

/**
 * Where the face of a frame comes to lie in a photo of this size.
 *
 * @returns `null` when no face is known, or when the crop leaves out half of it: then it is not a photo of that face
 */
export function faceInPhoto(face: FaceGeometry | null, crop: Crop, size: Size): PhotoFace | null {
  if (face === null || face.outline.length < 3) return null
  const scale = size.width / crop.width
  const [cosine, sine] = [Math.cos(crop.angle), Math.sin(crop.angle)]
  const outline = face.outline.map(({ x, y }): Point => {
    const [across, down] = [x - crop.centre.x, y - crop.centre.y]
    return {
      x: size.width / 2 + scale * (across * cosine + down * sine),
      y: size.height / 2 + scale * (down * cosine - across * sine),
    }
  })
  const seen = outline.filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height)
  if (seen.length * 2 <= outline.length) return null
  return { outline, roll: face.roll - crop.angle, eyesToChin: face.eyesToChin * scale }
}

/** The outline of the face in a photo of this size, if somebody stands where the crop rule puts them. */
export function outlineByRule({ width, height }: Size): readonly Point[] {
  const eyesToChin = height / cropRule.height
  const middle = (cropRule.eyesFromTop + 0.2) * eyesToChin
  return Array.from({ length: 36 }, (_, step) => {
    const turn = (step * Math.PI) / 18
    return { x: width / 2 + 0.62 * eyesToChin * Math.cos(turn), y: middle + 0.8 * eyesToChin * Math.sin(turn) }
  })
}
