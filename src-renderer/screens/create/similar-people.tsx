import { useDispatch, usePeopleSearch } from '../../flow/desk-context.ts'
import type { PersonForm } from '../../flow/person-form.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { similarPeople } from './similar-names.ts'

/**
 * A word of warning when the search found people of a like name, so that nobody is created twice. A vanished person whose
 * record the form replaces may still stand in the results, and is no reason to go back.
 */
export function SimilarPeople({ form }: { readonly form: PersonForm }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const results = usePeopleSearch((search) => search.results)
  const isThere = ({ id }: { readonly id: string }): boolean => id !== (form.corrects?.job.personId ?? null)
  const similar = results.kind === 'found' ? similarPeople(results.people.filter(isThere), form.name) : []
  if (similar.length === 0) return null
  return (
    <Notice
      tone="warning"
      title={say('create.similarTitle')}
      next={say('create.similarNext')}
      action={
        <Button
          onPress={() => {
            dispatch({ kind: 'back' })
          }}
        >
          {say('create.backToSearch')}
        </Button>
      }
    >
      <p>{similar.map((person) => say('create.similarPerson', { name: person.name, id: person.id })).join(', ')}</p>
    </Notice>
  )
}
