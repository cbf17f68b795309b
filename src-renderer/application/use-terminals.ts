import { useCallback, useEffect, useRef, useState } from 'react'
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
  const [isReading, setReading] = useState(true)
  const running = useRef<string | null>(null)

  const read = useCallback(
    async (again: boolean): Promise<void> => {
      const callId = newCallId()
      running.current = callId
      const answer = await bridge.readTerminals({ callId, again })
      if (running.current !== callId) return
      running.current = null
      setReading(false)
      setFailure(answer.ok ? null : answer.failure)
      if (answer.ok) setTerminals(answer.value)
    },
    [bridge],
  )

  useEffect(() => {
    const end = bridge.on.terminalsChanged(setTerminals)
    void read(false)
    return () => {
      end()
      if (running.current !== null) void bridge.cancelCall({ callId: running.current })
      running.current = null
    }
  }, [bridge, read])

  const readAgain = (): void => {
    setReading(true)
    void read(true)
  }
  return { terminals, failure, isReading, readAgain }
}
