import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { SavedWork } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Act } from './act.tsx'
import { PersonGone } from './person-gone.tsx'

/** `failure` is why the mail was not sent, or why nobody knows. */
export interface FailedMailProps {
  readonly failure: Failure
  readonly work: SavedWork
}

/** Why the mail was not sent, and the ways on. Nothing sends a second one but an act of that name. */
export function FailedMail({ failure, work }: FailedMailProps) {
  const say = useSentences()
  const without = { kind: 'stepGivenUp', name: 'sendMail' } as const
  switch (failure.kind) {
    case 'mailAlreadySent':
    case 'outcomeUnknown':
      return (
        <FailureNotice
          failure={failure}
          tone="warning"
          action={
            <>
              <Act isMain action={without} label={say('sending.action.withoutSecondMail')} />
              <Act action={{ kind: 'secondMailConfirmed' }} label={say('sending.action.sendAgain')} />
            </>
          }
        />
      )
    case 'personNotFound':
      return <FailureNotice failure={failure} action={<PersonGone work={work} />} />
    default:
      return (
        <FailureNotice
          failure={failure}
          action={
            <>
              <Act isMain action={{ kind: 'retried' }} label={say('sending.action.retry')} />
              <Act action={without} label={say('sending.action.withoutMail')} />
            </>
          }
        />
      )
  }
}
