import type { Box, Point } from '../judgement/geometry.ts'

/** One face as an engine found it, in pixels of the picture it was looked for in. */
export interface FoundFace {
  readonly box: Box
  /** 0 to 1. */
  readonly confidence: number
  /**
   * The 468 points of the MediaPipe face mesh, by its numbering; empty when the engine found a face but no mesh.
   * "Left" and "right" of an index are as seen in the picture, which is not mirrored.
   */
  readonly mesh: readonly Point[]
  /**
   * Degrees, or `null` when the engine could not tell. `yaw` is positive when the nose points to the right edge of the
   * picture, `pitch` when it points up, as the engine reads it: the bias of a mesh is not corrected here.
   * The MediaPipe mesh reads frontal faces as looking 5 to 6 degrees down.
   */
  readonly pose: { readonly yaw: number; readonly pitch: number } | null
}

/** A picture an engine can look at. */
export type EnginePicture = ImageBitmap | OffscreenCanvas

/** Finds faces in pictures. One look at a time. Another engine replaces this one by implementing it. */
export interface FaceEngine {
  /** Name, version and back end, for example `human 3.3.6 wasm`. At most 80 characters. */
  readonly version: string
  /** All faces in the picture, the largest first. Rejects only when the engine is broken. */
  find(picture: EnginePicture): Promise<readonly FoundFace[]>
}
