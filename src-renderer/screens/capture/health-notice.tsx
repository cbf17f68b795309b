import { severityOf, type CameraHealth } from '../../camera/stream/health.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Notice } from '../../ui/notice.tsx'
import styles from './capture.module.css'

/** What is wrong with the picture of an open camera: over the middle of it when it spoils every photo, else in a corner. */
export function HealthNotice({ health }: { readonly health: CameraHealth }) {
  const say = useSentences()
  if (health.kind === 'healthy') return null
  const { kind } = health
  // Each sentence names the facts of its own finding; those of the others are in none.
  const facts = { width: 0, height: 0, wanted: '', used: '', ...health }
  const isTrouble = severityOf(health) === 'trouble'
  return (
    <div className={styles[isTrouble ? 'overPicture' : 'corner']}>
      <Notice
        tone={isTrouble ? 'failure' : 'warning'}
        title={say(`capture.health.${kind}.title`, facts)}
        safe={say(`capture.health.${kind}.safe`, facts)}
        next={say(`capture.health.${kind}.next`, facts)}
      />
    </div>
  )
}
