import { useEffect, useState, type ReactNode } from 'react'
import { createBrowserJudge } from './browser-judge.ts'
import { JudgeContext } from './judge-context.ts'

/**
 * The models are loaded when the page has nothing to do, at the latest after so many milliseconds. Ours: nobody is in
 * front of the camera earlier.
 */
const latestOpening = 3_000

/** Keeps one judge for the whole desk. It loads its models once the desk is on the screen and the page idle. */
export function JudgeProvider({ children }: { readonly children: ReactNode }) {
  const [judge] = useState(createBrowserJudge)
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
