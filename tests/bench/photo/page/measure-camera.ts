import type { Judge } from '../../../../src-renderer/camera/engine/judge.ts'
import { freezeFrame } from '../../../../src-renderer/camera/capture/freeze-frame.ts'
import type { CameraTimes } from '../conversation.ts'

/** How long verdicts are counted, in milliseconds. */
const watched = 5_000

declare global {
  // TypeScript's own typings do not have the API the station decided against.
  interface Window {
    ImageCapture: new (track: MediaStreamTrack) => {
      takePhoto(): Promise<Blob>
      grabFrame(): Promise<ImageBitmap>
    }
  }
}

/** Times the three ways to a still picture, and the verdicts on a live one. */
export async function measureCamera(judge: Judge, runs: number): Promise<CameraTimes> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 }, audio: false })
  const video = document.querySelector('video')
  const [track] = stream.getVideoTracks()
  if (video === null || track === undefined) throw new Error('the page has no place for the camera')
  video.srcObject = stream
  await video.play()
  try {
    const capture = new window.ImageCapture(track)
    const drawImage = await times(runs, () => freezeFrame(video, 0)?.frame.close())
    const takePhoto = await times(runs, async () => capture.takePhoto())
    const grabFrame = await times(runs, async () => (await capture.grabFrame()).close())
    return { drawImage, takePhoto, grabFrame, ...(await watchVerdicts(judge, video)) }
  } finally {
    track.stop()
    video.srcObject = null
  }
}

async function watchVerdicts(
  judge: Judge,
  video: HTMLVideoElement,
): Promise<Pick<CameraTimes, 'betweenVerdicts' | 'longTasks'>> {
  const moments: number[] = []
  const longTasks: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  })
  observer.observe({ type: 'longtask' })
  await new Promise<void>((resolve) => {
    const stop = judge.watch(video, () => {
      moments.push(performance.now())
      const [first] = moments
      if (first === undefined || performance.now() - first < watched) return
      stop()
      resolve()
    })
  })
  observer.disconnect()
  return { betweenVerdicts: moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment)), longTasks }
}

async function times(runs: number, act: () => unknown): Promise<readonly number[]> {
  const values: number[] = []
  // The first one compiles what the others find ready.
  for (let run = 0; run <= runs; run += 1) {
    const begun = performance.now()
    await act()
    if (run > 0) values.push(performance.now() - begun)
  }
  return values
}
