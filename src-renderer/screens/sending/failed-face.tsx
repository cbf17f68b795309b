import type { FacePicture } from '../../camera/capture/capture-types.ts'
import type { SendingJob } from '../../flow/sending-job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Act } from './act.tsx'
import { FaceDecision } from './face-decision.tsx'
import { LeaveOut } from './leave-out.tsx'
import { PersonGone } from './person-gone.tsx'

/** `picture` is the one that was not registered, or of which nobody knows. */
export interface FailedFaceProps {
  readonly job: SendingJob
  readonly picture: FacePicture
}

/** Why the visual face was not registered, and the ways on. One that may have arrived is looked for, never sent blindly. */
export function FailedFace({ job, picture }: FailedFaceProps) {
  const { registerVisualFace: step } = job
  const say = useSentences()
  if (step.kind !== 'failed') return null
  const { failure } = step
  const leaveOut = <LeaveOut name="registerVisualFace" isLast />
  switch (failure.kind) {
    case 'visualFacesFull':
    case 'visualFacesChangedMeanwhile':
    case 'outcomeUnknown':
      return (
        <FailureNotice
          failure={failure}
          tone="warning"
          action={<FaceDecision job={job} look={step.look} picture={picture} leaveOut={leaveOut} />}
        />
      )
    case 'personNotFound':
      return <FailureNotice failure={failure} action={<PersonGone />} />
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
