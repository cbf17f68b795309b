import { largestFacePictureBytes, longestFacePictureSide } from '../../../src-preload/contract/photo.ts'
import { headOf } from './head-ellipse.ts'
import { faceInPhoto, outlineByRule } from './photo-face.ts'
import type { FacePictureMade, ProfilePhotoMade, ProfilePhotoWish } from './photo-messages.ts'
import { drawSheet, jpegOf, pencilOf } from './photo-sheet.ts'
import { searchProfilePhoto } from './search-profile-photo.ts'

/** The qualities a face picture is tried at. Only a very noisy picture of 16 million pixels is over 10 MB at the first. */
const facePictureQualities = [0.95, 0.9, 0.8, 0.65] as const

/**
 * Makes the profile photo a wish asks for. Where no face is known, the region in which the crop rule puts one decides on
 * the size, and the photo's similarity is `null`: it would be that of nobody's face.
 */
export async function makeProfilePhoto(wish: ProfilePhotoWish, isOvertaken: () => boolean): Promise<ProfilePhotoMade> {
  const { frame, crop, face, smooth } = wish
  const found = await searchProfilePhoto((size) => {
    const seen = faceInPhoto(face, crop, size)
    const outline = seen?.outline ?? outlineByRule(size)
    return drawSheet({ frame, crop, size, outline, head: smooth && seen !== null ? headOf(seen) : null })
  }, isOvertaken)
  if (found.kind !== 'found') return found
  const { jpeg: bytes, size, quality, similarity } = found
  const isFaceKnown = faceInPhoto(face, crop, size) !== null
  return {
    kind: 'made',
    photo: {
      bytes,
      width: size.width,
      height: size.height,
      quality,
      similarity: isFaceKnown ? similarity : null,
      isSmoothed: smooth && isFaceKnown,
    },
  }
}

/** Makes the picture for the visual face: the whole frame, made smaller only where the server would refuse it. */
export async function makeFacePicture(frame: ImageBitmap): Promise<FacePictureMade> {
  const scale = Math.min(1, longestFacePictureSide / Math.max(frame.width, frame.height))
  const width = Math.round(frame.width * scale)
  const height = Math.round(frame.height * scale)
  const pencil = pencilOf({ width, height })
  pencil.drawImage(frame, 0, 0, width, height)
  for (const quality of facePictureQualities) {
    const bytes = await jpegOf(pencil.canvas, quality)
    if (bytes.byteLength <= largestFacePictureBytes) return { kind: 'made', picture: { bytes, width, height } }
  }
  return { kind: 'failed' }
}
