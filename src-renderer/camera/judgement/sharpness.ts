import type { FaceGeometry, PictureSource, Pixels } from './geometry.ts'
import type { Measured } from './judgement.ts'
import type { LevelledPart } from './levelled-part.ts'
import { boxAbout, grown, levelled, levelledPart } from './levelled-part.ts'
import { measured, unknownMeasure, whenAbove } from './measured.ts'
import { polygonRegion } from './region.ts'
import { measuring, thresholds } from './thresholds.ts'

/** Pixels averaged for the second blur. Photo quality section 5. */
const taps = 9
/** How far the average of a pixel and the one before it reach, to either side. */
const reach = (taps + 1) / 2

/** Whether the face is sharp: Crete's re-blur index at a fixed inter-eye distance. Photo quality section 5. */
export function measureSharpness(picture: PictureSource, face: FaceGeometry): Measured {
  const value = reblurIndex(facePart(picture, face), face)
  if (value === null) return unknownMeasure('sharpness')
  return measured('sharpness', {
    value,
    score: null,
    verdict: whenAbove(value, thresholds.blur),
    instruction: 'holdStill',
  })
}

function facePart(picture: PictureSource, face: FaceGeometry): LevelledPart {
  const scale = measuring.sharpnessInterEyeDistance / face.interEyeDistance
  const box = boxAbout(face.outline.map((point) => levelled(point, face)))
  return levelledPart(picture, face, grown(box, reach / scale), scale)
}

/**
 * How little a picture loses when it is blurred once more, 0 sharp to 1 blurred, along rows and along columns, the worse of
 * both; after Crete and others 2007. `null` for a face without any detail to lose. Only pixels inside the face's outline
 * count: a sharp background does not make up for a blurred face.
 */
function reblurIndex({ pixels, place, coverage }: LevelledPart, face: FaceGeometry): number | null {
  const { inside } = polygonRegion(face.outline.map(place), pixels, coverage)
  const grey = greyOf(pixels)
  const indices = [1, pixels.width].map((step) => {
    let sharp = 0
    let lost = 0
    const before = reach * step
    const after = (reach - 1) * step
    for (let at = before; at < inside.length - after; at += 1) {
      if (inside[at] === 0 || coverage[at - before] === 0 || coverage[at + after] === 0) continue
      const change = Math.abs((grey[at] ?? 0) - (grey[at - step] ?? 0))
      // Two averages that lie one pixel apart differ by what enters at one end and leaves at the other.
      const blurred = Math.abs((grey[at + after] ?? 0) - (grey[at - before] ?? 0)) / taps
      sharp += change
      lost += Math.max(0, change - blurred)
    }
    return sharp === 0 ? null : (sharp - lost) / sharp
  })
  const known = indices.filter((index) => index !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** The brightness as seen, not linear: the index is about edges a person sees. */
function greyOf({ data, width, height }: Pixels): Float32Array {
  const grey = new Float32Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    grey[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0)
  }
  return grey
}
