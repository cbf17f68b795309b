import type { Failure } from '../../../src-preload/contract/failures.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Act } from './act.tsx'

/** `name` is what was to be removed, or that everything was to be done on every terminal. */
export interface FailedRemovalProps {
  readonly failure: Failure
  readonly name: 'removePhoto' | 'removeVisualFaces' | 'reachTerminals'
}

/** Why something was not removed from the server, or not done on every terminal, and the ways on. */
export function FailedRemoval({ failure, name }: FailedRemovalProps) {
  const say = useSentences()
  return (
    <FailureNotice
      failure={failure}
      action={
        <>
          <Act isMain action={{ kind: 'retried' }} label={say('sending.action.retry')} />
          <Act action={{ kind: 'stepGivenUp', name }} label={say('sending.action.leaveOut')} />
        </>
      }
    />
  )
}
