import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import type { Job } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { useStation, useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { useDesk, useJobs } from '../../flow/desk-context.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { JobPanel } from './job-panel.tsx'
import { QueueList } from './queue-list.tsx'
import { QueueNotices } from './queue-notices.tsx'
import { sectionsOf } from './queue-sections.ts'
import styles from './queue.module.css'

/** `onOpen` shows one job at the desk, with everything that can be decided about it. */
export interface QueueScreenProps {
  readonly onBack: () => void
  readonly onOpen: (job: Job) => void
}

/** What waits on this station, why, and since when, with what can be done about it. */
export function QueueScreen({ onBack, onOpen }: QueueScreenProps) {
  const say = useSentences()
  const { jobs: store } = useDesk()
  const state = useJobs()
  const outbox = useStation((station) => station.outbox)
  const heading = useRef<HTMLHeadingElement>(null)
  useScreenKeys({ Escape: onBack })
  useEffect(() => {
    heading.current?.focus()
  }, [])
  const content = (): ReactNode => {
    switch (state.kind) {
      case 'reading':
        return <Spinner label={say('queue.reading')} />
      case 'failed':
        return (
          <FailureNotice
            failure={state.failure}
            action={<Button onPress={store.read}>{say('sending.action.retry')}</Button>}
          />
        )
      case 'read':
        return state.jobs.length === 0 ? <Nothing /> : <Jobs jobs={state.jobs} onOpen={onOpen} />
      default:
        return assertNever(state, 'the jobs have a state that was never named')
    }
  }
  return (
    <div className={styles['screen']} data-queue={state.kind}>
      <div className={styles['top']}>
        <h1 ref={heading} tabIndex={-1} className={styles['heading']}>
          {say('queue.title')}
        </h1>
        <TryAll />
        <Button kind="quiet" onPress={onBack}>
          <Icon name="arrowLeft" />
          {say('queue.back')}
        </Button>
      </div>
      <QueueNotices outbox={outbox} />
      {content()}
    </div>
  )
}

function Nothing() {
  const say = useSentences()
  return (
    <div className={styles['nothing']}>
      <Icon name="checkRound" size="large" />
      <p className={styles['title']}>{say('queue.nothing')}</p>
      <p className={styles['quiet']}>{say('queue.nothingMore')}</p>
    </div>
  )
}

function Jobs({ jobs, onOpen }: { readonly jobs: readonly Job[]; readonly onOpen: (job: Job) => void }) {
  const [selected, setSelected] = useState<string | null>(null)
  const sections = sectionsOf(jobs)
  const first = sections.needClerk[0] ?? sections.underWay[0] ?? sections.finished[0] ?? sections.purges[0] ?? null
  const shown = jobs.find(({ id }) => id === selected) ?? first
  return (
    <div className={styles['columns']}>
      <QueueList sections={sections} selected={shown?.id ?? null} onSelect={setSelected} onOpen={onOpen} />
      {shown === null ? null : <JobPanel key={shown.id} job={shown} onOpen={onOpen} />}
    </div>
  )
}

/** Tries everything that waits, and ends a pause. */
function TryAll() {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<FailureOf<'retryJobs'> | null>(null)
  const tryAll = async (): Promise<void> => {
    setPending(true)
    const answer = await bridge.retryJobs({})
    setPending(false)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) accept({ outbox: answer.value })
  }
  return (
    <>
      {failure === null ? null : <FailureNotice failure={failure} />}
      <Button isPending={isPending} onPress={() => void tryAll()}>
        {say('queue.tryAll')}
      </Button>
    </>
  )
}
