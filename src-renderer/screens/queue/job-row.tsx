import { memo } from 'react'
import type { Job } from '../../../src-preload/contract/job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import rows from '../../ui/row-list.module.css'
import { shownName } from '../find/person-words.ts'
import { personNumberText, sinceText, standingText, stepsText, unfinishedStepsText } from './job-words.ts'
import { sectionOf } from './queue-sections.ts'
import styles from './queue.module.css'

/** `now` is milliseconds since 1970 in UTC. */
export interface JobRowProps {
  readonly job: Job
  readonly now: number
}

/** One job of the queue: whom it is about, what waits, why, and since when. It is drawn anew only when the job has changed. */
export const JobRow = memo(function JobRow({ job, now }: JobRowProps) {
  const say = useSentences()
  const section = sectionOf(job)
  const name = shownName(job.name, say)
  return (
    <div className={classNames(rows['row'], styles['row'])} data-job={job.id} data-state={job.state.kind} data-personal>
      <Avatar name={job.name} seed={job.personId ?? job.id} />
      <div className={styles['who']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['quiet']}>{personNumberText(job, say)}</span>
      </div>
      <div className={styles['what']}>
        <span>{section === 'finished' ? stepsText(job, say) : unfinishedStepsText(job, say)}</span>
        <span className={styles['quiet']}>
          {section === 'needClerk' ? <Icon name="caution" /> : null} {standingText(job, say)}
        </span>
      </div>
      <span className={styles['since']}>{sinceText(job, now)}</span>
    </div>
  )
})
