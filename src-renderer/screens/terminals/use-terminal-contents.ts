import { useEffect, useState } from 'react'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import type { TerminalContents } from '../../../src-preload/contract/terminal.ts'
import { newCallId } from '../../application/call-id.ts'
import { useBridge } from '../../bridge.ts'

/** How much a terminal holds, as far as it has said. */
export type ContentsReading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly contents: TerminalContents }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'readTerminalContents'> }

/** Counts what a terminal holds, once for each terminal; `null` counts nothing. */
export function useTerminalContents(terminal: string | null): ContentsReading {
  const bridge = useBridge()
  const [told, setTold] = useState<{ readonly of: string; readonly reading: ContentsReading } | null>(null)
  useEffect(() => {
    if (terminal === null) return undefined
    const callId = newCallId()
    let isWanted = true
    const read = async (): Promise<void> => {
      const answer = await bridge.readTerminalContents({ callId, terminal })
      if (!isWanted) return
      const reading: ContentsReading = answer.ok
        ? { kind: 'read', contents: answer.value }
        : { kind: 'failed', failure: answer.failure }
      setTold({ of: terminal, reading })
    }
    void read()
    return () => {
      isWanted = false
      void bridge.cancelCall({ callId })
    }
  }, [bridge, terminal])
  return told !== null && told.of === terminal ? told.reading : { kind: 'reading' }
}
