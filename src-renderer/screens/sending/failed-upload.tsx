import type { ProfilePhoto } from '../../camera/capture/capture-types.ts'
import type { JobStep } from '../../flow/sending-job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Act } from './act.tsx'
import { LeaveOut } from './leave-out.tsx'
import { PersonGone } from './person-gone.tsx'
import { PhotoComparison } from './photo-comparison.tsx'

/** `photo` is the one that was not stored; `isLast`: no visual face is registered after it. */
export interface FailedUploadProps {
  readonly step: Extract<JobStep<'uploadPhoto'>, { kind: 'failed' }>
  readonly photo: ProfilePhoto
  readonly isLast: boolean
}

/** Why the photo was not stored, and the ways on. The photo stays until it is stored or left out on purpose. */
export function FailedUpload({ step, photo, isLast }: FailedUploadProps) {
  const { failure, look } = step
  const say = useSentences()
  if (failure.kind === 'photoChangedMeanwhile')
    return <FailureNotice failure={failure} tone="warning" action={<PhotoComparison look={look} photo={photo} />} />
  if (failure.kind === 'personNotFound') return <FailureNotice failure={failure} action={<PersonGone />} />
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
