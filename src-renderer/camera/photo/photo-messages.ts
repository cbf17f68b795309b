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

/** What the page asks of the photo worker. The frame is transferred: it belongs to the worker from then on. */
export type PhotoRequest =
  | (ProfilePhotoWish & { readonly kind: 'profilePhoto'; readonly serial: number })
  | { readonly kind: 'facePicture'; readonly serial: number; readonly frame: ImageBitmap }

/** What the photo worker answers, once for every request. */
export type PhotoAnswer =
  | { readonly kind: 'profilePhoto'; readonly serial: number; readonly made: ProfilePhotoMade }
  | { readonly kind: 'facePicture'; readonly serial: number; readonly made: FacePictureMade }
