import { useEffect, useState } from 'react'
import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { Terminals } from '../../src-preload/contract/terminal.ts'
import { useBridge } from '../bridge.ts'
import { newCallId } from './call-id.ts'

/** The terminals as they are told, live. */
export interface LiveTerminals {
  readonly terminals: Terminals
  /** Why they could not be asked for at all. */
  readonly failure: FailureOf<'readTerminals'> | null
  readonly isReading: boolean
  readonly readAgain: () => void
}

/** Keeps what main tells of the terminals while the component is shown. Changes come by themselves. */
export function useTerminals(): LiveTerminals {
  const bridge = useBridge()
  const [terminals, setTerminals] = useState<Terminals>({ kind: 'reading' })
  const [failure, setFailure] = useState<FailureOf<'readTerminals'> | null>(null)
  const [reads, setReads] = useState(0)
  const [done, setDone] = useState(-1)

  useEffect(() => bridge.on.terminalsChanged(setTerminals), [bridge])
  useEffect(() => {
    const callId = newCallId()
    let isWanted = true
    const run = async (): Promise<void> => {
      const answer = await bridge.readTerminals({ callId, again: reads > 0 })
      if (!isWanted) return
      setFailure(answer.ok ? null : answer.failure)
      if (answer.ok) setTerminals(answer.value)
      setDone(reads)
    }
    void run()
    return () => {
      isWanted = false
      void bridge.cancelCall({ callId })
    }
  }, [bridge, reads])

  const readAgain = (): void => {
    setReads((before) => before + 1)
  }
  return { terminals, failure, isReading: done !== reads, readAgain }
}
