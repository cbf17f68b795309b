import type { Chosen } from '../../flow/enrollment.ts'
import { useMay } from '../../application/rights.ts'
import { useOffers } from '../../application/station.ts'
import { useDesk } from '../../flow/desk-context.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { VisitActs } from '../visit/visit-acts.tsx'
import styles from './change-record.module.css'

/**
 * The way to the record's form, and what can be done about a visit. Nothing for an operator who may not change people; a record
 * from the station's own copy is not changed, because nobody could compare it with what the server holds.
 */
export function ChangeRecord({ chosen }: { readonly chosen: Extract<Chosen, { readonly kind: 'read' }> }) {
  const say = useSentences()
  const { edit } = useDesk()
  const mayWrite = useMay('writePeople')
  const { editing } = useOffers()
  if (!mayWrite || !editing) return null
  const { person, source } = chosen
  if (source === 'directory') return <p className={styles['note']}>{say('edit.offline')}</p>
  return (
    <>
      <Button
        isWide
        onPress={() => {
          edit.open(person)
        }}
      >
        <Icon name="sliders" />
        {say('edit.button')}
      </Button>
      <VisitActs key={person.id} person={person} />
    </>
  )
}
