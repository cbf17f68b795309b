import { useState } from 'react'
import { useShallow } from 'zustand/shallow'
import { useDispatch, useEnrollment } from '../../flow/desk-context.ts'
import { unfinishedOf, type Unfinished } from '../../flow/enrollment.ts'
import { nameOf } from '../../flow/subject.ts'
import { timeOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { shownName } from './person-words.ts'
import styles from './unfinished-work.module.css'

/** Photos and forms that are not on the server yet, each with a way on and a way to discard it. */
export function UnfinishedWork() {
  const say = useSentences()
  const form = useEnrollment((enrollment) => enrollment.form)
  const picture = useEnrollment((enrollment) => enrollment.picture)
  const unfinished = useEnrollment(useShallow((enrollment) => unfinishedOf(enrollment).map(({ kind }) => kind)))
  if (unfinished.length === 0) return null
  return (
    <section className={styles['unfinished']} aria-label={say('find.unfinished.label')}>
      {unfinished.includes('picture') && picture !== null ? <Item work={{ kind: 'picture', picture }} /> : null}
      {unfinished.includes('form') && form !== null ? <Item work={{ kind: 'form', form }} /> : null}
    </section>
  )
}

function Item({ work }: { readonly work: Unfinished }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const [isAsking, setIsAsking] = useState(false)
  const words = wordsOf(work, say)
  return (
    <>
      <Notice
        tone="information"
        isAnnounced={false}
        title={words.title}
        action={
          <>
            <Button
              onPress={() => {
                dispatch({ kind: work.kind === 'picture' ? 'pictureResumed' : 'formResumed' })
              }}
            >
              {say('find.unfinished.continue')}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                setIsAsking(true)
              }}
            >
              {say('find.unfinished.discard')}
            </Button>
          </>
        }
      />
      <ConfirmationDialog
        isOpen={isAsking}
        title={words.question}
        confirmLabel={say('find.unfinished.discard')}
        cancelLabel={say('find.unfinished.keep')}
        onConfirm={() => {
          setIsAsking(false)
          dispatch({ kind: work.kind === 'picture' ? 'pictureDiscarded' : 'formDiscarded' })
        }}
        onCancel={() => {
          setIsAsking(false)
        }}
      >
        <p>{words.consequence}</p>
      </ConfirmationDialog>
    </>
  )
}

function wordsOf(work: Unfinished, say: Sentences) {
  if (work.kind === 'picture') {
    const { takenFor, capture } = work.picture
    const name = shownName(nameOf(takenFor), say)
    const time = timeOf(new Date(capture.takenAt).toISOString())
    return {
      title: say('find.unfinished.picture', { name, time }),
      question: say('find.unfinished.discardPictureTitle', { name }),
      consequence: say('find.unfinished.discardPictureBody'),
    }
  }
  const name = shownName(work.form.name, say)
  return {
    title: work.form.name.trim() === '' ? say('find.unfinished.formNameless') : say('find.unfinished.form', { name }),
    question: say('find.unfinished.discardFormTitle', { name }),
    consequence: say('find.unfinished.discardFormBody'),
  }
}
