import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { SavedWork } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import type { PictureBytes } from '../../ui/memory-image.tsx'
import { Act } from './act.tsx'
import { LeaveOut } from './leave-out.tsx'
import { PersonGone } from './person-gone.tsx'
import { PhotoComparison } from './photo-comparison.tsx'

/** `photo` is the one that was not stored; `isLast`: no visual face is registered after it. */
export interface FailedUploadProps {
  readonly failure: Failure
  readonly work: SavedWork
  readonly photo: PictureBytes | null
  readonly isLast: boolean
}

/** Why the photo was not stored, and the ways on. The photo stays until it is stored or left out on purpose. */
export function FailedUpload({ failure, work, photo, isLast }: FailedUploadProps) {
  const say = useSentences()
  if (failure.kind === 'photoChangedMeanwhile')
    return (
      <FailureNotice failure={failure} tone="warning" action={<PhotoComparison look={work.look} photo={photo} />} />
    )
  if (failure.kind === 'personNotFound') return <FailureNotice failure={failure} action={<PersonGone work={work} />} />
  const isAboutThePhoto =
    failure.kind === 'photoRefused' || failure.kind === 'photoUnfit' || failure.kind === 'imageRejected'
  return (
    <FailureNotice
      failure={failure}
      action={
        isAboutThePhoto ? (
          <>
            <Act isMain action={{ kind: 'retakeWanted' }} label={say('sending.action.takeAnother')} />
            <Act action={{ kind: 'retried' }} label={say('sending.action.retryPhoto')} />
            <LeaveOut name="uploadPhoto" isLast={isLast} />
          </>
        ) : (
          <>
            <Act isMain action={{ kind: 'retried' }} label={say('sending.action.retry')} />
            <LeaveOut name="uploadPhoto" isLast={isLast} />
          </>
        )
      }
    />
  )
}
