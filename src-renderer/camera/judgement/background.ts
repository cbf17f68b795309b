import { betweenEyes } from './face-geometry.ts'
import type { Box, FaceGeometry, PictureSource, Point, Size } from './geometry.ts'
import type { Measured } from './judgement.ts'
import type { LevelledPart } from './levelled-part.ts'
import { levelledPart } from './levelled-part.ts'
import { luminanceOf } from './luminance.ts'
import { scoreOfBackground } from './mappings.ts'
import { measured, unknownMeasure, whenAbove } from './measured.ts'
import { measuring, thresholds } from './thresholds.ts'

/**
 * Where the background is looked for, in T from half-way between the eyes: the crop of photo quality section 2 with a third
 * more at its sides, down to just above the chin. What is farther off never gets into the profile photo, and lower down
 * there are mostly shoulders.
 */
const surroundings = { left: -1.5, top: -1.35, width: 3, height: 2.25 }

/**
 * What is taken for the head, in T: half an ellipse over a column of the same width down to the shoulders, with room for
 * ears and hair. Ours: a head without hair is 0.65 T to either side and 0.86 T high above the eyes.
 */
const head = { halfWidth: 1, top: 1.15 }

/**
 * Whether the background is plain: the mean gradient of the luminance about the head, at the standard's scale. Warns at
 * most. Photo quality section 4; without the standard's segmentation the head is a fixed shape.
 */
export function measureBackground(picture: PictureSource, face: FaceGeometry): Measured {
  const part = levelledPart(picture, face, boxOf(face), measuring.backgroundEyesToChin / face.eyesToChin)
  const value = meanGradient(part, part.place(betweenEyes(face)))
  if (value === null) return unknownMeasure('background')
  return measured('background', {
    value,
    score: scoreOfBackground(value),
    verdict: whenAbove(value, thresholds.background),
    instruction: 'plainBackground',
  })
}

function boxOf({ eyesToChin: unit }: FaceGeometry): Box {
  const { left, top, width, height } = surroundings
  return { left: left * unit, top: top * unit, width: width * unit, height: height * unit }
}

/** Mean length of the Sobel gradient; `null` when too little background is in the picture. */
function meanGradient({ pixels, coverage }: LevelledPart, eyes: Point): number | null {
  const luminance = luminanceOf(pixels)
  const isBackground = backgroundAbout(eyes)
  let sum = 0
  let count = 0
  for (let row = 1; row < pixels.height - 1; row += 1) {
    for (let column = 1; column < pixels.width - 1; column += 1) {
      const at = row * pixels.width + column
      if (!isBackground(column, row) || !hasAllNeighbours(coverage, at, pixels)) continue
      sum += gradientAt(luminance, at, pixels)
      count += 1
    }
  }
  if (count < measuring.leastBackground) return null
  // A gradient is so much per pixel, and the standard has more pixels to the same head.
  return (sum / count) * (measuring.backgroundEyesToChin / measuring.standardEyesToChin)
}

function backgroundAbout(eyes: Point): (column: number, row: number) => boolean {
  const unit = measuring.backgroundEyesToChin
  return (column, row) => {
    const across = (column + 0.5 - eyes.x) / (head.halfWidth * unit)
    const up = Math.max(0, eyes.y - row - 0.5) / (head.top * unit)
    return across ** 2 + up ** 2 > 1
  }
}

function hasAllNeighbours(coverage: Uint8Array, at: number, { width }: Size): boolean {
  return (
    coverage[at - width - 1] === 1 &&
    coverage[at - width + 1] === 1 &&
    coverage[at + width - 1] === 1 &&
    coverage[at + width + 1] === 1
  )
}

function gradientAt(luminance: Uint8Array, at: number, { width }: Size): number {
  const value = (offset: number): number => luminance[at + offset] ?? 0
  const across =
    value(1 - width) + 2 * value(1) + value(1 + width) - value(-1 - width) - 2 * value(-1) - value(width - 1)
  const down =
    value(width - 1) + 2 * value(width) + value(width + 1) - value(-width - 1) - 2 * value(-width) - value(1 - width)
  return Math.hypot(across, down)
}
