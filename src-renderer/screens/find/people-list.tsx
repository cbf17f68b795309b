import { useEffect, useRef } from 'react'
import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { useDesk, usePeopleSearch } from '../../flow/desk-context.ts'
import type { FoundPeople } from '../../flow/people-search.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import rows from '../../ui/row-list.module.css'
import { Spinner } from '../../ui/spinner.tsx'
import { PersonRow } from './person-row.tsx'
import { rowText } from './person-words.ts'
import styles from './people-list.module.css'

/** The height of a row in CSS pixels: a target with air, and fixed, so that 100,000 rows need no measuring. */
export const rowHeight = 64

/** The id of the list in the page, for the search field that steers it. */
export const listId = 'people-found'

/** The id of a person's row in the page: how React Aria names the options of a list. */
export function rowIdOf(personId: string): string {
  return `${listId}-option-${personId.replaceAll(/\s*/gu, '')}`
}

/** `onChoose` is called for Enter on a row and for a press on it. */
export interface PeopleListProps {
  readonly found: FoundPeople
  readonly onChoose: (person: PersonSummary) => void
  readonly onHighlight: (id: string) => void
}

/** The people found. Only the rows in view are drawn; more are loaded as one comes near the last. */
export function PeopleList({ found, onChoose, onHighlight }: PeopleListProps) {
  const say = useSentences()
  const { search } = useDesk()
  const list = useRef<HTMLDivElement>(null)
  const highlighted = usePeopleSearch((state) => state.highlighted)
  const { people, further } = found

  useEffect(() => {
    const index = people.findIndex(({ id }) => id === highlighted)
    if (list.current !== null && index >= 0) bringIntoView(list.current, index)
  }, [highlighted, people])

  return (
    <>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, loaderSize: rowHeight }}>
        <ListBox
          ref={list}
          id={listId}
          aria-label={say('find.list')}
          selectionMode="none"
          onAction={(id) => {
            const person = people.find((other) => other.id === id)
            if (person !== undefined) onChoose(person)
          }}
          className={rows['scroller'] ?? ''}
        >
          <Collection items={people}>
            {(person) => (
              <ListBoxItem
                id={person.id}
                textValue={rowText(person, say)}
                className={classNames(rows['item'], styles['item'])}
                onFocus={() => {
                  onHighlight(person.id)
                }}
              >
                <PersonRow person={person} />
              </ListBoxItem>
            )}
          </Collection>
          <ListBoxLoadMoreItem
            onLoadMore={() => {
              if (further.kind === 'possible') search.loadMore()
            }}
            isLoading={further.kind === 'loading'}
            className={rows['loading'] ?? ''}
          >
            <Spinner label={say('find.loadingMore')} />
          </ListBoxLoadMoreItem>
        </ListBox>
      </Virtualizer>
      {further.kind === 'failed' ? (
        <FailureNotice
          failure={further.failure}
          tone="warning"
          action={<Button onPress={search.loadMore}>{say('find.loadAgain')}</Button>}
        />
      ) : null}
    </>
  )
}

function bringIntoView(list: HTMLElement, index: number): void {
  const top = index * rowHeight
  const bottom = top + rowHeight
  if (top < list.scrollTop) list.scrollTop = top
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight
}
