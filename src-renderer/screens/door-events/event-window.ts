import {
  doorEventKey,
  type DoorEvent,
  type EventCursor,
  type EventPage,
} from '../../../src-preload/contract/door-event.ts'

/** Events of one answer: more than a screen holds, few enough to come at once. */
export const eventsOnPage = 100

/** Pages kept at once. What lies further away is dropped and read again when somebody comes back to it. */
export const mostKeptPages = 8

/** Read more than a page when coming back: what was written meanwhile must not push an event out between two pages. Ours. */
const spare = 20

/** One page that is kept, and where it began. */
interface KeptPage {
  readonly start: EventCursor | null
  readonly events: readonly DoorEvent[]
}

/** The part of the log that is held: a few pages in a row, however long the log is. */
export interface EventWindow {
  readonly pages: readonly KeptPage[]
  /** Where the pages began that were dropped before the first one, oldest dropped first. */
  readonly before: readonly (EventCursor | null)[]
  /** How many events stand before the first that is held. */
  readonly droppedBefore: number
  /** Where reading goes on; `null` at the end. */
  readonly next: EventCursor | null
}

/** What is asked for, to go on or to come back. */
export interface WantedPage {
  readonly cursor: EventCursor | null
  readonly limit: number
}

/** A window with the first page alone. It is found again where it began, although newer events have come before it. */
export function windowOf({ events, next }: EventPage): EventWindow {
  return { pages: [{ start: startOf(events, next), events }], before: [], droppedBefore: 0, next }
}

function startOf([first]: readonly DoorEvent[], next: EventCursor | null): EventCursor | null {
  if (first === undefined || next === null) return null
  return next.kind === 'moment' ? { ...next, at: first.at, told: [] } : { ...next, offset: 0, told: [] }
}

/** Everything that is held, in order. */
export function eventsIn(window: EventWindow): readonly DoorEvent[] {
  return window.pages.flatMap(({ events }) => events)
}

/** The page that follows, or `null` at the end. */
export function pageAfter({ next }: EventWindow): WantedPage | null {
  return next === null ? null : { cursor: next, limit: eventsOnPage }
}

/** The page that was dropped last, or `null` where the window begins with the first. */
export function pageBefore({ before }: EventWindow): WantedPage | null {
  const cursor = before.at(-1)
  return cursor === undefined ? null : { cursor, limit: eventsOnPage + spare }
}

/** Puts the next page behind the others, and drops the first when there are too many. */
export function withPageAfter(window: EventWindow, { events, next }: EventPage): EventWindow {
  const pages = [...window.pages, { start: window.next, events: notHeld(window, events) }]
  const [first] = pages
  if (pages.length <= mostKeptPages || first === undefined) return { ...window, pages, next }
  return {
    pages: pages.slice(1),
    before: [...window.before, first.start],
    droppedBefore: window.droppedBefore + first.events.length,
    next,
  }
}

/** Puts the page that was dropped last before the others again, and drops the last when there are too many. */
export function withPageBefore(window: EventWindow, { events }: EventPage): EventWindow {
  const start = window.before.at(-1) ?? null
  const added = notHeld(window, events)
  const pages = [{ start, events: added }, ...window.pages]
  const before = window.before.slice(0, -1)
  // Events that came late make a page longer than it was; the first page has none before it, whatever was counted.
  const droppedBefore = before.length === 0 ? 0 : Math.max(0, window.droppedBefore - added.length)
  const last = pages.at(-1)
  if (pages.length <= mostKeptPages || last === undefined) return { ...window, pages, before, droppedBefore }
  return { pages: pages.slice(0, -1), before, droppedBefore, next: last.start }
}

function notHeld(window: EventWindow, events: readonly DoorEvent[]): readonly DoorEvent[] {
  const held = new Set(eventsIn(window).map(doorEventKey))
  return events.filter((event) => !held.has(doorEventKey(event)))
}
