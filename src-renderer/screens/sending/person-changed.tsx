import type { JobQuestion } from '../../../src-preload/contract/job.ts'
import type { SendingStep } from '../../flow/enrollment.ts'
import type { SavedWork } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PhotoFrame } from '../../ui/photo-frame.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { StoredPhotoFrame } from '../../ui/stored-photo.tsx'
import { shownName } from '../find/person-words.ts'
import { Act } from './act.tsx'
import { PersonGone } from './person-gone.tsx'
import styles from './sending-screen.module.css'
import { useJobPictures } from './use-job-pictures.ts'

/** `change` is what became of the person since the photo was taken. */
export interface PersonChangedProps {
  readonly step: SendingStep
  readonly work: SavedWork
  readonly change: Extract<JobQuestion, { kind: 'personChanged' }>['change']
}

/** The record is not the one the clerk saw at the capture: both are shown, and the clerk decides. */
export function PersonChanged({ step, work, change }: PersonChangedProps) {
  const say = useSentences()
  return (
    <Notice
      tone="warning"
      title={say(`sending.personChanged.title.${change}`)}
      safe={say('sending.personChanged.safe')}
      next={say(`sending.personChanged.next.${change}`)}
      action={
        change === 'gone' ? (
          <PersonGone work={work} />
        ) : (
          <Act action={{ kind: 'goOnWanted' }} label={say('sending.action.goOn')} />
        )
      }
    >
      {change === 'gone' ? null : <ThenAndNow step={step} work={work} />}
    </Notice>
  )
}

function ThenAndNow({ step, work: { job, look } }: Omit<PersonChangedProps, 'change'>) {
  const say = useSentences()
  const { profilePhoto, facePicture } = useJobPictures(job, step.order)
  const picture = profilePhoto ?? facePicture
  if (look.kind === 'looking') return <Spinner label={say('sending.action.looking')} />
  return (
    <div className={styles['comparison']} role="group" aria-label={say('sending.personChanged.label')} data-personal>
      {look.kind === 'failed' ? (
        <FailureNotice
          failure={look.failure}
          action={<Act action={{ kind: 'lookWanted' }} label={say('sending.action.lookAtFaces')} />}
        />
      ) : null}
      <p>{say('sending.personChanged.before', { name: shownName(job.name, say) })}</p>
      {look.kind === 'found' ? (
        <p>{say('sending.personChanged.now', { name: shownName(look.person.name, say) })}</p>
      ) : null}
      <div className={styles['photos']}>
        <StoredPhotoFrame
          photo={look.kind === 'found' ? look.person.photo : { kind: 'unknown' }}
          label={say('sending.compare.now')}
          absentText={say('sending.compare.absent')}
          unknownText={say('sending.compare.unknown')}
          unreadableText={say('sending.compare.unreadable')}
        />
        {picture === null ? null : (
          <PhotoFrame
            label={say('sending.personChanged.new')}
            picture={picture}
            alt={say('sending.personChanged.new')}
            words=""
          />
        )}
      </div>
    </div>
  )
}
