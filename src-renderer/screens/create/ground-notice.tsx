import { useDispatch } from '../../flow/desk-context.ts'
import type { Ground } from '../../flow/enrollment.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

/**
 * What the form lacks because the server could not be asked: nothing but a fresh id, when groups were told earlier; without
 * them nobody can be written down.
 */
export function GroundNotice({ ground }: { readonly ground: Ground }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const again = (
    <Button
      onPress={() => {
        dispatch({ kind: 'groundReadAgain' })
      }}
    >
      {say('create.groundFailed')}
    </Button>
  )
  if (ground.kind === 'remembered')
    return (
      <Notice
        tone="information"
        title={say('create.remembered.title')}
        safe={say('create.remembered.safe')}
        action={again}
      />
    )
  if (ground.kind !== 'failed') return null
  return (
    <>
      <FailureNotice failure={ground.failure} action={again} />
      {ground.failure.kind === 'serverUnreachable' ? <p>{say('create.groundNeverRead')}</p> : null}
    </>
  )
}
