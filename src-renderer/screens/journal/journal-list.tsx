import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import message from '../../ui/message.module.css'
import { Loading } from '../../ui/spinner.tsx'
import { EntryList } from './entry-list.tsx'
import type { JournalView } from './journal-store.ts'

/** `onShowEverything` takes the search back. */
export interface JournalListProps {
  readonly view: JournalView
  readonly onChoose: (number: number) => void
  readonly onReadOlder: () => void
  readonly onReadAgain: () => void
  readonly onShowEverything: () => void
}

/** What the journal has answered, and in words what it has not. */
export function JournalList({ view, onChoose, onReadOlder, onReadAgain, onShowEverything }: JournalListProps) {
  const say = useSentences()
  const { pages, chosen } = view
  if (pages.kind === 'none') return <Loading label={say('journal.reading')} />
  if (pages.kind === 'failed')
    return (
      <div className={message['message']}>
        <FailureNotice
          failure={pages.failure}
          action={<Button onPress={onReadAgain}>{say('journal.readAgain')}</Button>}
        />
      </div>
    )
  if (pages.entries.length === 0)
    return (
      <div className={message['message']} role="status">
        <p className={message['heading']}>
          {say(pages.isEverything ? 'journal.empty.title' : 'journal.nothingFound.title')}
        </p>
        <p>{say(pages.isEverything ? 'journal.empty.more' : 'journal.nothingFound.more')}</p>
        {pages.isEverything ? null : <Button onPress={onShowEverything}>{say('journal.nothingFound.clear')}</Button>}
      </div>
    )
  return (
    <EntryList
      entries={pages.entries}
      older={pages.older}
      chosen={chosen}
      onChoose={onChoose}
      onReadOlder={onReadOlder}
    />
  )
}
