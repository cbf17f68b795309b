import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import {
  doorEventKey,
  type DoorEvent,
  type EventType,
  type NamedThing,
  type PlaceList,
} from '../../../src-preload/contract/door-event.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import type { Surroundings } from '../../flow/surroundings.ts'
import { everyEvent, filterOf, orders, type EventQuestion } from './event-question.ts'
import {
  eventsIn,
  eventsOnPage,
  pageAfter,
  pageBefore,
  windowOf,
  withPageAfter,
  withPageBefore,
  type EventWindow,
  type WantedPage,
} from './event-window.ts'
import { noPlaces, withSeen, type Places } from './offered-places.ts'

/** Whether more is read, at either end of what is held. */
export type MoreEvents =
  | { readonly kind: 'resting' }
  | { readonly kind: 'loading'; readonly where: 'before' | 'after' }
  | { readonly kind: 'failed'; readonly where: 'before' | 'after'; readonly failure: FailureOf<'searchEvents'> }

/** What the list shows. */
export type EventsShown =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'searchEvents'> }
  | {
      readonly kind: 'read'
      readonly events: readonly DoorEvent[]
      readonly window: EventWindow
      readonly more: MoreEvents
      readonly isOrdered: boolean
    }

/** The event log as its screen shows it. */
export interface EventLogView {
  readonly question: EventQuestion
  readonly shown: EventsShown
  /** Whether the answer to what is looked for now is still to come; until then older rows stay. */
  readonly isReading: boolean
  /** The key of the event whose details are shown. */
  readonly chosen: string | null
  /** What the server can tell of; empty until it has said. */
  readonly types: readonly EventType[]
  readonly devices: Places
  readonly doors: Places
}

/** The event log's screen: its state, and what can be done to it. */
export interface EventLogStore {
  readonly store: StoreApi<EventLogView>
  /** Looks for something else. */
  readonly ask: (change: Partial<EventQuestion>) => void
  /** Looks for somebody whose id is still being typed: it waits for the pause. */
  readonly askWhileTyping: (person: NamedThing) => void
  readonly choose: (key: string) => void
  /** Reads what follows the last event, if there is any and none is on its way. */
  readonly readOn: () => void
  /** Reads again what was dropped before the first event. */
  readonly readBack: () => void
  readonly showEverything: () => void
  readonly refresh: () => void
  /** Reads the newest events. Answers the function that gives up what is still on its way. */
  readonly start: () => () => void
}

/** How long after a key the question leaves, in milliseconds. */
export const eventTypingPause = 300

/** The newest question wins: an older one is given up, and should its answer come all the same it is dropped. */
export function createEventLogStore(
  surroundings: Pick<Surroundings, 'bridge' | 'newCallId' | 'after' | 'readWallClock'>,
  person: NamedThing | null,
): EventLogStore {
  const { bridge, newCallId, after, readWallClock } = surroundings
  const store = createStore<EventLogView>(() => ({
    question: { ...everyEvent, person },
    shown: { kind: 'none' },
    isReading: false,
    chosen: null,
    types: [],
    devices: noPlaces,
    doors: noPlaces,
  }))
  let current: string | null = null
  let cancelPause = (): void => undefined

  const giveUp = (): void => {
    cancelPause()
    if (current !== null) void bridge.cancelCall({ callId: current })
    current = null
  }

  const request = (callId: string, { cursor, limit }: WantedPage) => {
    const { question, types } = store.getState()
    const filter = filterOf(question, types, readWallClock().slice(0, 10))
    return bridge.searchEvents({ callId, filter, order: orders[question.order], cursor, limit })
  }

  const learnPlaces = (events: readonly DoorEvent[]): void => {
    const { devices, doors } = store.getState()
    store.setState({
      devices: withSeen(devices, events, ({ device }) => valueOf(device)),
      doors: withSeen(doors, events, ({ door }) => valueOf(door)),
    })
  }

  const read = async (): Promise<void> => {
    giveUp()
    const callId = newCallId()
    current = callId
    store.setState({ isReading: true })
    const answer = await request(callId, { cursor: null, limit: eventsOnPage })
    if (current !== callId) return
    current = null
    if (!answer.ok) {
      store.setState({ isReading: false, shown: { kind: 'failed', failure: answer.failure }, chosen: null })
      return
    }
    const { events, isOrdered } = answer.value
    const { chosen } = store.getState()
    const isStillThere = events.some((event) => doorEventKey(event) === chosen)
    const [first] = events
    learnPlaces(events)
    store.setState({
      isReading: false,
      shown: { kind: 'read', events, window: windowOf(answer.value), more: { kind: 'resting' }, isOrdered },
      chosen: isStillThere ? chosen : first === undefined ? null : doorEventKey(first),
    })
  }

  const readMore = async (where: 'before' | 'after'): Promise<void> => {
    const { shown, isReading } = store.getState()
    if (shown.kind !== 'read' || isReading || shown.more.kind === 'loading') return
    const wanted = where === 'after' ? pageAfter(shown.window) : pageBefore(shown.window)
    if (wanted === null) return
    const callId = newCallId()
    current = callId
    store.setState({ shown: { ...shown, more: { kind: 'loading', where } } })
    const answer = await request(callId, wanted)
    if (current !== callId) return
    current = null
    if (!answer.ok) {
      store.setState({ shown: { ...shown, more: { kind: 'failed', where, failure: answer.failure } } })
      return
    }
    const grow = where === 'after' ? withPageAfter : withPageBefore
    const window = grow(shown.window, answer.value)
    learnPlaces(answer.value.events)
    store.setState({ shown: { ...shown, window, events: eventsIn(window), more: { kind: 'resting' } } })
  }

  const askAfter = (pause: number, change: Partial<EventQuestion>): void => {
    giveUp()
    store.setState(({ question }) => ({ question: { ...question, ...change }, isReading: true }))
    cancelPause = after(pause, () => {
      void read()
    })
  }

  const ask = (change: Partial<EventQuestion>): void => {
    askAfter(0, change)
  }

  const readTypes = async (): Promise<void> => {
    const answer = await bridge.readEventTypes({ callId: newCallId() })
    // Without the server's list the known numbers are offered alone.
    if (answer.ok) store.setState({ types: answer.value.types })
  }

  const readPlaces = async (): Promise<void> => {
    const answer = await bridge.readEventPlaces({ callId: newCallId() })
    const notRead: PlaceList = { kind: 'notTold', why: 'notRead' }
    const told = answer.ok ? answer.value : { devices: notRead, doors: notRead }
    store.setState(({ devices, doors }) => ({
      devices: { ...devices, told: told.devices },
      doors: { ...doors, told: told.doors },
    }))
  }

  return {
    store,
    ask,
    askWhileTyping: (person) => {
      if (person.id !== store.getState().question.person?.id) askAfter(eventTypingPause, { person })
    },
    choose: (key) => {
      store.setState({ chosen: key })
    },
    readOn: () => {
      void readMore('after')
    },
    readBack: () => {
      void readMore('before')
    },
    showEverything: () => {
      ask(everyEvent)
    },
    refresh: () => {
      void read()
    },
    start: () => {
      void read()
      void readTypes()
      void readPlaces()
      return giveUp
    },
  }
}
