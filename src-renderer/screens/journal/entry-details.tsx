import type { ErasedPerson, JournalEntry } from '../../../src-preload/contract/journal.ts'
import { exactTimeOf, numberOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts, type FactLine } from '../../ui/facts.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import panel from '../../ui/side-panel.module.css'
import styles from '../../ui/log-details.module.css'
import { entryFacts, type EntryFact } from './entry-facts.ts'
import { whomText, whoText } from './entry-people.ts'
import { entryTitle } from './entry-title.ts'

/** `onErase` is asked for the person of the entry: by the id, or by the entry where nobody has given one. */
export interface EntryDetailsProps {
  readonly entry: JournalEntry | null
  readonly onErase: (person: ErasedPerson, name: string) => void
}

/** Everything one entry says, and the one thing that can be done about whom it names. */
export function EntryDetails({ entry, onErase }: EntryDetailsProps) {
  const say = useSentences()
  return (
    <aside
      className={panel['panel']}
      aria-label={say('journal.details.label')}
      data-number={entry?.number}
      data-personal
    >
      {entry === null ? (
        <p className={panel['nothing']}>{say('journal.details.nothing')}</p>
      ) : (
        <Entry entry={entry} onErase={onErase} />
      )}
    </aside>
  )
}

function Entry({ entry, onErase }: EntryDetailsProps & { readonly entry: JournalEntry }) {
  const say = useSentences()
  const { person } = entry
  const erased = person.kind === 'person' ? erasedPersonOf(entry.number, person.person.id) : null
  const name = person.kind === 'person' ? person.person.name.trim() : ''
  const words = person.kind === 'person' ? person.person.overrideWords : null
  return (
    <>
      <div className={styles['top']}>
        <p className={styles['number']}>{say('journal.details.number', { number: numberOf(entry.number) })}</p>
        <h2 className={styles['title']}>{entryTitle(entry.facts, say)}</h2>
      </div>
      {person.kind === 'erased' ? (
        <Notice
          tone="information"
          isAnnounced={false}
          title={say('journal.person.erased')}
          safe={say('journal.person.erasedMore')}
        />
      ) : null}
      {person.kind === 'unreadable' ? (
        <Notice
          tone="warning"
          isAnnounced={false}
          title={say('journal.person.unreadable')}
          safe={say('journal.person.unreadableMore')}
        />
      ) : null}
      <Facts lines={[...commonLines(entry, say), ...entryFacts(entry.facts, words, say).map(lineOf)]} />
      {erased === null ? null : (
        <div className={styles['acts']}>
          <Button
            kind="quiet"
            onPress={() => {
              onErase(erased, name === '' ? say('journal.person.nameless') : name)
            }}
          >
            <Icon name="trash" />
            {say('journal.erase.button')}
          </Button>
        </div>
      )}
    </>
  )
}

function erasedPersonOf(number: number, id: string | null): ErasedPerson {
  return id === null ? { kind: 'entry', number } : { kind: 'id', id }
}

function commonLines(entry: JournalEntry, say: Sentences): readonly FactLine[] {
  const { person, server } = entry
  return [
    ...(person.kind === 'person' || person.kind === 'nobody'
      ? [{ term: say('journal.term.whom'), value: whomText(entry, say) }]
      : []),
    {
      term: say('journal.term.when'),
      value: (
        <>
          {exactTimeOf(entry.at)}
          <br />
          <span className={styles['fixed']}>{entry.at}</span>
        </>
      ),
    },
    { term: say('journal.term.who'), value: whoText(entry, say) },
    { term: say('journal.term.station'), value: entry.station },
    ...(server === null ? [] : [{ term: say('journal.term.server'), value: server }]),
  ]
}

function lineOf({ term, value, isDigest }: EntryFact): FactLine {
  return isDigest ? { term, value: <Digest digest={value} />, isWide: true } : { term, value }
}

function Digest({ digest }: { readonly digest: string }) {
  return (
    <span className={styles['digest']}>
      <span className={styles['fixed']}>{digest}</span>
      <CopyButton look="quiet" text={digest} />
    </span>
  )
}
