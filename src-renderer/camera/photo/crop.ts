import { profilePhotoAspect, profilePhotoSizes } from '../../../src-preload/contract/photo.ts'
import { betweenEyes } from '../judgement/face-geometry.ts'
import type { FaceGeometry, Placement, Point, Size } from '../judgement/geometry.ts'

/** What is cut out of a frame: always 3:4, in pixels of the frame, turned as the eyes are, all four corners inside the frame. */
export type Crop = Placement

/** The crop rule in multiples of T, the distance from half-way between the eyes to the chin. Source: photo-quality section 2. */
export const cropRule = { height: 3, eyesFromTop: 1.35 } as const

/**
 * The largest roll that is levelled, in radians. Beyond it the picture is blocked (photo-quality section 3): a clerk who
 * overrides that does so for a posture, and a posture is shown as it is, not turned away under tilted shoulders.
 */
const largestLevelledRoll = (15 * Math.PI) / 180

/** The share of the largest crop the first one takes without a face: room to move, the oval of the preview inside. */
const facelessPart = 0.9

/** Half of the smallest profile photo: a smaller crop would be enlarged to more than twice its pixels. */
const smallestHeight = Math.min(...profilePhotoSizes.map(({ height }) => height)) / 2

/** In a small frame the crop shrinks to this share of the largest one at least, so that its size can always be changed. */
const smallestPart = 0.25

/**
 * The crop a capture starts with: by the crop rule around the face, levelled; should that reach beyond the frame, it is
 * moved, and when it does not fit at all, made smaller. Without a face: in the middle, as the oval of the preview showed it.
 */
export function firstCrop(frame: Size, face: FaceGeometry | null): Crop {
  if (face === null) {
    const middle = { x: frame.width / 2, y: frame.height / 2 }
    return cropAround(middle, largestHeight(frame, 0) * facelessPart, 0, frame)
  }
  const angle = Math.abs(face.roll) <= largestLevelledRoll ? face.roll : 0
  const below = (cropRule.height / 2 - cropRule.eyesFromTop) * face.eyesToChin
  const eyes = betweenEyes(face)
  const centre = { x: eyes.x - below * Math.sin(angle), y: eyes.y + below * Math.cos(angle) }
  return cropAround(centre, cropRule.height * face.eyesToChin, angle, frame)
}

/** The same crop moved by pixels of the frame, kept inside it. */
export function moveCrop(crop: Crop, by: Point, frame: Size): Crop {
  return cropAround({ x: crop.centre.x + by.x, y: crop.centre.y + by.y }, crop.height, crop.angle, frame)
}

/** The same centre and angle with another height, kept inside the frame and between the smallest and the largest crop. */
export function resizeCrop(crop: Crop, height: number, frame: Size): Crop {
  return cropAround(crop.centre, height, crop.angle, frame)
}

/**
 * How large a crop is among those of its angle, from 0 (smallest) to 1 (largest). Equal steps multiply by equal factors,
 * so that a step looks the same in a small picture and in one of 4000 pixels.
 */
export function portionOf(crop: Crop, frame: Size): number {
  const { smallest, largest } = heightsOf(frame, crop.angle)
  return Math.log(crop.height / smallest) / Math.log(largest / smallest)
}

/** The height of the crop of this angle that is this large, from 0 (smallest) to 1 (largest). */
export function heightOf(portion: number, angle: number, frame: Size): number {
  const { smallest, largest } = heightsOf(frame, angle)
  return smallest * (largest / smallest) ** portion
}

function cropAround(centre: Point, wanted: number, angle: number, frame: Size): Crop {
  const { smallest, largest } = heightsOf(frame, angle)
  const height = clamp(wanted, smallest, largest)
  const reach = reachOf(height, angle)
  return {
    centre: {
      x: clamp(centre.x, reach.x, frame.width - reach.x),
      y: clamp(centre.y, reach.y, frame.height - reach.y),
    },
    width: height * profilePhotoAspect,
    height,
    angle,
  }
}

function heightsOf(frame: Size, angle: number): { readonly smallest: number; readonly largest: number } {
  const largest = largestHeight(frame, angle)
  return { smallest: Math.min(smallestHeight, largest * smallestPart), largest }
}

function largestHeight(frame: Size, angle: number): number {
  const reach = reachOf(1, angle)
  return Math.min(frame.width / (2 * reach.x), frame.height / (2 * reach.y))
}

/** How far the corners of a turned crop are from its centre, across and down. */
function reachOf(height: number, angle: number): Point {
  const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  return {
    x: (height * (profilePhotoAspect * cosine + sine)) / 2,
    y: (height * (profilePhotoAspect * sine + cosine)) / 2,
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)))
}
