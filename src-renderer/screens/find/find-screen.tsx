import { useEffect, useRef } from 'react'
import { VisuallyHidden } from 'react-aria-components'
import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { useMay } from '../../application/rights.ts'
import { useDesk, useDispatch, usePeopleSearch } from '../../flow/desk-context.ts'
import type { FindingStep, Notice as FindNotice } from '../../flow/enrollment.ts'
import { answersWhatIsTyped, copiedRowOf } from '../../flow/people-search.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import frame from '../../ui/frame.module.css'
import { Icon } from '../../ui/icon.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { movedHighlight } from './moved-highlight.ts'
import { PersonPanel } from './person-panel.tsx'
import { Results } from './results.tsx'
import { SearchBox, type Move } from './search-box.tsx'
import styles from './find-screen.module.css'
import { UnfinishedWork } from './unfinished-work.tsx'

/** Notices about something that did not go as wished. */
const worrying: ReadonlySet<FindNotice['kind']> = new Set(['personGone', 'jobGone', 'changeNotKept'])

/** Finding a person from the first letter, and looking at whom the search found. */
export function FindScreen({ step }: { readonly step: FindingStep }) {
  const { chosen, notice } = step
  const say = useSentences()
  const dispatch = useDispatch()
  const { search, enrollment } = useDesk()
  const state = usePeopleSearch((people) => people)
  const mayWrite = useMay('writePeople')
  const input = useRef<HTMLInputElement>(null)
  const { text, results, highlighted, preview } = state
  const people = results.kind === 'found' ? results.people : []
  const isDeedRunning = chosen?.kind === 'read' && chosen.deed.kind === 'running'

  const isNobodyChosen = chosen === null
  useEffect(() => {
    if (isNobodyChosen) input.current?.focus()
  }, [isNobodyChosen])
  useEffect(() => {
    if (notice !== null) search.refresh()
  }, [notice, search])
  useScreenKeys({
    Escape: () => {
      dispatch({ kind: 'back' })
    },
  })

  const look = (id: string | null): void => {
    search.highlight(id)
    // Rows keep the first of these functions for as long as they are in the list, so it asks what is chosen now.
    const now = enrollment.store.getState().step
    if (now.kind === 'finding' && now.chosen !== null && now.chosen.summary.id !== id)
      dispatch({ kind: 'choiceDropped' })
  }
  const choose = (summary: PersonSummary): void => {
    search.highlight(summary.id)
    const read = search.store.getState().preview
    const person = read?.id === summary.id ? read : null
    dispatch({ kind: 'personChosen', summary, person, inDirectory: copiedRowOf(search.store.getState(), summary.id) })
    // Only now: a record that is on its way for the highlight is joined, not asked for again.
    search.stopPreview()
  }
  const create = (): void => {
    if (mayWrite) dispatch({ kind: 'creationWanted', name: text.trim() })
  }

  return (
    <div
      className={styles['screen']}
      data-search={state.isSearching ? 'running' : results.kind}
      data-answers={results.kind === 'found' ? results.text : undefined}
    >
      <VisuallyHidden>
        <h1>{say('find.title')}</h1>
      </VisuallyHidden>
      <section className={styles['search']}>
        <SearchBox
          text={text}
          highlighted={highlighted}
          hasList={people.length > 0}
          isSearching={state.isSearching}
          inputRef={input}
          onType={(typed) => {
            if (chosen !== null && !isDeedRunning) dispatch({ kind: 'choiceDropped' })
            search.type(typed)
          }}
          onMove={(move: Move) => {
            look(movedHighlight(people, highlighted, move))
          }}
          onChoose={() => {
            // Whoever sees rows for what was typed means one of them; a card reader's Enter comes before there are any.
            if (state.isSearching && !answersWhatIsTyped(state)) search.chooseWhenFound(choose)
            else if (results.kind === 'found' && people.length === 0) create()
            else {
              const person = people.find(({ id }) => id === highlighted)
              if (person !== undefined) choose(person)
            }
          }}
          onCreate={create}
        />
        <UnfinishedWork />
        {notice === null ? null : (
          <Notice
            tone={worrying.has(notice.kind) ? 'warning' : 'success'}
            title={say(`find.notice.${notice.kind}`, { name: notice.name })}
            action={
              <Button
                kind="quiet"
                onPress={() => {
                  dispatch({ kind: 'noticeRead' })
                  input.current?.focus()
                }}
              >
                {say('find.close')}
              </Button>
            }
          />
        )}
        <div className={classNames(frame['frame'], styles['results'])}>
          <Results state={state} mayCreate={mayWrite} onChoose={choose} onHighlight={look} />
          {mayWrite && text.trim() !== '' ? (
            <div className={styles['create']} data-personal>
              <Button kind="quiet" isWide onPress={create}>
                <Icon name="plus" />
                {say('find.create', { text: text.trim() })}
                <KeyHint keys={people.length === 0 && results.kind === 'found' ? ['Enter'] : ['Ctrl', 'Enter']} />
              </Button>
            </div>
          ) : null}
        </div>
      </section>
      <PersonPanel
        chosen={chosen}
        summary={people.find(({ id }) => id === highlighted) ?? null}
        preview={preview?.id === highlighted ? preview : null}
      />
    </div>
  )
}
