import { useEffect, useRef, useState } from 'react'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import type { JobDecision } from '../../../src-preload/contract/job.ts'
import { useBridge } from '../../bridge.ts'

/** A decision about a job of the list. */
export interface JobDeciding {
  readonly decide: (decision: JobDecision) => void
  readonly isPending: boolean
  /** Why the last one was not taken; `null` when it was. */
  readonly failure: FailureOf<'decideJob'> | null
}

/** Decides about a job without leaving the list; what becomes of it is announced like every change of a job. */
export function useJobDecision(job: string): JobDeciding {
  const bridge = useBridge()
  const [failure, setFailure] = useState<FailureOf<'decideJob'> | null>(null)
  const [isPending, setPending] = useState(false)
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  const decideNow = async (decision: JobDecision): Promise<void> => {
    setPending(true)
    const answer = await bridge.decideJob({ job, decision })
    if (!isThere.current) return
    setPending(false)
    setFailure(answer.ok ? null : answer.failure)
  }
  return {
    decide: (decision) => {
      if (!isPending) void decideNow(decision)
    },
    isPending,
    failure,
  }
}
