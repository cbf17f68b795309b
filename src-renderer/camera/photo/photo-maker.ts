import type { FacePicture, ProfilePhoto } from '../capture/capture-types.ts'
import type { FaceGeometry } from '../judgement/geometry.ts'
import type { Crop } from './crop.ts'

/** What a profile photo is made of. */
export interface ProfilePhotoWish {
  /** Stays the caller's: it is copied, and the copy is let go of as soon as the photo is made. */
  readonly frame: ImageBitmap
  readonly crop: Crop
  /** The face in the frame; `null` when none is known. */
  readonly face: FaceGeometry | null
  /** Whether what is not the head is to be smoothed. Without a face nothing is: nobody knows where the head is. */
  readonly smooth: boolean
}

/** How the making of a profile photo ended. */
export type ProfilePhotoMade =
  | { readonly kind: 'made'; readonly photo: ProfilePhoto }
  /** Not even the smallest size at the worst quality fits in 16,384 bytes. No camera picture has ever done that. */
  | { readonly kind: 'tooLarge' }
  /** A newer wish came before this one was done. */
  | { readonly kind: 'overtaken' }
  /** The worker could not be started, broke or stayed silent, or the frame is no longer there. */
  | { readonly kind: 'failed' }

/** How the making of a picture for the visual face ended. */
export type FacePictureMade =
  | { readonly kind: 'made'; readonly picture: FacePicture }
  /** As for a profile photo, or no quality brings the picture under 10 MB. */
  | { readonly kind: 'failed' }

/** Makes the two outputs of one capture beside the page, so that nothing on the screen waits for it. */
export interface PhotoMaker {
  /** The newest wish wins: the one before it answers `overtaken` at once. */
  makeProfilePhoto(wish: ProfilePhotoWish): Promise<ProfilePhotoMade>
  /** The full frame, scaled down only if a side is longer than 4000 pixels. */
  makeFacePicture(frame: ImageBitmap): Promise<FacePictureMade>
  /** Ends the worker and answers `failed` to whatever is still wished. The next wish starts a new one. */
  close(): void
}
