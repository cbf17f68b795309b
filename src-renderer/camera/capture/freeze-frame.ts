import type { Capture } from './capture-types.ts'

/**
 * Freezes the frame the person saw at this moment, in the camera's full size, not mirrored and not judged yet.
 *
 * `drawImage` costs a fraction of a millisecond; `ImageCapture.takePhoto` takes seconds on real cameras and shoots at
 * the end of them (photo-quality section 7).
 *
 * @returns `null` while the camera has not shown a frame yet
 */
export function freezeFrame(video: HTMLVideoElement, now: number): Capture | null {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return null
  const canvas = new OffscreenCanvas(width, height)
  const pencil = canvas.getContext('2d', { alpha: false })
  if (pencil === null) return null
  pencil.drawImage(video, 0, 0, width, height)
  return { frame: canvas.transferToImageBitmap(), takenAt: now, origin: 'camera', judgement: null }
}
