import { timeOf } from '../i18n/format.ts'
import { useSentences } from '../i18n/sentences.ts'
import { shownName } from '../screens/find/person-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Action } from './actions.ts'
import { useDispatch, useEnrollment } from './desk-context.ts'
import { nameOf } from './subject.ts'

/** Asks what only the clerk can decide: whose a photo is, and what becomes of a form that was begun. */
export function DeskQuestion() {
  const say = useSentences()
  const dispatch = useDispatch()
  const question = useEnrollment((enrollment) => enrollment.question)
  const picture = useEnrollment((enrollment) => enrollment.picture)
  const form = useEnrollment((enrollment) => enrollment.form)
  if (question === null) return null
  const answer = (action: Action, label: string, kind: 'primary' | 'secondary' | 'danger') => (
    <Button
      kind={kind}
      autoFocus={kind === 'primary'}
      onPress={() => {
        dispatch(action)
      }}
    >
      {label}
    </Button>
  )
  const dialog = {
    isOpen: true,
    isAlert: true,
    onClose: () => {
      dispatch({ kind: 'questionDropped' })
    },
  }
  if (question.kind === 'draftBegun') {
    const name = shownName(form?.name ?? '', say)
    return (
      <Dialog
        {...dialog}
        title={say('find.question.draftTitle', { name })}
        actions={
          <>
            {answer({ kind: 'formResumed' }, say('find.question.continueForm'), 'primary')}
            {answer({ kind: 'formDiscarded' }, say('find.question.discardForm'), 'danger')}
          </>
        }
      >
        <p>{say('find.question.draftBody')}</p>
      </Dialog>
    )
  }
  if (picture === null) return null
  const name = shownName(nameOf(picture.takenFor), say)
  const wanted = shownName(nameOf(question.wanted), say)
  const time = timeOf(new Date(picture.capture.takenAt).toISOString())
  return (
    <Dialog
      {...dialog}
      title={say('find.question.pictureTitle', { name })}
      actions={
        <>
          {answer({ kind: 'pictureResumed' }, say('find.question.continueWith', { name }), 'primary')}
          {answer({ kind: 'pictureGivenToWanted' }, say('find.question.useForWanted', { wanted }), 'secondary')}
          {answer({ kind: 'pictureDiscarded' }, say('find.question.discardPicture'), 'danger')}
        </>
      }
    >
      <p>{say('find.question.pictureBody', { time, wanted })}</p>
    </Dialog>
  )
}
