import { useEffect, useState, type ReactNode } from 'react'
import { startWorker } from '../../start-worker.ts'
import { JudgeContext } from './judge-context.ts'
import { createJudge, type WatchedVideo } from './judge.ts'
// The bundler answers with the worker's address; the linter looks for it in the worker itself.
// oxlint-disable-next-line import/default
import judgeWorker from './judge-worker.ts?worker&url'

/** The models are loaded when the page has nothing to do, at the latest after so many milliseconds. Ours: nobody is in front of the camera earlier. */
const latestOpening = 3_000

/** Keeps one judge for the whole desk. It loads its models once the desk is on the screen and the page idle. */
export function JudgeProvider({ children }: { readonly children: ReactNode }) {
  const [judge] = useState(() =>
    createJudge({
      startWorker: () => startWorker(judgeWorker),
      takeFrame: frameOf,
      copyPicture: async (picture) => createImageBitmap(picture),
      now: () => performance.now(),
      timeOrigin: performance.timeOrigin,
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds)
        return () => {
          clearTimeout(timer)
        }
      },
    }),
  )
  useEffect(() => {
    const idle = requestIdleCallback(
      () => {
        judge.open()
      },
      { timeout: latestOpening },
    )
    return () => {
      cancelIdleCallback(idle)
      judge.close()
    }
  }, [judge])
  return <JudgeContext value={judge}>{children}</JudgeContext>
}

/** A video whose camera has just gone has no frame to give. */
function frameOf(video: WatchedVideo): VideoFrame | null {
  try {
    return new VideoFrame(video as HTMLVideoElement)
  } catch {
    return null
  }
}
