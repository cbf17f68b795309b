import { useStore } from 'zustand'
import { useDesk } from '../../flow/desk-context.ts'
import type { PersonForm } from '../../flow/person-form.ts'
import { undecidedOf } from '../../flow/similar-people-store.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** How many people are named in the warning; more would be read by nobody. */
const mostNamed = 3

/** A word of warning while the form is filled, when somebody like this is there already, so that nobody is created twice. */
export function SimilarNotice({ form, onLook }: { readonly form: PersonForm; readonly onLook: () => void }) {
  const say = useSentences()
  const { similar } = useDesk()
  const state = useStore(similar.store)
  const people = undecidedOf(state, form)
  if (people.length === 0)
    return state.hasFailed ? <Notice tone="information" title={say('duplicates.failed')} /> : null
  return (
    <Notice
      tone="warning"
      title={say('duplicates.title', { count: people.length })}
      safe={say('duplicates.lead')}
      action={<Button onPress={onLook}>{say('duplicates.look')}</Button>}
    >
      <p data-personal>
        {people
          .slice(0, mostNamed)
          .map(({ person: { name, id } }) => say('create.similarPerson', { name, id }))
          .join(', ')}
      </p>
    </Notice>
  )
}
