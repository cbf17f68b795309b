import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { JobStep, Look } from '../../flow/sending-job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { shownName } from '../find/person-words.ts'
import { Act } from './act.tsx'

/** `id` is the one the person was to get. */
export interface FailedCreationProps {
  readonly step: Extract<JobStep<'createPerson'>, { kind: 'failed' }>
  readonly id: string
}

/** Why the person was not created, and the ways on. A lost answer is looked up before anything is repeated. */
export function FailedCreation({ step, id }: FailedCreationProps) {
  const { failure, look } = step
  const say = useSentences()
  const correct = <Act action={{ kind: 'correctionWanted' }} label={say('sending.action.correct')} />
  if (failure.kind === 'outcomeUnknown')
    return <FailureNotice failure={failure} tone="warning" action={<LookedUp look={look} id={id} />} />
  if (failure.kind === 'duplicateId')
    return (
      <FailureNotice
        failure={failure}
        tone="warning"
        action={
          <>
            {failure.nextId === null ? null : (
              <Act
                isMain
                action={{ kind: 'nextIdTaken', id: failure.nextId }}
                label={say('sending.action.useNextId', { id: failure.nextId })}
              />
            )}
            {correct}
          </>
        }
      />
    )
  return (
    <FailureNotice
      failure={failure}
      action={
        <>
          <Act isMain action={{ kind: 'retried' }} label={say('sending.action.retry')} />
          {correct}
        </>
      }
    />
  )
}

function LookedUp({ look, id }: { readonly look: Look; readonly id: string }) {
  const say = useSentences()
  const lookUp = <Act isMain action={{ kind: 'lookWanted' }} label={say('sending.action.look')} />
  switch (look.kind) {
    case 'notLooked':
      return lookUp
    case 'looking':
      return <Spinner label={say('sending.action.looking')} />
    case 'nobody':
      return (
        <Notice
          tone="information"
          title={say('sending.found.nobody', { id })}
          action={<Act isMain action={{ kind: 'retried' }} label={say('sending.action.createNow')} />}
        />
      )
    case 'found':
      return (
        <Notice
          tone="warning"
          title={say('sending.found.somebodyElse', { id, name: shownName(look.person.name, say) })}
          action={<Act isMain action={{ kind: 'correctionWanted' }} label={say('sending.action.correct')} />}
        />
      )
    case 'failed':
      return <FailureNotice failure={look.failure} action={lookUp} />
    default:
      return assertNever(look, 'a look has a kind that was never named')
  }
}
