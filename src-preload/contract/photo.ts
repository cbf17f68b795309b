import { z } from 'zod'

/** The most bytes of a profile photo: what a device stores for a person. Source: seed 003, photo-quality section 1. */
export const largestProfilePhotoBytes = 16_384

/** Width over height of a profile photo. Source: photo-quality section 2. */
export const profilePhotoAspect = 3 / 4

/** The sizes a profile photo is encoded at, largest first, in pixels. Source: photo-quality section 6. */
export const profilePhotoSizes = [
  { width: 360, height: 480 },
  { width: 300, height: 400 },
  { width: 240, height: 320 },
] as const

/** The bytes of a profile photo on their way to the server: a baseline JPEG without metadata, at most 16,384 bytes. */
export const profilePhotoSchema = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= largestProfilePhotoBytes)
