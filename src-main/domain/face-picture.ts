import { largestFacePictureBytes, longestFacePictureSide } from '../../src-preload/contract/photo.ts'
import { pictureSizeOf, pictureTypeOf } from './picture-head.ts'

/** The server's code for what can be told of a picture by its head. Source: reference section 6.3. */
export type FacePictureFlaw = 30_001 | 30_002 | 30_003 | 30_017

/**
 * Looks at the head of a picture for the visual face, so that what the server would refuse anyway does not travel.
 *
 * JPEG or PNG (30003), at most 10 MB (30017), a head that tells a size (30002), at most 4000 pixels a side (30001). What
 * only decoding could tell is left to the server: the main process decodes no picture.
 *
 * @returns the server's own code, or `null` when the picture may be sent
 */
export function flawOfFacePicture(bytes: Uint8Array): FacePictureFlaw | null {
  if (bytes.byteLength > largestFacePictureBytes) return 30_017
  const type = pictureTypeOf(bytes)
  if (type === null) return 30_003
  const size = pictureSizeOf(bytes, type)
  if (size === null) return 30_002
  return Math.max(size.width, size.height) > longestFacePictureSide ? 30_001 : null
}
