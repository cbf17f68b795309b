import { useEffect, useRef, useState } from 'react'
import type { Override, Verdict } from '../../../src-preload/contract/judgement.ts'
import type { Outputs } from '../../flow/accepted.ts'
import type { OutputsMaking } from './use-outputs.ts'

/** How the press that accepts a picture goes on. */
export interface Acceptance {
  readonly press: () => void
  /** Whether a press waits for the picture to be made or judged. */
  readonly isWaiting: boolean
  /** Whether the press was on a picture that turned out blocked: the clerk is asked for the reason. */
  readonly isReasonWanted: boolean
  readonly giveReason: (override: Override) => void
  /** Back to looking at the picture. */
  readonly drop: () => void
}

/**
 * Accepting before everything is made and judged is remembered and done when it is: no key press is lost. A blocked picture
 * is never accepted by the press alone.
 *
 * @param verdict `null` while the picture is being judged
 */
export function useAcceptance(
  making: OutputsMaking,
  verdict: Verdict | null,
  onAccept: (outputs: Outputs, override: Override | null) => void,
): Acceptance {
  const [isPressed, setPressed] = useState(false)
  const isDone = useRef(false)
  const isReady = making.kind === 'ready' && verdict !== null
  const isBlocked = verdict === 'block'
  const finish = useRef<(override: Override | null) => void>(() => undefined)
  useEffect(() => {
    finish.current = (override) => {
      if (isDone.current || making.kind !== 'ready') return
      isDone.current = true
      onAccept(making.outputs, override)
    }
  })
  const mayFinish = isPressed && isReady && !isBlocked
  useEffect(() => {
    if (mayFinish) finish.current(null)
  }, [mayFinish])
  return {
    press: () => {
      setPressed(making.kind === 'making' || making.kind === 'ready')
    },
    isWaiting: isPressed && !isReady,
    isReasonWanted: isPressed && isReady && isBlocked,
    giveReason: (override) => {
      finish.current(override)
    },
    drop: () => {
      setPressed(false)
    },
  }
}
