import type { FacePictureMade, ProfilePhotoMade, ProfilePhotoWish } from './photo-maker.ts'

/** What the page asks of the photo worker. The frame is transferred: it belongs to the worker from then on. */
export type PhotoRequest =
  | (ProfilePhotoWish & { readonly kind: 'profilePhoto'; readonly serial: number })
  | { readonly kind: 'facePicture'; readonly serial: number; readonly frame: ImageBitmap }

/** What the photo worker answers, once for every request. */
export type PhotoAnswer =
  | { readonly kind: 'profilePhoto'; readonly serial: number; readonly made: ProfilePhotoMade }
  | { readonly kind: 'facePicture'; readonly serial: number; readonly made: FacePictureMade }
