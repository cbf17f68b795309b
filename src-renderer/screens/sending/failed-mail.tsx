import type { JobStep } from '../../flow/sending-job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Act } from './act.tsx'

/** Why the mail was not sent, and the ways on. Nothing sends a second one but an act of that name. */
export function FailedMail({ step }: { readonly step: Extract<JobStep<'sendMail'>, { kind: 'failed' }> }) {
  const { failure } = step
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
      return (
        <FailureNotice
          failure={failure}
          action={<Act isMain action={{ kind: 'otherPersonWanted' }} label={say('sending.action.otherPerson')} />}
        />
      )
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
