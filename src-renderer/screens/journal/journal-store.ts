import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import type { JournalEntry } from '../../../src-preload/contract/journal.ts'
import { longestSearchText } from '../../../src-preload/contract/text-limits.ts'
import type { Surroundings } from '../../flow/surroundings.ts'
import { boundsOf, type JournalPeriod } from './journal-period.ts'

/** What follows the oldest entry in the list. */
export type OlderEntries =
  | { readonly kind: 'possible' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'readJournal'> }

/** What the list shows. `isEverything`: nothing was looked for, so that an empty answer means an empty journal. */
export type JournalPages =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'readJournal'> }
  | {
      readonly kind: 'read'
      readonly entries: readonly JournalEntry[]
      readonly older: OlderEntries
      readonly isEverything: boolean
    }

/** The journal as its screen shows it. */
export interface JournalView {
  readonly text: string
  readonly period: JournalPeriod
  readonly pages: JournalPages
  /** Whether the answer to what is looked for now is still to come; until then older rows stay. */
  readonly isReading: boolean
  /** The number of the entry whose details are shown. */
  readonly chosen: number | null
}

/** The journal's screen: its state, and what can be done to it. */
export interface JournalStore {
  readonly store: StoreApi<JournalView>
  readonly type: (text: string) => void
  readonly choosePeriod: (period: JournalPeriod) => void
  readonly choose: (number: number) => void
  /** Reads the entries below the oldest one, if there are any and none are on their way. */
  readonly readOlder: () => void
  /** Takes the search back: every text, every day. */
  readonly showEverything: () => void
  /** Reads again from the newest entry. */
  readonly refresh: () => void
  /** Reads the newest entries. Answers the function that gives up what is still on its way. */
  readonly start: () => () => void
}

/** Entries of one answer: more than a screen holds, few enough to come at once. */
export const entriesOnPage = 100

/** How long after a key the search leaves, in milliseconds: names are opened entry by entry, so half a word is not asked for. */
export const journalTypingPause = 200

/** The newest question wins: an older one is given up, and should its answer come all the same it is dropped. */
export function createJournalStore(
  surroundings: Pick<Surroundings, 'bridge' | 'newCallId' | 'after' | 'readWallClock'>,
): JournalStore {
  const { bridge, newCallId, after, readWallClock } = surroundings
  const store = createStore<JournalView>(() => ({
    text: '',
    period: { kind: 'ever' },
    pages: { kind: 'none' },
    isReading: false,
    chosen: null,
  }))
  let current: string | null = null
  let cancelPause = (): void => undefined

  const giveUp = (): void => {
    cancelPause()
    if (current !== null) void bridge.cancelCall({ callId: current })
    current = null
  }

  const ask = (below: number | null, callId: string) => {
    const { text, period } = store.getState()
    return bridge.readJournal({
      callId,
      text: lookedFor(text),
      ...boundsOf(period, readWallClock().slice(0, 10)),
      below,
      limit: entriesOnPage,
    })
  }

  const readNewest = async (): Promise<void> => {
    giveUp()
    const callId = newCallId()
    current = callId
    store.setState({ isReading: true })
    const answer = await ask(null, callId)
    if (current !== callId) return
    current = null
    const { text, period, chosen } = store.getState()
    if (!answer.ok) {
      store.setState({ isReading: false, pages: { kind: 'failed', failure: answer.failure }, chosen: null })
      return
    }
    const { entries, hasMore } = answer.value
    const isStillThere = entries.some(({ number }) => number === chosen)
    store.setState({
      isReading: false,
      pages: {
        kind: 'read',
        entries,
        older: { kind: hasMore ? 'possible' : 'end' },
        isEverything: lookedFor(text) === '' && period.kind === 'ever',
      },
      chosen: isStillThere ? chosen : (entries[0]?.number ?? null),
    })
  }

  const readOlderNow = async (): Promise<void> => {
    const { pages, isReading } = store.getState()
    if (pages.kind !== 'read' || isReading) return
    if (pages.older.kind === 'loading' || pages.older.kind === 'end') return
    const callId = newCallId()
    current = callId
    store.setState({ pages: { ...pages, older: { kind: 'loading' } } })
    const answer = await ask(pages.entries.at(-1)?.number ?? null, callId)
    if (current !== callId) return
    current = null
    store.setState({
      pages: answer.ok
        ? {
            ...pages,
            entries: [...pages.entries, ...answer.value.entries],
            older: { kind: answer.value.hasMore ? 'possible' : 'end' },
          }
        : { ...pages, older: { kind: 'failed', failure: answer.failure } },
    })
  }

  const type = (text: string): void => {
    const isSameQuestion = lookedFor(text) === lookedFor(store.getState().text)
    store.setState({ text })
    if (isSameQuestion) return
    giveUp()
    store.setState({ isReading: true })
    cancelPause = after(journalTypingPause, () => {
      void readNewest()
    })
  }

  const choosePeriod = (period: JournalPeriod): void => {
    store.setState({ period })
    void readNewest()
  }

  const refresh = (): void => {
    void readNewest()
  }

  const start = (): (() => void) => {
    refresh()
    return giveUp
  }

  return {
    store,
    type,
    choosePeriod,
    choose: (number) => {
      store.setState({ chosen: number })
    },
    readOlder: () => {
      void readOlderNow()
    },
    showEverything: () => {
      store.setState({ text: '' })
      choosePeriod({ kind: 'ever' })
    },
    refresh,
    start,
  }
}

/** What is asked for: without the blanks around it, cut to what the contract takes. */
function lookedFor(text: string): string {
  return text.trim().slice(0, longestSearchText)
}
