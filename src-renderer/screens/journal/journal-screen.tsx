import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ErasedPerson, JournalEntry } from '../../../src-preload/contract/journal.ts'
import { useBridge } from '../../bridge.ts'
import { createSurroundings } from '../../desk-surroundings.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import frame from '../../ui/frame.module.css'
import { Icon } from '../../ui/icon.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { EntryDetails } from './entry-details.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { JournalFilter } from './journal-filter.tsx'
import { JournalList } from './journal-list.tsx'
import { JournalNewsNotice } from './journal-news-notice.tsx'
import styles from '../../ui/log-screen.module.css'
import { createJournalStore, type JournalView } from './journal-store.ts'
import { useJournalActs } from './use-journal-acts.ts'

/** `onBack` returns to where one was. Only for a clerk who is signed in: the journal names people. */
export interface JournalScreenProps {
  readonly onBack: () => void
}

/** What is asked before something is done. */
type Asking =
  { readonly kind: 'export' } | { readonly kind: 'erase'; readonly person: ErasedPerson; readonly name: string } | null

/** What happened to every face, who did it and when: searched, checked, exported, and a person erased from it. */
export function JournalScreen({ onBack }: JournalScreenProps) {
  const say = useSentences()
  const bridge = useBridge()
  const [journal] = useState(() => createJournalStore(createSurroundings(bridge)))
  const view = useStore(journal.store)
  const acts = useJournalActs(journal.refresh)
  const [asking, setAsking] = useState<Asking>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => journal.start(), [journal])
  useEffect(() => {
    field.current?.focus()
  }, [])
  useScreenKeys({ Escape: onBack })
  const close = (): void => {
    setAsking(null)
  }
  return (
    <div className={styles['screen']} data-journal={view.isReading ? 'reading' : view.pages.kind}>
      <div className={styles['top']}>
        <div className={styles['words']}>
          <h1 className={styles['title']}>{say('journal.screenTitle')}</h1>
          <p className={styles['lead']}>{say('journal.lead')}</p>
        </div>
        <div className={styles['acts']}>
          <Button isPending={acts.running === 'check'} isDisabled={acts.running !== null} onPress={acts.check}>
            {acts.running === 'check' ? null : <Icon name="shield" />}
            {say(acts.running === 'check' ? 'journal.check.checking' : 'journal.check.button')}
          </Button>
          <Button
            isDisabled={acts.running !== null}
            onPress={() => {
              setAsking({ kind: 'export' })
            }}
          >
            {say('journal.export.button')}
          </Button>
          <Button onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('journal.back')}
          </Button>
        </div>
      </div>
      {acts.news === null ? null : <JournalNewsNotice news={acts.news} onClose={acts.forgetNews} />}
      <JournalFilter
        text={view.text}
        period={view.period}
        isReading={view.isReading}
        inputRef={field}
        onType={journal.type}
        onPeriod={journal.choosePeriod}
      />
      <div className={styles['columns']}>
        <section className={frame['frame']}>
          <JournalList
            view={view}
            onChoose={journal.choose}
            onReadOlder={journal.readOlder}
            onReadAgain={journal.refresh}
            onShowEverything={journal.showEverything}
          />
        </section>
        <EntryDetails
          key={view.chosen}
          entry={chosenEntryOf(view)}
          onErase={(person, name) => {
            setAsking({ kind: 'erase', person, name })
          }}
        />
      </div>
      {asking?.kind === 'export' ? (
        <ExportDialog
          onClose={close}
          onExport={(format) => {
            close()
            void acts.exportAs(format)
          }}
        />
      ) : null}
      {asking?.kind === 'erase' ? (
        <EraseDialog
          person={asking.person}
          name={asking.name}
          isPending={acts.running === 'erase'}
          onClose={close}
          onErase={() => {
            void acts.erase(asking.person).then(close)
          }}
        />
      ) : null}
    </div>
  )
}

function chosenEntryOf({ pages, chosen }: JournalView): JournalEntry | null {
  return pages.kind === 'read' ? (pages.entries.find(({ number }) => number === chosen) ?? null) : null
}
