import { describe, expect, it } from 'vitest'
import type { DoorEvent, EventPage } from '../../../src-preload/contract/door-event.ts'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import {
  eventsIn,
  eventsOnPage,
  mostKeptPages,
  pageAfter,
  pageBefore,
  windowOf,
  withPageAfter,
  withPageBefore,
} from '../../../src-renderer/screens/door-events/event-window.ts'

const newest = Date.parse('2027-03-04T10:00:00Z')

/** The event so many seconds before the newest. */
function eventAt(place: number): DoorEvent {
  return {
    id: String(1_000_000 - place),
    at: new Date(newest - place * 1_000).toISOString(),
    serverAt: unknown,
    code: known(4867),
    typeName: unknown,
    device: absent,
    door: absent,
    person: absent,
    userGroup: absent,
  }
}

/** A log of 100,000 events that is asked by moments, as the main process answers. */
function pageOf(from: number, limit: number): EventPage {
  const events = Array.from({ length: Math.min(limit, 100_000 - from) }, (_, place) => eventAt(from + place))
  const last = events.at(-1)
  return {
    events,
    next:
      last === undefined || from + limit >= 100_000
        ? null
        : { kind: 'moment', at: last.at, told: [`${last.at}#${last.id}`] },
    isOrdered: true,
  }
}

/** Where a cursor goes on: behind what was told at its moment, or at it. */
function placeOf(cursor: EventPage['next']): number {
  if (cursor?.kind !== 'moment') throw new Error('this log is asked by moments')
  return (newest - Date.parse(cursor.at)) / 1_000 + (cursor.told.length === 0 ? 0 : 1)
}

describe('the part of a long log that is held', () => {
  it('never holds more than some pages, however far one goes, and forgets nothing in between', () => {
    let window = windowOf(pageOf(0, eventsOnPage))
    let told = eventsOnPage
    for (let wanted = pageAfter(window); wanted !== null; wanted = pageAfter(window)) {
      window = withPageAfter(window, pageOf(placeOf(wanted.cursor), wanted.limit))
      told += eventsOnPage
      expect(eventsIn(window).length).toBeLessThanOrEqual(mostKeptPages * eventsOnPage)
      expect(window.droppedBefore + eventsIn(window).length).toBe(told)
    }
    expect(told).toBe(100_000)
    expect(eventsIn(window).at(-1)).toEqual(eventAt(99_999))
  })

  it('comes back to the very beginning, each event once and in order', () => {
    let window = windowOf(pageOf(0, eventsOnPage))
    for (let page = 0; page < 30; page += 1) {
      const wanted = pageAfter(window)
      window = withPageAfter(window, pageOf(placeOf(wanted?.cursor ?? null), wanted?.limit ?? 0))
    }
    expect(window.before).toHaveLength(31 - mostKeptPages)
    for (let wanted = pageBefore(window); wanted !== null; wanted = pageBefore(window)) {
      window = withPageBefore(window, pageOf(placeOf(wanted.cursor), wanted.limit))
      const events = eventsIn(window)
      const moments = events.map(({ at }) => at)
      expect(moments).toEqual(moments.toSorted().toReversed())
      expect(new Set(moments).size).toBe(events.length)
    }
    expect(eventsIn(window)[0]).toEqual(eventAt(0))
    expect(window.droppedBefore).toBe(0)
    const next = pageAfter(window)
    expect(placeOf(next?.cursor ?? null)).toBe(mostKeptPages * eventsOnPage)
  })

  it('has no page before the first, and none after the last', () => {
    const window = windowOf({ events: [eventAt(0)], next: null, isOrdered: true })
    expect(pageBefore(window)).toBeNull()
    expect(pageAfter(window)).toBeNull()
  })
})
