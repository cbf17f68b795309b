import type { OutboxState } from '../../../src-preload/contract/job.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { dayAndTimeOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Notice } from '../../ui/notice.tsx'
import { endsWithSignIn } from '../sending/waiting-words.ts'
import { SignInAgain } from '../sign-in/sign-in-again.tsx'
import styles from './queue.module.css'

/** What holds for all saved work: that nothing is sent at the moment, and that nothing is kept on the disk. */
export function QueueNotices({ outbox: { keeping, paused } }: { readonly outbox: OutboxState }) {
  const say = useSentences()
  if (paused === null && keeping.kind === 'onDisk' && keeping.restoredFrom === null) return null
  const why = paused === null ? null : describeFailure(paused, say)
  return (
    <div className={styles['notices']}>
      {why === null ? null : (
        <Notice
          tone="warning"
          title={say('queue.paused.title')}
          safe={why.title}
          next={why.next}
          {...(paused !== null && endsWithSignIn(paused) ? { action: <SignInAgain /> } : {})}
        />
      )}
      {keeping.kind === 'inMemory' ? (
        <Notice
          tone="warning"
          title={describeFailure({ kind: 'nothingKept', reason: keeping.why }, say).title}
          safe={say('queue.keeping.inMemorySafe')}
          next={say('queue.keeping.inMemoryNext')}
        />
      ) : null}
      {keeping.kind === 'onDisk' && keeping.restoredFrom !== null ? (
        <Notice
          tone="information"
          title={say('queue.keeping.restored')}
          safe={say('queue.keeping.restoredSafe', { time: dayAndTimeOf(keeping.restoredFrom) })}
          next={say('queue.keeping.restoredNext')}
        />
      ) : null}
    </div>
  )
}
