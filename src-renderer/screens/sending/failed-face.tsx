import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { SavedWork } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import type { PictureBytes } from '../../ui/memory-image.tsx'
import { Act } from './act.tsx'
import { FaceDecision } from './face-decision.tsx'
import { LeaveOut } from './leave-out.tsx'
import { PersonGone } from './person-gone.tsx'

/** `picture` is the one that was not registered, or of which nobody knows; `null` while it is being read. */
export interface FailedFaceProps {
  readonly failure: Failure
  readonly work: SavedWork
  readonly picture: PictureBytes | null
}

/** Why the visual face was not registered, and the ways on. One that may have arrived is looked for, never sent blindly. */
export function FailedFace({ failure, work, picture }: FailedFaceProps) {
  const say = useSentences()
  const leaveOut = <LeaveOut name="registerVisualFace" isLast />
  switch (failure.kind) {
    case 'visualFacesFull':
    case 'visualFacesChangedMeanwhile':
    case 'outcomeUnknown':
      return (
        <FailureNotice
          failure={failure}
          tone="warning"
          action={<FaceDecision work={work} picture={picture} leaveOut={leaveOut} />}
        />
      )
    case 'personNotFound':
      return <FailureNotice failure={failure} action={<PersonGone work={work} />} />
    case 'imageRejected':
      return (
        <FailureNotice
          failure={failure}
          action={
            <>
              <Act isMain action={{ kind: 'retakeWanted' }} label={say('sending.action.takeAnother')} />
              <Act action={{ kind: 'retried' }} label={say('sending.action.retryPhoto')} />
              {leaveOut}
            </>
          }
        />
      )
    default:
      return (
        <FailureNotice
          failure={failure}
          action={
            <>
              <Act isMain action={{ kind: 'retried' }} label={say('sending.action.retry')} />
              {leaveOut}
            </>
          }
        />
      )
  }
}
