import { useEffect, useRef, useState } from 'react'
import type { Capture } from '../../camera/capture/capture-types.ts'
import { freezeFrame } from '../../camera/capture/freeze-frame.ts'
import { takeBest, type JudgedFrame } from '../../camera/capture/take-best.ts'

/** What the shutter is doing: nothing, nothing because there was no picture yet, or the picture stands still and is being kept. */
export type ShutterState = 'open' | 'pressedTooSoon' | 'taken'

/** `take` answers whether there was a picture to take. */
export interface Shutter {
  readonly state: ShutterState
  readonly take: () => boolean
}

/**
 * Takes one photo: the picture stands still at once, then the best frame of the moment is kept.
 *
 * @param video the element with the live picture; `null` while there is none
 * @param onCaptured receives the capture, unless the screen was left meanwhile
 */
export function useShutter(
  video: HTMLVideoElement | null,
  bestOfBurst: () => Promise<JudgedFrame | null>,
  onCaptured: (capture: Capture) => void,
): Shutter {
  const [state, setState] = useState<ShutterState>('open')
  const isTaking = useRef(false)
  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
    }
  }, [])

  const keepBest = async (frozen: Capture): Promise<void> => {
    const capture = await takeBest(frozen, bestOfBurst)
    if (isLeft.current) capture.frame.close()
    else onCaptured(capture)
  }
  const take = (): boolean => {
    if (isTaking.current) return true
    // First of all the picture stands still: that is what the person sees of the press.
    video?.pause()
    const frozen = video === null ? null : freezeFrame(video, Date.now())
    if (frozen === null) {
      // Refused only when the element goes away; the next one plays by itself.
      video?.play().catch(() => undefined)
      setState('pressedTooSoon')
      return false
    }
    isTaking.current = true
    setState('taken')
    void keepBest(frozen)
    return true
  }
  return { state: state === 'pressedTooSoon' && video !== null ? 'open' : state, take }
}
