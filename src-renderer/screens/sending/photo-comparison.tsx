import type { ProfilePhoto } from '../../camera/capture/capture-types.ts'
import type { Look } from '../../flow/sending-job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { StoredPhotoFrame } from '../../ui/stored-photo.tsx'
import { Act } from './act.tsx'
import styles from './sending-screen.module.css'

/** Two photos of one person side by side: the one the server holds by now, and the new one. The clerk decides. */
export function PhotoComparison({ look, photo }: { readonly look: Look; readonly photo: ProfilePhoto }) {
  const say = useSentences()
  if (look.kind === 'looking') return <Spinner label={say('sending.compare.reading')} />
  const words = {
    absentText: say('sending.compare.absent'),
    unknownText: say('sending.compare.unknown'),
    unreadableText: say('sending.compare.unreadable'),
  }
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
          {...words}
          photo={look.kind === 'found' ? look.person.photo : { kind: 'unknown' }}
          label={say('sending.compare.now')}
        />
        <StoredPhotoFrame
          {...words}
          // The digest is for noticing changes on the server; a photo that was never there needs none.
          photo={{ kind: 'present', bytes: new Uint8Array(photo.bytes), type: 'image/jpeg', digest: '' }}
          label={say('sending.compare.new')}
        />
      </div>
      <div className={styles['acts']}>
        <Act isMain action={{ kind: 'replacementConfirmed' }} label={say('sending.action.replace')} />
        <Act action={{ kind: 'stepGivenUp', name: 'uploadPhoto' }} label={say('sending.action.keepStored')} />
      </div>
    </div>
  )
}
