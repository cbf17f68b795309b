import { after } from '../../after.ts'
import { startWorker } from '../../start-worker.ts'
import { createJudge, type Judge, type WatchedVideo } from './judge.ts'
// The bundler answers with the worker's address; the linter looks for it in the worker itself.
// oxlint-disable-next-line import/default
import judgeWorker from './judge-worker.ts?worker&url'

/** Makes a judge of what the browser has: its workers, its video frames and its clock. */
export function createBrowserJudge(): Judge {
  return createJudge({
    startWorker: () => startWorker(judgeWorker),
    takeFrame: frameOf,
    copyPicture: async (picture) => createImageBitmap(picture),
    now: () => performance.now(),
    timeOrigin: performance.timeOrigin,
    after,
  })
}

/** A video whose camera has just gone has no frame to give. */
function frameOf(video: WatchedVideo): VideoFrame | null {
  try {
    return new VideoFrame(video as HTMLVideoElement)
  } catch {
    return null
  }
}
