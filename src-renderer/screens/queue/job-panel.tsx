import type { Job } from '../../../src-preload/contract/job.ts'
import { useStation } from '../../application/station.ts'
import { useNow } from '../../application/use-now.ts'
import { emptyOrder } from '../../flow/enrollment.ts'
import { hasEnded, questionOf } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Portrait } from '../../ui/portrait.tsx'
import { shownName } from '../find/person-words.ts'
import { DiscardJob } from '../sending/discard-job.tsx'
import { useJobPictures } from '../sending/use-job-pictures.ts'
import { whilePaused } from '../sending/while-paused.ts'
import { personNumberText, sinceText, standingText, unfinishedStepsText } from './job-words.ts'
import styles from './queue.module.css'
import { useJobDecision } from './use-job-decision.ts'

/** `onOpen` shows the job with everything that can be decided about it. */
export interface JobPanelProps {
  readonly job: Job
  readonly onOpen: (job: Job) => void
}

/** The job the clerk looks at, with its picture, and what can be done about it. */
export function JobPanel({ job: told, onOpen }: JobPanelProps) {
  const say = useSentences()
  const paused = useStation((station) => station.outbox.paused)
  const job = whilePaused(told, paused)
  const now = useNow()
  const { decide, failure, isPending } = useJobDecision(job.id)
  const { profilePhoto, facePicture } = useJobPictures(job, emptyOrder)
  const name = shownName(job.name, say)
  const needsClerk = questionOf(job) !== null
  const mayTryNow = job.state.kind === 'waiting' && job.state.why !== null
  return (
    <aside
      className={styles['panel']}
      aria-label={say('queue.panel.label')}
      // Where nothing is left to do nothing in it takes the focus, and a keyboard has to be able to scroll it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={hasEnded(job) ? 0 : undefined}
      data-job={job.id}
      data-personal
    >
      <Portrait name={name} seed={job.personId ?? job.id} picture={profilePhoto ?? facePicture} />
      <div>
        <h2 className={styles['title']}>{name}</h2>
        <p className={styles['quiet']}>{personNumberText(job, say)}</p>
      </div>
      <p>{standingText(job, say)}</p>
      {failure === null ? null : <FailureNotice failure={failure} />}
      <div className={styles['acts']}>
        {needsClerk ? (
          <Button
            kind="primary"
            onPress={() => {
              onOpen(job)
            }}
          >
            {say('queue.decide')}
          </Button>
        ) : null}
        {mayTryNow ? (
          <Button
            isPending={isPending}
            onPress={() => {
              decide({ kind: 'retry' })
            }}
          >
            {say('sending.action.tryNow')}
          </Button>
        ) : null}
        {!needsClerk && !hasEnded(job) ? (
          <Button
            kind="quiet"
            onPress={() => {
              onOpen(job)
            }}
          >
            {say('queue.look')}
          </Button>
        ) : null}
        <DiscardJob
          job={job}
          onDiscard={() => {
            decide({ kind: 'discard' })
          }}
        />
      </div>
      <Facts
        lines={[
          { term: say('queue.panel.purpose'), value: say(`queue.purpose.${job.purpose}`) },
          { term: say('queue.panel.left'), value: unfinishedStepsText(job, say) || say('queue.panel.nothing') },
          { term: say('queue.panel.since'), value: sinceText(job, now) },
          { term: say('queue.panel.attempts'), value: String(job.attempts) },
          { term: say('queue.panel.kept'), value: say(`queue.kept.${job.kept}`) },
        ]}
      />
    </aside>
  )
}
