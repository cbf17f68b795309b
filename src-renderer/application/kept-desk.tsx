import { useEffect, useRef } from 'react'
import { Desk, type DeskProps } from '../flow/desk.tsx'
import { CoveredContext } from '../ui/covered.ts'
import styles from './station-frame.module.css'

/**
 * The desk, which stays as it is while another screen lies over it: hidden, out of reach, and nothing lost.
 *
 * When it comes back the focus returns to where it was.
 */
export function KeptDesk({ owner, isCovered, isQueueOpen, onQueue }: DeskProps) {
  const lastFocus = useRef<HTMLElement | null>(null)
  const wasCovered = useRef(isCovered)
  useEffect(() => {
    if (wasCovered.current && !isCovered && lastFocus.current?.isConnected === true) lastFocus.current.focus()
    wasCovered.current = isCovered
  }, [isCovered])
  return (
    <CoveredContext value={isCovered}>
      <div
        className={styles['desk']}
        hidden={isCovered}
        inert={isCovered}
        onFocusCapture={(event) => {
          if (event.target instanceof HTMLElement) lastFocus.current = event.target
        }}
      >
        <Desk owner={owner} isCovered={isCovered} isQueueOpen={isQueueOpen} onQueue={onQueue} />
      </div>
    </CoveredContext>
  )
}
