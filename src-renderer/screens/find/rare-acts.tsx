import type { Person } from '../../../src-preload/contract/person.ts'
import { useMay } from '../../application/rights.ts'
import { protectedPersonId } from '../../flow/advance-finding.ts'
import { useDispatch } from '../../flow/desk-context.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { WithdrawConsent } from '../withdrawal/withdraw-consent.tsx'
import { heldFaceCountOf } from './person-words.ts'
import styles from './person-panel.module.css'

/** What takes something away: below everything else, and each asks before it does. */
export function RareActs({ person }: { readonly person: Person }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const mayWrite = useMay('writePeople')
  const hasPhoto = person.photo.kind !== 'absent'
  const hasFaces = heldFaceCountOf(person) !== 0
  const mayDelete = person.id !== protectedPersonId
  if (!mayWrite) return null
  return (
    <div className={styles['others']} role="group" aria-label={say('find.panel.more')}>
      {hasPhoto ? (
        <Button
          kind="quiet"
          onPress={() => {
            dispatch({ kind: 'deedWanted', name: 'removePhoto' })
          }}
        >
          <Icon name="minus" />
          {say('find.panel.removePhoto')}
        </Button>
      ) : null}
      {hasFaces ? (
        <Button
          kind="quiet"
          onPress={() => {
            dispatch({ kind: 'deedWanted', name: 'removeVisualFaces' })
          }}
        >
          <Icon name="minus" />
          {say('find.panel.removeVisualFaces')}
        </Button>
      ) : null}
      <WithdrawConsent
        key={person.id}
        person={person}
        onWithdrawn={() => {
          dispatch({ kind: 'personReadAgain' })
        }}
      />
      {mayDelete ? (
        <Button
          kind="quiet"
          onPress={() => {
            dispatch({ kind: 'deedWanted', name: 'deletePerson' })
          }}
        >
          <Icon name="trash" />
          {say('find.panel.deletePerson')}
        </Button>
      ) : null}
    </div>
  )
}
