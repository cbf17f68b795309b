import type { JobStep } from '../../flow/sending-job.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Act } from './act.tsx'

/** Why the reason for using a blocked picture was not kept, and the ways on. Nothing of the picture has left the station yet. */
export function FailedOverride({ step }: { readonly step: Extract<JobStep<'keepOverride'>, { kind: 'failed' }> }) {
  const { failure } = step
  const say = useSentences()
  const acts = (
    <>
      <Act isMain action={{ kind: 'retried' }} label={say('sending.action.retry')} />
      <Act action={{ kind: 'stepGivenUp', name: 'keepOverride' }} label={say('sending.action.withoutKeeping')} />
      <Act action={{ kind: 'retakeWanted' }} label={say('sending.action.takeAnother')} />
    </>
  )
  // Their own words are about passwords and settings; what matters here is what became of the reason.
  if (failure.kind !== 'vaultUnavailable' && failure.kind !== 'notSaved')
    return <FailureNotice failure={failure} action={acts} />
  return (
    <Notice
      tone="failure"
      title={describeFailure(failure, say).title}
      safe={say('sending.override.safe')}
      next={say('sending.override.next')}
      action={acts}
    />
  )
}
