import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PersonSummary } from '../../src-preload/contract/person.ts'
import {
  certainPerson,
  emptySearch,
  firstPage,
  foundPeople,
  furtherPage,
  highlightedIn,
  searchedText,
  withFurtherPeople,
  type PeopleSearch,
} from './people-search.ts'
import { createPersonPreview } from './person-preview.ts'
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
   * Chooses as soon as the answer to the text on the screen is there, if it leaves no doubt: one person, or one with
   * exactly that id. For the Enter that a card reader sends with the id. Typing on forgets it.
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

/** The newest search wins: an older one is given up, and should its answer come all the same it is dropped. */
export function createPeopleSearchStore(
  surroundings: Pick<Surroundings, 'bridge' | 'newCallId' | 'after'>,
): PeopleSearchStore {
  const { bridge, newCallId, after } = surroundings
  const store = createStore<PeopleSearch>(() => emptySearch)
  let current: string | null = null
  let cancelPause = (): void => undefined
  let chooseFound: ((person: PersonSummary) => void) | null = null

  const preview = createPersonPreview(surroundings, (person) => {
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

  const searchNow = async (): Promise<void> => {
    giveUpCurrent()
    const text = searchedText(store.getState().text)
    const callId = newCallId()
    current = callId
    store.setState({ isSearching: true })
    const answer = await bridge.searchPeople({ callId, text, offset: 0, limit: firstPage })
    if (current !== callId) return
    current = null
    if (!answer.ok) {
      store.setState({ isSearching: false, results: { kind: 'failed', text, failure: answer.failure } })
      highlight(null)
      return
    }
    const results = foundPeople(text, answer.value, firstPage)
    store.setState({ isSearching: false, results })
    highlight(highlightedIn(results.people, store.getState().highlighted))
    const certain = certainPerson(results)
    if (certain !== null) chooseFound?.(certain)
    chooseFound = null
  }

  const forget = (): void => {
    giveUpCurrent()
    chooseFound = null
    preview.forget()
    store.setState({ results: { kind: 'nothing' }, isSearching: false, highlighted: null, preview: null })
  }

  const type = (text: string): void => {
    const isSameQuestion = searchedText(text) === searchedText(store.getState().text)
    store.setState({ text })
    if (isSameQuestion) return
    chooseFound = null
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
    if (results.kind !== 'found' || isSearching) return
    if (results.further.kind === 'loading' || results.further.kind === 'end') return
    const callId = newCallId()
    current = callId
    store.setState({ results: { ...results, further: { kind: 'loading' } } })
    const { text, rowsRead } = results
    const answer = await bridge.searchPeople({ callId, text, offset: rowsRead, limit: furtherPage })
    if (current !== callId) return
    current = null
    store.setState({
      results: answer.ok
        ? withFurtherPeople(results, answer.value, furtherPage)
        : { ...results, further: { kind: 'failed', failure: answer.failure } },
    })
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
