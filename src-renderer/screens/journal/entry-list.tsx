import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { JournalEntry } from '../../../src-preload/contract/journal.ts'
import { shortDayOf, timeOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import rows from '../../ui/row-list.module.css'
import { Spinner } from '../../ui/spinner.tsx'
import styles from '../../ui/log-rows.module.css'
import { entryRowText, whomText, whoText } from './entry-people.ts'
import { entryTitle } from './entry-title.ts'
import type { OlderEntries } from './journal-store.ts'

/** The height of a row in CSS pixels: two lines with air, and fixed, so that a journal of years needs no measuring. */
const rowHeight = 64

/** `entries` are newest first; `chosen` is the number of one of them, or `null`. */
export interface EntryListProps {
  readonly entries: readonly JournalEntry[]
  readonly older: OlderEntries
  readonly chosen: number | null
  readonly onChoose: (number: number) => void
  readonly onReadOlder: () => void
}

/** The entries. Only the rows in view are drawn; older ones are read as one comes near the last. Arrow keys choose. */
export function EntryList({ entries, older, chosen, onChoose, onReadOlder }: EntryListProps) {
  const say = useSentences()
  return (
    <>
      <div className={classNames(rows['head'], styles['head'])} aria-hidden="true">
        <span>{say('journal.column.when')}</span>
        <span>{say('journal.column.what')}</span>
        <span>{say('journal.column.who')}</span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, loaderSize: rowHeight }}>
        <ListBox
          aria-label={say('journal.list')}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const key = keys === 'all' ? undefined : [...keys][0]
            if (key !== undefined) onChoose(Number(key))
          }}
          className={rows['scroller'] ?? ''}
        >
          <Collection items={entries}>
            {(entry) => (
              <ListBoxItem
                id={entry.number}
                textValue={entryRowText(entry, say)}
                className={classNames(rows['item'], styles['item'])}
              >
                <EntryRow entry={entry} />
              </ListBoxItem>
            )}
          </Collection>
          <ListBoxLoadMoreItem
            onLoadMore={() => {
              if (older.kind === 'possible') onReadOlder()
            }}
            isLoading={older.kind === 'loading'}
            className={rows['loading'] ?? ''}
          >
            <Spinner label={say('journal.loadingMore')} />
          </ListBoxLoadMoreItem>
        </ListBox>
      </Virtualizer>
      {older.kind === 'failed' ? (
        <FailureNotice
          failure={older.failure}
          tone="warning"
          action={<Button onPress={onReadOlder}>{say('journal.loadAgain')}</Button>}
        />
      ) : null}
    </>
  )
}

function EntryRow({ entry }: { readonly entry: JournalEntry }) {
  const say = useSentences()
  return (
    <div className={classNames(rows['row'], styles['row'])} data-entry={entry.facts.kind} data-number={entry.number}>
      <span className={styles['pair']}>
        <span className={styles['line']}>{shortDayOf(entry.at)}</span>
        <span className={styles['quiet']}>{timeOf(entry.at)}</span>
      </span>
      <span className={styles['pair']}>
        <span className={styles['title']}>{entryTitle(entry.facts, say)}</span>
        <span className={styles['quiet']} data-personal data-whom={entry.person.kind}>
          {whomText(entry, say)}
        </span>
      </span>
      <span className={styles['pair']}>
        <span className={styles['line']}>{whoText(entry, say)}</span>
        <span className={styles['quiet']}>{entry.station}</span>
      </span>
    </div>
  )
}
