import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { useDesk } from '../../flow/desk-context.ts'
import type { FoundPeople, PeopleSearch } from '../../flow/people-search.ts'
import { numberOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/spinner.tsx'
import { PeopleList } from './people-list.tsx'
import listStyles from './people-list.module.css'
import styles from './results.module.css'

/** `onHighlight` is called when a row of the list takes the focus itself. */
export interface ResultsProps {
  readonly state: PeopleSearch
  readonly mayCreate: boolean
  readonly onChoose: (person: PersonSummary) => void
  readonly onHighlight: (id: string) => void
}

/** What the search has found, and in words what it has not. Old rows stay until the new ones are there. */
export function Results({ state, mayCreate, onChoose, onHighlight }: ResultsProps) {
  const say = useSentences()
  const { search } = useDesk()
  const { results, isSearching } = state
  if (results.kind === 'failed')
    return (
      <div className={styles['message']}>
        <FailureNotice
          failure={results.failure}
          action={<Button onPress={search.refresh}>{say('find.tryAgain')}</Button>}
        />
      </div>
    )
  if (results.kind === 'nothing')
    return isSearching ? (
      <Loading label={say('find.searching')} />
    ) : (
      <div className={styles['message']}>
        <p className={styles['heading']}>{say('find.start.title')}</p>
        <p>{say('find.start.more')}</p>
      </div>
    )
  return (
    <>
      <p className={styles['count']} role="status">
        {countText(results, say)}
      </p>
      {results.matching === 'exact' ? <p className={styles['exact']}>{say('find.exact')}</p> : null}
      {results.people.length === 0 ? (
        <Nobody found={results} mayCreate={mayCreate} />
      ) : (
        <>
          <div className={listStyles['head']} aria-hidden="true">
            <span>{say('find.column.person')}</span>
            <span>{say('find.column.email')}</span>
            <span>{say('find.column.faces')}</span>
            <span>{say('find.column.standing')}</span>
          </div>
          <PeopleList found={results} onChoose={onChoose} onHighlight={onHighlight} />
        </>
      )}
    </>
  )
}

/** The true number of matches; when an older server does not tell it, what was read so far and that there may be more. */
function countText({ total, people, further }: FoundPeople, say: Sentences): string {
  if (total.kind === 'known') {
    const count = Math.max(total.value, people.length)
    return say('find.count', { count, shown: numberOf(count) })
  }
  return further.kind === 'end'
    ? say('find.count', { count: people.length, shown: numberOf(people.length) })
    : say('find.countUnknown', { shown: numberOf(people.length) })
}

function Nobody({ found, mayCreate }: { readonly found: FoundPeople; readonly mayCreate: boolean }) {
  const say = useSentences()
  const fields = found.searched.map((field) => say(`find.field.${field}`)).join(', ')
  return (
    <div className={styles['message']}>
      <p className={styles['heading']}>{say('find.nobody.title', { text: found.text })}</p>
      {fields === '' ? null : <p>{say('find.nobody.searched', { fields })}</p>}
      <p>{say(mayCreate ? 'find.nobody.next' : 'find.nobody.nextReadOnly')}</p>
    </div>
  )
}
