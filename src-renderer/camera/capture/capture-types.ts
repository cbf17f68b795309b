import type { Judgement } from '../judgement/judgement.ts'

/** One frozen frame of the camera or one picture from a file, in full size and not mirrored. It lives in this window's memory only. */
export interface Capture {
  readonly frame: ImageBitmap
  /** Milliseconds since 1970 in UTC. */
  readonly takenAt: number
  /** Where it comes from. */
  readonly origin: 'camera' | 'file'
  /** What was found while it was taken; `null` when it has not been judged yet. */
  readonly judgement: Judgement | null
}

/** A profile photo ready for the server: a baseline JPEG of at most 16,384 bytes without metadata. */
export interface ProfilePhoto {
  readonly bytes: Uint8Array
  /** Pixels. */
  readonly width: number
  /** Pixels. */
  readonly height: number
  /** The encoder's quality, 0 to 1. */
  readonly quality: number
  /** Structural similarity of the face to the unencoded crop, 0 to 1; `null` when no face is known in the crop. */
  readonly similarity: number | null
  /** Whether the background was smoothed on the clerk's wish. */
  readonly isSmoothed: boolean
}

/** The full frame for the visual-face credential: a JPEG of at most 10 MB and 4000 pixels a side, without metadata. */
export interface FacePicture {
  readonly bytes: Uint8Array
  /** Pixels. */
  readonly width: number
  /** Pixels. */
  readonly height: number
}
