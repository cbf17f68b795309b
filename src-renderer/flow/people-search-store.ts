import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { PersonSummary } from '../../src-preload/contract/person.ts'
import {
  certainPerson,
  copiedPeople,
  emptySearch,
  firstPage,
  furtherPage,
  highlightedIn,
  noPeople,
  searchedText,
  withCopy,
  withFurtherPeople,
  withoutServer,
  type FoundPeople,
  type PeopleSearch,
} from './people-search.ts'
import { createPersonPreview, noPreview } from './person-preview.ts'
import type { Surroundings } from './surroundings.ts'

export type { PeopleSearch }

/** The type-ahead search: its state, and what the clerk can do to it. */
export interface PeopleSearchStore {
  readonly store: StoreApi<PeopleSearch>
  readonly type: (text: string) => void
  /** Loads the rows below the last one, if there are any and none are on their way. */
  readonly loadMore: () => void
  readonly highlight: (id: string | null) => void
  /**
   * Chooses as soon as an answer to the text on the screen is there, if it leaves no doubt: the only person the server found, or
   * the one with exactly that id, whoever found them. For the Enter that a card reader sends with the id. Typing on forgets it.
   */
  readonly chooseWhenFound: (choose: (person: PersonSummary) => void) => void
  /** Asks the server again for the same text, because somebody was created, changed or deleted. */
  readonly refresh: () => void
  /** Forgets the text and everybody found. */
  readonly clear: () => void
  /** Stops reading the highlighted record ahead: it has been chosen and is read in earnest. */
  readonly stopPreview: () => void
  /** Listens to the session until the function it answers is called. */
  readonly start: () => () => void
}

/**
 * How long after a key the search leaves, in milliseconds. Even a fast typist's keys are 100 ms apart, so every letter
 * is searched at once; a card reader types a whole id within 50 ms and causes one search.
 */
export const typingPause = 60

/** One search: its text and the rows it has brought so far. */
interface Run {
  readonly text: string
  found: FoundPeople | null
  /** Why the server did not answer; `null` while it may. */
  failure: FailureOf<'searchPeople'> | null
}

/**
 * The newest search wins: an older one is given up, and should its answer come all the same it is dropped.
 *
 * @param shows whether the record of the highlighted row is read ahead as well, or the rows are all that is wanted
 */
