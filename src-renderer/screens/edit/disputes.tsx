import type { WallClock } from '../../../src-preload/contract/person.ts'
import { useDesk } from '../../flow/desk-context.ts'
import { formOfPerson } from '../../flow/person-edit.ts'
import type { OpenEdit } from '../../flow/person-edit-store.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Notice } from '../../ui/notice.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { disputedName, disputedValue } from './edit-words.ts'
import styles from './edit-screen.module.css'

/** `isAsking`: the clerk wanted to save although something is undecided, so that what is missing is pointed at. */
export interface DisputesProps {
  readonly edit: OpenEdit
  readonly now: WallClock
  readonly isAsking: boolean
}

/** What the clerk and somebody else have both changed, side by side; the clerk decides what is to stand. */
export function Disputes({ edit, now, isAsking }: DisputesProps) {
  const say = useSentences()
  const desk = useDesk()
  const { person, disputes } = edit
  if (disputes.length === 0) return null
  const theirs = { person, form: formOfPerson(person) }
  return (
    <Notice
      tone="warning"
      title={say('edit.dispute.title')}
      safe={say('edit.dispute.safe')}
      next={say('edit.dispute.next')}
    >
      <div className={styles['disputes']} data-disputes={disputes.length}>
        {disputes.map(({ field, decision }) => (
          <div key={field} data-dispute={field} data-personal>
            <RadioGroup
              label={disputedName(field, person, say)}
              look="tiles"
              value={decision}
              options={[
                { id: 'mine', label: say('edit.dispute.mine', { value: disputedValue(field, edit, now, say) }) },
                { id: 'theirs', label: say('edit.dispute.theirs', { value: disputedValue(field, theirs, now, say) }) },
              ]}
              error={isAsking && decision === null ? say('edit.dispute.undecided') : null}
              onChange={(wanted) => {
                desk.edit.decide(field, wanted)
              }}
            />
          </div>
        ))}
      </div>
    </Notice>
  )
}
