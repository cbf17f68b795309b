import type { Look } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import type { PictureBytes } from '../../ui/memory-image.tsx'
import { PhotoFrame } from '../../ui/photo-frame.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { StoredPhotoFrame } from '../../ui/stored-photo.tsx'
import { Act } from './act.tsx'
import styles from './sending-screen.module.css'

/** `photo` is the new one; `null` while it is being read. */
export interface PhotoComparisonProps {
  readonly look: Look
  readonly photo: PictureBytes | null
}

/** Two photos of one person side by side: the one the server holds by now, and the new one. The clerk decides. */
export function PhotoComparison({ look, photo }: PhotoComparisonProps) {
  const say = useSentences()
  if (look.kind === 'looking') return <Spinner label={say('sending.compare.reading')} />
  return (
    <div className={styles['comparison']} role="group" aria-label={say('sending.compare.label')}>
      {look.kind === 'failed' ? (
        <FailureNotice
          failure={look.failure}
          action={<Act action={{ kind: 'lookWanted' }} label={say('sending.action.retry')} />}
        />
      ) : null}
      <div className={styles['photos']}>
        <StoredPhotoFrame
          photo={look.kind === 'found' ? look.person.photo : { kind: 'unknown' }}
          label={say('sending.compare.now')}
          absentText={say('sending.compare.absent')}
          unknownText={say('sending.compare.unknown')}
          unreadableText={say('sending.compare.unreadable')}
        />
        <PhotoFrame
          label={say('sending.compare.new')}
          picture={photo}
          alt={say('sending.compare.new')}
          words={photo === null ? say('sending.compare.readingNew') : ''}
        />
      </div>
      <div className={styles['acts']}>
        <Act isMain action={{ kind: 'replacementConfirmed' }} label={say('sending.action.replace')} />
        <Act action={{ kind: 'stepGivenUp', name: 'uploadPhoto' }} label={say('sending.action.keepStored')} />
      </div>
    </div>
  )
}
