import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { sessionFailures } from '../../../src-preload/contract/failures.ts'
import { useMay } from '../../application/rights.ts'
import { useOffers, useStation } from '../../application/station.ts'
import { useNow } from '../../application/use-now.ts'
import { useDesk } from '../../flow/desk-context.ts'
import type { FoundPeople, PeopleSearch } from '../../flow/people-search.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import message from '../../ui/message.module.css'
import rows from '../../ui/row-list.module.css'
import { Loading } from '../../ui/spinner.tsx'
import { copyAge } from './copy-age.ts'
import { FoundCount } from './found-count.tsx'
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
  const { mail: hasMail } = useOffers()
  const maySee = useMay('readPeople')
  const { results, isSearching } = state
  if (results.kind === 'failed')
    return (
      <div className={message['message']}>
        <FailureNotice
          failure={results.failure}
          action={<Button onPress={search.refresh}>{say('find.tryAgain')}</Button>}
        />
        {isRefused(results.failure) ? null : <NobodyInCopy text={results.text} />}
      </div>
    )
  if (results.kind === 'nothing')
    return isSearching ? (
      <Loading label={say('find.searching')} />
    ) : (
      <div className={message['message']}>
        <p className={message['heading']}>{say(maySee ? 'find.start.title' : 'find.notAllowed.title')}</p>
        <p>{say(maySee ? 'find.start.more' : 'find.notAllowed.more')}</p>
      </div>
    )
  return (
    <>
      <FoundCount found={results} />
      {results.matching === 'exact' ? <p className={styles['exact']}>{say('find.exact')}</p> : null}
      {results.people.length === 0 ? (
        <Nobody found={results} mayCreate={mayCreate} />
      ) : (
        <>
          <div className={classNames(rows['head'], listStyles['head'])} data-mail={hasMail} aria-hidden="true">
            <span>{say('find.column.person')}</span>
            {hasMail ? <span>{say('find.column.email')}</span> : null}
            <span>{say('find.column.faces')}</span>
            <span>{say('find.column.standing')}</span>
          </div>
          <PeopleList found={results} onChoose={onChoose} onHighlight={onHighlight} />
        </>
      )}
    </>
  )
}

function Nobody({ found, mayCreate }: { readonly found: FoundPeople; readonly mayCreate: boolean }) {
  const say = useSentences()
  const fields = found.searched.map((field) => say(`find.field.${field}`)).join(', ')
  return (
    <div className={message['message']}>
      <p className={message['heading']}>{say('find.nobody.title', { text: found.text })}</p>
      {fields === '' ? null : <p>{say('find.nobody.searched', { fields })}</p>}
      <p>{say(mayCreate ? 'find.nobody.next' : 'find.nobody.nextReadOnly')}</p>
    </div>
  )
}

/** Whether the server refuses the clerk, who is then told nothing of the copy either. */
function isRefused({ kind }: { readonly kind: string }): boolean {
  return sessionFailures.some((refusal) => refusal === kind)
}

/** The server could not be asked, and the station's copy has nobody: had it somebody, they would be on the list. */
function NobodyInCopy({ text }: { readonly text: string }) {
  const say = useSentences()
  const directory = useStation((station) => station.directory)
  const now = useNow()
  if (directory.kind !== 'ready') return null
  return <p data-personal>{say('find.copy.nobody', { text, age: copyAge(directory.sweptAt, now, say) })}</p>
}
