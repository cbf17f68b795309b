import { useEffect } from 'react'
import type { Capture } from '../../camera/capture/capture-types.ts'
import { useJudge } from '../../camera/engine/judge-context.ts'
import type { Judgement } from '../../camera/judgement/judgement.ts'
import type { PictureJudgement } from '../../flow/accepted.ts'

/**
 * Has a picture judged that was not judged while it was taken.
 *
 * @param onJudged receives the judgement, or `null` when there is no working engine or no answer in time
 */
export function useStillJudgement(
  capture: Capture,
  judgement: PictureJudgement,
  onJudged: (capture: Capture, judgement: Judgement | null) => void,
): void {
  const judge = useJudge()
  const isPending = judgement.kind === 'pending'
  useEffect(() => {
    if (!isPending) return
    const judgeStill = async (): Promise<void> => {
      // The flow knows by the capture whether the answer is still wanted.
      onJudged(capture, await judge.judgePicture(capture.frame))
    }
    void judgeStill()
  }, [judge, capture, isPending, onJudged])
}
