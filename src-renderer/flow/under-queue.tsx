import { useEffect, useRef, type ReactNode } from 'react'
import { QueueScreen } from '../screens/queue/queue-screen.tsx'
import { CoveredContext } from '../ui/covered.ts'
import { useDesk, useDispatch, useEnrollment } from './desk-context.ts'
import { queueAsks } from './queue-asks.ts'
import styles from './under-queue.module.css'

/** `children` are the step the desk is at; `isCovered`: another screen lies over both. */
export interface UnderQueueProps {
  readonly isCovered: boolean
  readonly isQueueOpen: boolean
  readonly onQueue: (isOpen: boolean) => void
  readonly children: ReactNode
}

/**
 * The desk's step, and the queue over it when it is open. The step keeps its state and hears no key meanwhile. Whoever opened
 * a job of the queue and leaves it is at the queue again; a job that is no more leads there only while the queue asks for
 * decisions, for what became of it is told at the search. When the queue closes, the focus returns to where it was.
 */
export function UnderQueue({ isCovered, isQueueOpen, onQueue, children }: UnderQueueProps) {
  const dispatch = useDispatch()
  const { jobs } = useDesk()
  const isLeft = useEnrollment(({ step, isFromQueue }) => isFromQueue && step.kind === 'finding')
  const isTold = useEnrollment(({ step }) => step.kind === 'finding' && step.notice !== null)
  const atJob = useEnrollment(({ step }) =>
    step.kind === 'sending' && step.work.kind === 'saved' ? step.work.job.id : null,
  )
  const lastJob = useRef<string | null>(null)
  useEffect(() => {
    if (atJob !== null) lastJob.current = atJob
    if (!isLeft) return
    // The list of jobs may not have heard yet what the search tells of this one.
    if (!isTold || queueAsks(jobs.store.getState(), lastJob.current)) onQueue(true)
    dispatch({ kind: 'queueReached' })
  }, [isLeft, isTold, atJob, jobs, onQueue, dispatch])
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
