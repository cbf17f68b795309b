import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '../../../src-preload/contract/calls.ts'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import { wallClockOf } from '../../../src-preload/contract/rules/period.ts'
import { newCallId } from '../../application/call-id.ts'
import { useBridge } from '../../bridge.ts'
import type { EventLogView } from './event-log-store.ts'
import { filterOf, orders } from './event-question.ts'

/** What came of the last export. */
export type ExportNews =
  ({ readonly kind: 'exported' } & OutputOf<'exportEvents'>) | { readonly kind: 'failed'; readonly failure: Failure }

/** The export of what is looked for. */
export interface EventExport {
  readonly isRunning: boolean
  readonly news: ExportNews | null
  readonly forgetNews: () => void
  readonly run: (view: EventLogView) => Promise<void>
}

/** Exports what is looked for. Whoever leaves the screen gives the export up. */
export function useEventExport(): EventExport {
  const bridge = useBridge()
  const [isRunning, setRunning] = useState(false)
  const [news, setNews] = useState<ExportNews | null>(null)
  const callId = useRef<string | null>(null)
  useEffect(
    () => () => {
      if (callId.current !== null) void bridge.cancelCall({ callId: callId.current })
    },
    [bridge],
  )
  return {
    isRunning,
    news,
    forgetNews: () => {
      setNews(null)
    },
    run: async ({ question, types }) => {
      const id = newCallId()
      callId.current = id
      setRunning(true)
      setNews(null)
      const filter = filterOf(question, types, wallClockOf(new Date()).slice(0, 10))
      const answer = await bridge.exportEvents({ callId: id, filter, order: orders[question.order] })
      callId.current = null
      setRunning(false)
      if (answer.ok) setNews({ kind: 'exported', ...answer.value })
      // Whoever closes the system's dialog without choosing a file needs nobody to say so.
      else if (answer.failure.kind !== 'cancelled') setNews({ kind: 'failed', failure: answer.failure })
    },
  }
}
