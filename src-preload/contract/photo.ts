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

/** The face region of a profile photo has to be at least this similar to the unencoded crop. Source: photo-quality section 6. */
export const leastFaceSimilarity = 0.93

/** The most bytes of a picture for the visual face. Source: reference section 6.1 of the Local API facts, code 30017. */
export const largestFacePictureBytes = 10 * 1024 * 1024

/** The longest side of a picture for the visual face, in pixels. Source: reference section 6.1, code 30001. */
export const longestFacePictureSide = 4_000

/** How many visual faces a person may have. Source: reference section 5.2. */
export const mostVisualFaces = 2

/** The bytes of a picture for the visual face on their way to the server: a JPEG or PNG of at most 10 MB. */
export const facePictureSchema = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= largestFacePictureBytes)

/** The bytes of a profile photo on their way to the server: a baseline JPEG without metadata, at most 16,384 bytes. */
export const profilePhotoSchema = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= largestProfilePhotoBytes)
