/** One frozen frame of the camera, in full size and not mirrored. It lives in this window's memory only. */
export interface Capture {
  readonly frame: ImageBitmap
  /** Milliseconds since 1970 in UTC. */
  readonly takenAt: number
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
}
