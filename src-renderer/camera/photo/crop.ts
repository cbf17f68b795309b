import { profilePhotoAspect } from '../../../src-preload/contract/photo.ts'

/** A size in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** What is cut out of a frame: always 3:4, in pixels of the frame, always inside it. */
export interface Crop extends Size {
  readonly left: number
  readonly top: number
}

/** The smallest crop, as a part of the largest: below a quarter a webcam's pixels become visible. */
const smallestPart = 0.25

/** The share of the largest crop the first one takes: room to move in every direction, the oval of the preview inside. */
const firstPart = 0.9

/** The height of the largest 3:4 crop a frame has room for. */
export function largestCropHeight(frame: Size): number {
  return Math.min(frame.height, frame.width / profilePhotoAspect)
}

/** The crop a capture starts with: in the middle, as the oval of the preview showed it. */
export function firstCrop(frame: Size): Crop {
  return cropAround({ x: frame.width / 2, y: frame.height / 2 }, largestCropHeight(frame) * firstPart, frame)
}

/** The same crop moved by pixels of the frame, kept inside it. */
export function moveCrop(crop: Crop, by: { readonly x: number; readonly y: number }, frame: Size): Crop {
  const centre = centreOf(crop)
  return cropAround({ x: centre.x + by.x, y: centre.y + by.y }, crop.height, frame)
}

/** The same centre with another height, kept inside the frame and between the smallest and the largest crop. */
export function resizeCrop(crop: Crop, height: number, frame: Size): Crop {
  return cropAround(centreOf(crop), height, frame)
}

/** How large a crop is, from 0 (smallest) to 1 (largest). */
export function portionOf(crop: Crop, frame: Size): number {
  const largest = largestCropHeight(frame)
  return (crop.height / largest - smallestPart) / (1 - smallestPart)
}

/** The height of the crop that is this large, from 0 (smallest) to 1 (largest). */
export function heightOf(portion: number, frame: Size): number {
  return largestCropHeight(frame) * (smallestPart + portion * (1 - smallestPart))
}

function centreOf(crop: Crop): { readonly x: number; readonly y: number } {
  return { x: crop.left + crop.width / 2, y: crop.top + crop.height / 2 }
}

function cropAround(centre: { readonly x: number; readonly y: number }, wanted: number, frame: Size): Crop {
  const largest = largestCropHeight(frame)
  const height = clamp(wanted, largest * smallestPart, largest)
  const width = height * profilePhotoAspect
  return {
    left: clamp(centre.x - width / 2, 0, frame.width - width),
    top: clamp(centre.y - height / 2, 0, frame.height - height),
    width,
    height,
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)))
}
