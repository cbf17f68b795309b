import { useEffect, useRef, type ReactNode } from 'react'
import { QueueScreen } from '../screens/queue/queue-screen.tsx'
import { CoveredContext } from '../ui/covered.ts'
import { useDispatch, useEnrollment } from './desk-context.ts'
import styles from './under-queue.module.css'

/** `children` are the step the desk is at; `isCovered`: another screen lies over both. */
export interface UnderQueueProps {
  readonly isCovered: boolean
  readonly isQueueOpen: boolean
  readonly onQueue: (isOpen: boolean) => void
  readonly children: ReactNode
}

/**
 * The desk's step, and the queue over it when it is open. The step keeps its state and hears no key meanwhile; when a job of
 * the queue was decided and left, the queue is there again. When it closes, the focus
 * returns to where it was.
 */
export function UnderQueue({ isCovered, isQueueOpen, onQueue, children }: UnderQueueProps) {
  const dispatch = useDispatch()
  const isFromQueue = useEnrollment(
    ({ step }) => (step.kind === 'sending' || step.kind === 'done') && step.from === 'queue',
  )
  const isAtSearch = useEnrollment(({ step }) => step.kind === 'finding')
  const wasFromQueue = useRef(false)
  useEffect(() => {
    if (wasFromQueue.current && isAtSearch) onQueue(true)
    wasFromQueue.current = isFromQueue
  }, [isFromQueue, isAtSearch, onQueue])
  const lastFocus = useRef<HTMLElement | null>(null)
  const wasOpen = useRef(isQueueOpen)
  useEffect(() => {
    if (wasOpen.current && !isQueueOpen && lastFocus.current?.isConnected === true) lastFocus.current.focus()
    wasOpen.current = isQueueOpen
  }, [isQueueOpen])
  return (
    <>
      <CoveredContext value={isCovered || isQueueOpen}>
        <div
          className={styles['step']}
          hidden={isQueueOpen}
          inert={isQueueOpen}
          onFocusCapture={(event) => {
            if (event.target instanceof HTMLElement) lastFocus.current = event.target
          }}
        >
          {children}
        </div>
      </CoveredContext>
      {isQueueOpen ? (
        <QueueScreen
          onBack={() => {
            onQueue(false)
          }}
          onOpen={(job) => {
            dispatch({ kind: 'jobOpened', job })
            onQueue(false)
          }}
        />
      ) : null}
    </>
  )
}
