import type { SendingStep } from '../../flow/enrollment.ts'
import type { NotSavedWork } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Act } from './act.tsx'

/** `work` is the step's own. */
export interface NotSavedProps {
  readonly step: SendingStep
  readonly work: NotSavedWork
}

/** Why the station did not take the enrollment over, and the ways on. Everything is still here, and nothing has left it. */
export function NotSaved({ step, work: { failure } }: NotSavedProps) {
  const say = useSentences()
  const retry = <Act isMain action={{ kind: 'retried' }} label={say('sending.action.retry')} />
  const hasPicture = step.order.accepted !== null
  const retake = hasPicture ? <Act action={{ kind: 'retakeWanted' }} label={say('sending.action.takeAnother')} /> : null
  switch (failure.kind) {
    case 'nothingKept':
    case 'notSaved':
      return (
        <FailureNotice
          failure={failure}
          action={
            <>
              {retry}
              <Act action={{ kind: 'keepingGivenUp' }} label={say('sending.action.withoutKeeping')} />
              {retake}
            </>
          }
        />
      )
    case 'consentMissing':
      return (
        <FailureNotice
          failure={failure}
          action={<Act isMain action={{ kind: 'consentWanted' }} label={say('sending.action.askForConsent')} />}
        />
      )
    case 'jobGone':
      return (
        <FailureNotice
          failure={failure}
          action={<Act isMain action={{ kind: 'otherPersonWanted' }} label={say('sending.action.chooseAgain')} />}
        />
      )
    case 'scanGone':
    case 'overrideMissing':
    case 'photoUnfit':
    case 'imageRejected':
      return (
        <FailureNotice
          failure={failure}
          action={<Act isMain action={{ kind: 'retakeWanted' }} label={say('sending.action.takeAnother')} />}
        />
      )
    default:
      return <FailureNotice failure={failure} action={retry} />
  }
}