export function createPeopleSearchStore(
  surroundings: Pick<Surroundings, 'bridge' | 'newCallId' | 'after'>,
  shows: 'recordsAhead' | 'rowsOnly' = 'recordsAhead',
): PeopleSearchStore {
  const { bridge, newCallId, after } = surroundings
  const store = createStore<PeopleSearch>(() => emptySearch)
  let current: string | null = null
  /** The newest search, also after its answer: what still comes for an older one is dropped. */
  let latest: Run | null = null
  let cancelPause = (): void => undefined
  let chooseFound: ((person: PersonSummary) => void) | null = null

  const preview =
    shows === 'rowsOnly'
      ? noPreview
      : createPersonPreview(surroundings, (person) => {
          if (store.getState().highlighted === person.id) store.setState({ preview: person })
        })

  const giveUpCurrent = (): void => {
    cancelPause()
    if (current !== null) void bridge.cancelCall({ callId: current })
    current = null
  }

  const highlight = (id: string | null): void => {
    if (store.getState().highlighted === id) return
    store.setState({ highlighted: id, preview: id === null ? null : preview.recall(id) })
    preview.want(id)
  }

  /** Shows rows for the text that was asked, and chooses if somebody waits for that and there is no doubt. */
  const show = (found: FoundPeople): void => {
    store.setState({ results: found })
    highlight(highlightedIn(found.people, store.getState().highlighted))
    const certain = certainPerson(found)
    if (certain === null || chooseFound === null) return
    const choose = chooseFound
    chooseFound = null
    choose(certain)
  }

  /** Asks the station's own copy: it answers at once, and also when the server does not. */
  const searchCopy = async (run: Run): Promise<void> => {
    const answer = await bridge.searchDirectory({ text: run.text, limit: firstPage })
    // While the server is still asked, nobody in the copy says nothing; the old rows stay until there are others.
    if (latest !== run || !answer.ok || answer.value.people.length === 0) return
    const found = run.found === null ? copiedPeople(run.text, answer.value) : withCopy(run.found, answer.value)
    run.found = run.failure === null ? found : withoutServer(found, run.failure)
    if (run.found !== null) show(run.found)
  }

  const searchNow = async (): Promise<void> => {
    giveUpCurrent()
    const callId = newCallId()
    const run: Run = { text: searchedText(store.getState().text), found: null, failure: null }
    current = callId
    latest = run
    store.setState({ isSearching: true })
    void searchCopy(run)
    const { text } = run
    const answer = await bridge.searchPeople({ callId, text, offset: 0, limit: firstPage })
    if (current !== callId) return
    current = null
    store.setState({ isSearching: false })
    if (answer.ok) run.found = withFurtherPeople(run.found ?? noPeople(text), answer.value, firstPage)
    else {
      run.failure = answer.failure
      run.found = run.found === null ? null : withoutServer(run.found, answer.failure)
    }
    if (run.found !== null) show(run.found)
    else if (!answer.ok) {
      store.setState({ results: { kind: 'failed', text, failure: answer.failure } })
      highlight(null)
    }
    chooseFound = null
  }

  const forget = (): void => {
    giveUpCurrent()
    latest = null
    chooseFound = null
    preview.forget()
    store.setState({ results: { kind: 'nothing' }, isSearching: false, highlighted: null, preview: null })
  }

  const type = (text: string): void => {
    const isSameQuestion = searchedText(text) === searchedText(store.getState().text)
    store.setState({ text })
    if (isSameQuestion) return
    chooseFound = null
    latest = null
    if (searchedText(text) === '') {
      forget()
      return
    }
    giveUpCurrent()
    store.setState({ isSearching: true })
    cancelPause = after(typingPause, () => {
      void searchNow()
    })
  }

  const loadMore = (): void => {
    void loadMoreNow()
  }

  const loadMoreNow = async (): Promise<void> => {
    const { results, isSearching } = store.getState()
    if (results.kind !== 'found' || results.server.kind !== 'answered' || isSearching) return
    if (results.further.kind === 'loading' || results.further.kind === 'end') return
    const callId = newCallId()
    current = callId
    store.setState({ results: { ...results, further: { kind: 'loading' } } })
    const { text, rowsRead } = results
    const answer = await bridge.searchPeople({ callId, text, offset: rowsRead, limit: furtherPage })
    if (current !== callId) return
    current = null
    const shown = store.getState().results
    // The copy may have answered meanwhile, so the rows of now are the ones that grow.
    const before = shown.kind === 'found' ? shown : results
    const found: FoundPeople = answer.ok
      ? withFurtherPeople(before, answer.value, furtherPage)
      : { ...before, further: { kind: 'failed', failure: answer.failure } }
    if (latest !== null) latest.found = found
    store.setState({ results: found })
  }

  const refresh = (): void => {
    preview.forget()
    store.setState({ preview: null })
    if (searchedText(store.getState().text) !== '') void searchNow()
  }

  const clear = (): void => {
    forget()
    store.setState({ text: '' })
  }

  const start = (): (() => void) => {
    const endListening = bridge.on.sessionChanged((session) => {
      // The next clerk may not see whom this one found; the text is kept for the same clerk coming back.
      if (session.kind === 'signedOut') (session.reason === 'byClerk' ? clear : forget)()
      else if (session.kind === 'signedIn' && store.getState().results.kind !== 'found') refresh()
    })
    return () => {
      endListening()
      giveUpCurrent()
      preview.stop()
    }
  }

  const chooseWhenFound = (choose: (person: PersonSummary) => void): void => {
    if (store.getState().isSearching) chooseFound = choose
  }

  return { store, type, loadMore, highlight, chooseWhenFound, refresh, clear, stopPreview: preview.stop, start }
}
