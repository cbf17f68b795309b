/** What a file that is no JPEG or PNG was found to be, by its first bytes. */
export type OtherFormat =
  'heic' | 'avif' | 'webp' | 'gif' | 'tiff' | 'bmp' | 'svg' | 'pdf' | 'zip' | 'video' | 'unknown'

/** Why a file gives no picture. */
export type PictureFileProblem =
  /** It holds no byte. */
  | { readonly kind: 'empty' }
  /** It is larger than `most` bytes and was not opened. */
  | { readonly kind: 'tooManyBytes'; readonly bytes: number; readonly most: number }
  /** It is no JPEG or PNG, whatever its name says. */
  | { readonly kind: 'notAPicture'; readonly what: OtherFormat }
  /** It begins as a picture and ends too soon. */
  | { readonly kind: 'truncated' }
  /** Its head declares more pixels than are ever decoded. */
  | { readonly kind: 'tooManyPixels'; readonly width: number; readonly height: number }
  /** It is too small for the smallest photo. */
  | { readonly kind: 'tooFewPixels'; readonly width: number; readonly height: number }
  /** Its content is damaged, or the file could not be read. */
  | { readonly kind: 'unreadable' }
  /** Reading and decoding took longer than anybody waits, and was ended. */
  | { readonly kind: 'tooSlow' }
