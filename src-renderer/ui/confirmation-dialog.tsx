import { useState, type ReactNode } from 'react'
import { useSentences } from '../i18n/sentences.ts'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { Dialog } from './dialog.tsx'

/** `acknowledgement` is a sentence to tick before the destructive button can be pressed at all: the second asking. */
export interface ConfirmationDialogProps {
  readonly isOpen: boolean
  readonly title: string
  readonly children?: ReactNode
  readonly confirmLabel: string
  /** What the safe button says; "Cancel" when left out. */
  readonly cancelLabel?: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly isPending?: boolean
  readonly acknowledgement?: string
  /** `danger` destroys something; `primary` only needs a second look. */
  readonly kind?: 'danger' | 'primary'
}

/** Asks before something that cannot be undone. The safe answer has the focus and Escape; the other one takes an effort. */
export function ConfirmationDialog(props: ConfirmationDialogProps) {
  return props.isOpen ? <Question {...props} /> : null
}

function Question(props: ConfirmationDialogProps) {
  const { title, children, confirmLabel, cancelLabel, onConfirm, onCancel, isPending = false } = props
  const { acknowledgement, kind = 'danger' } = props
  const say = useSentences()
  const [isAcknowledged, setAcknowledged] = useState(acknowledgement === undefined)
  return (
    <Dialog
      isOpen
      isAlert
      onClose={onCancel}
      title={title}
      actions={
        <>
          <Button kind={kind} isDisabled={!isAcknowledged} isPending={isPending} onPress={onConfirm}>
            {confirmLabel}
          </Button>
          <Button kind="secondary" autoFocus isDisabled={isPending} onPress={onCancel}>
            {cancelLabel ?? say('ui.cancel')}
          </Button>
        </>
      }
    >
      {children}
      {acknowledgement === undefined ? null : (
        <Checkbox label={acknowledgement} isSelected={isAcknowledged} onChange={setAcknowledged} />
      )}
    </Dialog>
  )
}
