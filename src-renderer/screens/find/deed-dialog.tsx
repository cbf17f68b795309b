import type { Person } from '../../../src-preload/contract/person.ts'
import { useDispatch } from '../../flow/desk-context.ts'
import type { DeedName } from '../../flow/enrollment.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { shownName } from './person-words.ts'

/** Asks before a photo is removed or a person is deleted; a deletion asks twice. */
export function DeedDialog({ name, person }: { readonly name: DeedName; readonly person: Person }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const who = { name: shownName(person.name, say), id: person.id }
  const answers = {
    isOpen: true,
    onConfirm: () => {
      dispatch({ kind: 'deedConfirmed' })
    },
    onCancel: () => {
      dispatch({ kind: 'deedDropped' })
    },
  }
  return name === 'removePhoto' ? (
    <ConfirmationDialog
      {...answers}
      title={say('find.removeDialog.title', who)}
      confirmLabel={say('find.removeDialog.confirm')}
    >
      <p>{say('find.removeDialog.body')}</p>
    </ConfirmationDialog>
  ) : (
    <ConfirmationDialog
      {...answers}
      title={say('find.deleteDialog.title', who)}
      confirmLabel={say('find.deleteDialog.confirm')}
      acknowledgement={say('find.deleteDialog.acknowledge')}
    >
      <p>{say('find.deleteDialog.body', who)}</p>
    </ConfirmationDialog>
  )
}
