import { useDesk } from '../../flow/desk-context.ts'
import type { OpenEdit } from '../../flow/person-edit-store.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Why a changed record is not saved, with the way on. A change made meanwhile by somebody else is told with its fields instead. */
export function EditNotice({ edit: { work, isCarried } }: { readonly edit: OpenEdit }) {
  const say = useSentences()
  const desk = useDesk()
  if (isCarried && work.kind === 'typing') return <Notice tone="information" title={say('edit.dispute.carried')} />
  if (work.kind !== 'failed') return null
  const { failure } = work
  if (failure.kind === 'outcomeUnknown')
    return (
      <Notice
        tone="warning"
        title={say('edit.lost.title')}
        safe={say('edit.failedSafe')}
        next={say('edit.lost.next')}
      />
    )
  return (
    <>
      <FailureNotice
        failure={failure}
        action={
          <Button
            onPress={() => {
              void desk.edit.lookAgain()
            }}
          >
            {say('edit.lookAgain')}
          </Button>
        }
      />
      <p>{say('edit.failedSafe')}</p>
    </>
  )
}
