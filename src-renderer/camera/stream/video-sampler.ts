import { sampleGrid, type HealthSample } from './health.ts'

/** Looks at the frames of a video element. */
export interface VideoSampler {
  /** What is shown now; `null` while the window is hidden: then Chromium shows no frames, and the camera is not to blame. */
  look(): HealthSample | null
  close(): void
}

/** Formats whose first plane is the luminance, one byte for each pixel. What cameras deliver is among them. */
const luminanceFirst: readonly (VideoPixelFormat | null)[] = ['I420', 'I420A', 'I422', 'I444', 'NV12']

/**
 * Counts the frames a video element shows and takes points out of them, each one pixel of the frame with its noise.
 *
 * The frame is copied beside the page's thread, which pays 0.2 to 0.4 ms for a look; drawing it onto a canvas cost 4 ms
 * at 1280 by 720 and 9 ms at 1920 by 1080 (measured without a GPU). So a look shows the points of the look before it.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function createVideoSampler(video: HTMLVideoElement, now: () => number): VideoSampler {
  let room = new Uint8Array()
  let points = new Uint8Array()
  let isCopying = false

  let frames = 0
  const onFrame = (): void => {
    frames += 1
    handle = video.requestVideoFrameCallback(onFrame)
  }
  let handle = video.requestVideoFrameCallback(onFrame)

  const copyPoints = async (): Promise<void> => {
    if (isCopying || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return
    isCopying = true
    const frame = new VideoFrame(video)
    try {
      const wish = luminanceFirst.includes(frame.format) ? {} : ({ format: 'RGBA' } as const)
      const size = frame.allocationSize(wish)
      if (room.length < size) room = new Uint8Array(size)
      const [plane] = await frame.copyTo(room, wish)
      if (plane !== undefined) points = pointsOf(frame, room, plane, 'format' in wish)
    } finally {
      frame.close()
      isCopying = false
    }
  }

  return {
    look: () => {
      if (document.visibilityState === 'hidden') return null
      // A frame that cannot be copied leaves the points as they were; whether frames come at all is counted beside it.
      copyPoints().catch(() => undefined)
      const { videoWidth: width, videoHeight: height } = video
      return { at: now(), frames, isMuted: isMuted(video), width, height, luminance: points }
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

/** Takes the luminance at the middle of each field of the grid, 0 to 255 whatever range the camera uses. */
function pointsOf(
  frame: VideoFrame,
  bytes: Uint8Array,
  { offset, stride }: PlaneLayout,
  isColour: boolean,
): Uint8Array<ArrayBuffer> {
  const { width, height } = sampleGrid
  const { width: across, height: down } = frame.visibleRect ?? { width: 0, height: 0 }
  // Television's range: 16 is black and 235 white.
  const isNarrow = !isColour && frame.colorSpace.fullRange !== true
  return Uint8Array.from({ length: width * height }, (_point, at) => {
    const x = Math.floor((((at % width) + 0.5) / width) * across)
    const y = Math.floor(((Math.floor(at / width) + 0.5) / height) * down)
    const place = offset + y * stride + x * (isColour ? 4 : 1)
    if (isColour) return luminanceOf(bytes, place)
    const value = bytes[place] ?? 0
    return isNarrow ? Math.max(0, Math.min(255, Math.round(((value - 16) * 255) / 219))) : value
  })
}

/** Luminance as television weighs it (Rec. 709), on the encoded values. */
function luminanceOf(bytes: Uint8Array, at: number): number {
  return Math.round(0.2126 * (bytes[at] ?? 0) + 0.7152 * (bytes[at + 1] ?? 0) + 0.0722 * (bytes[at + 2] ?? 0))
}
