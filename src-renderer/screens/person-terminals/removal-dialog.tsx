import { useSentences } from '../../i18n/sentences.ts'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { Consequences } from '../../ui/consequences.tsx'

/** `count` is how many terminals are chosen. */
export interface RemovalDialogProps {
  readonly name: string
  readonly count: number
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Asks before a person is removed from terminals: their cards, fingerprints and PIN there come back from nowhere. */
export function RemovalDialog({ name, count, onRemove, onClose }: RemovalDialogProps) {
  const say = useSentences()
  return (
    <ConfirmationDialog
      isOpen
      title={say('terminals.person.removal.title', { count, name })}
      confirmLabel={say('terminals.person.removal.confirm')}
      cancelLabel={say('terminals.person.removal.keep')}
      onConfirm={onRemove}
      onCancel={onClose}
    >
      <p>{say('terminals.person.removal.body')}</p>
      <Consequences heading={say('terminals.person.removal.goes')} items={[say('terminals.person.removal.goesAll')]} />
      <Consequences
        heading={say('terminals.person.removal.stays')}
        items={[say('terminals.person.removal.staysServer')]}
      />
    </ConfirmationDialog>
  )
}
