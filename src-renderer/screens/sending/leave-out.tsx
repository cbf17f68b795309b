import { useState } from 'react'
import { useDispatch } from '../../flow/desk-context.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'

/** `isLast`: nothing else is made of the picture after this, so that it goes with it. */
export interface LeaveOutProps {
  readonly name: 'uploadPhoto' | 'registerVisualFace'
  readonly isLast: boolean
}

/** Gives up one output of the picture, after asking. */
export function LeaveOut({ name, isLast }: LeaveOutProps) {
  const say = useSentences()
  const dispatch = useDispatch()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => {
          setIsAsking(true)
        }}
      >
        {say(name === 'uploadPhoto' ? 'sending.action.discardPhoto' : 'sending.action.discardFace')}
      </Button>
      <ConfirmationDialog
        isOpen={isAsking}
        title={say(`sending.discardDialog.title.${name}`)}
        confirmLabel={say('sending.discardDialog.confirm')}
        cancelLabel={say('sending.discardDialog.keep')}
        onConfirm={() => {
          setIsAsking(false)
          dispatch({ kind: 'stepGivenUp', name })
        }}
        onCancel={() => {
          setIsAsking(false)
        }}
      >
        <p>{say(isLast ? 'sending.discardDialog.body.last' : 'sending.discardDialog.body.faceFollows')}</p>
      </ConfirmationDialog>
    </>
  )
}
