import { sampleGrid, type HealthSample } from './health.ts'

/** Looks at the frames of a video element. */
export interface VideoSampler {
  /** What is shown now; `null` while the window is hidden: then Chromium shows no frames, and the camera is not to blame. */
  look(): HealthSample | null
  close(): void
}

/**
 * Counts the frames a video element shows and takes points out of them.
 *
 * The points are drawn without smoothing: each is one pixel of the frame with its noise.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function createVideoSampler(video: HTMLVideoElement, now: () => number): VideoSampler {
  const { width, height } = sampleGrid
  const pencil = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true })
  if (pencil === null) throw new Error('This cannot happen: a canvas of a few points was refused.')
  pencil.imageSmoothingEnabled = false

  let frames = 0
  const onFrame = (): void => {
    frames += 1
    handle = video.requestVideoFrameCallback(onFrame)
  }
  let handle = video.requestVideoFrameCallback(onFrame)

  const points = (): Uint8Array => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return new Uint8Array()
    pencil.drawImage(video, 0, 0, width, height)
    return luminanceOf(pencil.getImageData(0, 0, width, height).data)
  }

  return {
    look: () => {
      if (document.visibilityState === 'hidden') return null
      const { videoWidth, videoHeight } = video
      return { at: now(), frames, isMuted: isMuted(video), width: videoWidth, height: videoHeight, luminance: points() }
    },
    close: () => {
      video.cancelVideoFrameCallback(handle)
    },
  }
}

function isMuted(video: HTMLVideoElement): boolean {
  const tracks = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : []
  return tracks.some(({ muted }) => muted)
}

/** Luminance as television weighs it (Rec. 709), on the encoded values: 0 to 255. */
function luminanceOf(pixels: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: pixels.length / 4 }, (_point, at) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at * 4, at * 4 + 3)
    return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
  })
}
