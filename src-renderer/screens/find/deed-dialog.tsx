import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import { useDispatch } from '../../flow/desk-context.ts'
import type { DeedName } from '../../flow/enrollment.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { heldFaceCountOf, shownName } from './person-words.ts'

/** Asks before a photo or visual faces are removed or a person is deleted; a deletion asks twice. */
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
  switch (name) {
    case 'removePhoto':
      return (
        <ConfirmationDialog
          {...answers}
          title={say('find.removeDialog.title', who)}
          confirmLabel={say('find.removeDialog.confirm')}
        >
          <p>{say('find.removeDialog.body')}</p>
        </ConfirmationDialog>
      )
    case 'removeVisualFaces': {
      const count = heldFaceCountOf(person)
      return (
        <ConfirmationDialog
          {...answers}
          title={
            count === null
              ? say('find.removeFacesDialog.titleUncounted', who)
              : say('find.removeFacesDialog.title', { ...who, count })
          }
          confirmLabel={say('find.removeFacesDialog.confirm')}
        >
          <p>{say('find.removeFacesDialog.body')}</p>
        </ConfirmationDialog>
      )
    }
    case 'deletePerson':
      return (
        <ConfirmationDialog
          {...answers}
          title={say('find.deleteDialog.title', who)}
          confirmLabel={say('find.deleteDialog.confirm')}
          acknowledgement={say('find.deleteDialog.acknowledge')}
        >
          <p>{say('find.deleteDialog.body', who)}</p>
        </ConfirmationDialog>
      )
    default:
      return assertNever(name, 'a deed was never named')
  }
}
