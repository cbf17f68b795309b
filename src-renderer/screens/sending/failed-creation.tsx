import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { Job } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { useEnrollment } from '../../flow/desk-context.ts'
import { lookedForId, type Look } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { shownName } from '../find/person-words.ts'
import { Act } from './act.tsx'

/** `look` is what the id the person was to get belongs to now. */
export interface FailedCreationProps {
  readonly failure: Failure
  readonly look: Look
  readonly job: Job
}

/** Why the person was not created, and the ways on. A lost answer is looked up before anything is repeated. */
export function FailedCreation({ failure, look, job }: FailedCreationProps) {
  const say = useSentences()
  const isFormFree = useEnrollment(({ form }) => form?.touched !== true || form.corrects?.job.id === job.id)
  const correct = isFormFree ? (
    <Act action={{ kind: 'correctionWanted' }} label={say('sending.action.correct')} />
  ) : null
  if (failure.kind === 'outcomeUnknown')
    return <FailureNotice failure={failure} tone="warning" action={<LookedUp look={look} job={job} />} />
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

function LookedUp({ look, job }: Pick<FailedCreationProps, 'look' | 'job'>) {
  const say = useSentences()
  const id = lookedForId(job) ?? ''
  const goOn = (label: string) => <Act isMain action={{ kind: 'retried' }} label={label} />
  switch (look.kind) {
    case 'notLooked':
      // Nobody here knows an id to look for; the station looks for the person itself before it creates anybody.
      return goOn(say('sending.action.lookAndGoOn'))
    case 'looking':
      return <Spinner label={say('sending.action.looking')} />
    case 'nobody':
      return (
        <Notice
          tone="information"
          title={say('sending.found.nobody', { id })}
          action={goOn(say('sending.action.createNow'))}
        />
      )
    case 'found': {
      const name = shownName(look.person.name, say)
      return look.person.name.trim() === job.name.trim() ? (
        <Notice
          tone="information"
          title={say('sending.found.theOne', { id, name })}
          action={goOn(say('sending.action.goOnWithFound'))}
        />
      ) : (
        <Notice
          tone="warning"
          title={say('sending.found.somebodyElse', { id, name })}
          action={<Act isMain action={{ kind: 'correctionWanted' }} label={say('sending.action.correct')} />}
        />
      )
    }
    case 'failed':
      return (
        <FailureNotice
          failure={look.failure}
          action={<Act isMain action={{ kind: 'lookWanted' }} label={say('sending.action.look')} />}
        />
      )
    default:
      return assertNever(look, 'a look has a kind that was never named')
  }
}
