import { z } from 'zod'
import {
  doorEventKey,
  type DoorEvent,
  type EventCursor,
  type EventFilter,
  type EventOrder,
  type EventPage,
} from '../../src-preload/contract/door-event.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Clock } from '../domain/clock.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { readPayload } from './envelope.ts'
import { beginningOfTime, endOfTime, eventQuery, type EventQuestion } from './event-query.ts'
import { wireEvent } from './event-row.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import type { Capabilities } from './server-version.ts'
import { entriesOf, lenient, wireList } from './wire-values.ts'

/** What a search of the event log takes. */
export interface EventSearchOrder {
  readonly filter: EventFilter
  readonly order: EventOrder
  readonly cursor: EventCursor | null
  readonly limit: number
}

/** What the event log needs. */
export interface EventSearchParts {
  readonly conversation: Conversation
  readonly clock: Clock
  readonly capabilities: () => Capabilities
}

/** The rows of one answer, and how many there were with those that make no sense. */
interface Rows {
  readonly events: readonly DoorEvent[]
  readonly count: number
}

type Asked<Value> = Outcome<Value, ConversationFailure>

/**
 * A page begins this much before the end of the last one, and what was told is left out: whether the server's "between" takes
 * its ends in, and how finely it keeps moments, is not documented. Ours.
 */
const overlapMilliseconds = 1_000

/** So many rows are read a second time where only an offset leads on: what was written meanwhile pushes rows further. Ours. */
const overlapRows = 20

/** Most rows remembered as told: the contract's limit. More at one moment than that are told again rather than left out. */
const mostTold = 2_000

/** A server that gave only what was told so often in a row will not give anything else. Ours. */
const mostAttempts = 25

const collectionSchema = z.object({ EventCollection: lenient(z.object({ rows: z.unknown().optional() })) })

/**
 * Reads a page of the event log.
 *
 * The server tells no total and counts offsets from the newest event, which is another one by the time the next page is asked
 * for. So a page is asked for by the moment the last one ended with, and what was told is left out by moment and id. Ordered by
 * id, which begins anew every month, or where the server cannot order (before 2.7.14), an offset leads on, in a log that is
 * closed at the moment the reading began. Source: reference section 9.1.
 */
export async function searchEvents(
  parts: EventSearchParts,
  search: EventSearchOrder,
  options: OperationOptions,
): Promise<OperationOutcome<'searchEvents'>> {
  const { conversation, capabilities } = parts
  const canOrder = capabilities().eventOrders !== 'no'
  const byMoment = canOrder && search.order.by === 'datetime' && search.cursor?.kind !== 'offset'
  const read = byMoment
    ? await readByMoment(parts, search, options)
    : await readByOffset(parts, search, canOrder, options)
  return read.ok ? read : fail(conversation.settle('searchEvents', read.failure))
}

async function readByMoment(
  parts: EventSearchParts,
  search: EventSearchOrder,
  options: OperationOptions,
): Promise<Asked<EventPage>> {
  const { filter, order, cursor, limit } = search
  const told = cursor?.kind === 'moment' ? cursor : null
  const known = new Set(told?.told)
  const { from, until } = periodAfter(filter, order, told?.at ?? null)
  let offset = 0
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const asked = await ask(parts, { filter, from, until, order, offset, limit: limit + known.size }, options)
    if (!asked.ok) return asked
    const { events, count } = asked.value
    // A server that does not look at `orders` would be passed over by moments: it is read as one that cannot order.
    if (!isInOrder(events, order)) return readByOffset(parts, { ...search, cursor: null }, false, options)
    const fresh = events.filter((event) => !known.has(doorEventKey(event)))
    const isEnd = count < limit
    if (fresh.length > 0 || isEnd) {
      const page = fresh.slice(0, limit)
      const last = page.at(-1)
      const hasMore = last !== undefined && (!isEnd || fresh.length > page.length)
      return succeed({
        events: page,
        next: hasMore ? { kind: 'moment', at: last.at, told: toldAround(last.at, [...known], page) } : null,
        isOrdered: true,
      })
    }
    offset += count
  }
  return succeed({ events: [], next: null, isOrdered: true })
}

async function readByOffset(
  parts: EventSearchParts,
  { filter, order, cursor, limit }: EventSearchOrder,
  canOrder: boolean,
  options: OperationOptions,
): Promise<Asked<EventPage>> {
  const place = cursor?.kind === 'offset' ? cursor : null
  // The second that is going on stays out: more of its events may come, and they would push others further.
  const closedAt = new Date(parts.clock() - 1_000).toISOString()
  const until = place?.until ?? earlierOf(filter.until ?? closedAt, closedAt)
  const known = new Set(place?.told)
  const question = { filter, from: filter.from ?? beginningOfTime, until, order: canOrder ? order : null }
  let offset = Math.max(0, (place?.offset ?? 0) - overlapRows)
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const asked = await ask(parts, { ...question, offset, limit }, options)
    if (!asked.ok) return asked
    const { events, count } = asked.value
    offset += count
    const fresh = events.filter((event) => !known.has(doorEventKey(event)))
    const isEnd = count < limit
    if (fresh.length === 0 && !isEnd) continue
    const told = [...known, ...fresh.map(doorEventKey)].slice(-mostTold)
    return succeed({
      events: canOrder ? fresh : fresh.toSorted(comparing(order)),
      next: isEnd ? null : { kind: 'offset', until, offset, told },
      isOrdered: canOrder,
    })
  }
  return succeed({ events: [], next: null, isOrdered: canOrder })
}

/** The filter's period, cut to what is still to be told. */
function periodAfter(filter: EventFilter, { isDescending }: EventOrder, at: string | null) {
  const from = filter.from ?? beginningOfTime
  const until = filter.until ?? endOfTime
  if (at === null) return { from, until }
  const step = isDescending ? overlapMilliseconds : -overlapMilliseconds
  const end = new Date(Date.parse(at) + step).toISOString()
  return isDescending ? { from, until: end < until ? end : until } : { from: end > from ? end : from, until }
}

function earlierOf(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? one : other
}

/** Who was told within the overlap, so that nobody is told again. */
function toldAround(at: string, before: readonly string[], page: readonly DoorEvent[]): string[] {
  const isNear = (moment: string): boolean => Math.abs(Date.parse(moment) - Date.parse(at)) <= overlapMilliseconds
  const [earlier, now] = [
    before.filter((key) => isNear(key.slice(0, key.indexOf('#')))),
    page.filter((event) => isNear(event.at)).map(doorEventKey),
  ]
  return [...new Set([...earlier, ...now])].slice(-mostTold)
}

function comparing({ by, isDescending }: EventOrder): (one: DoorEvent, other: DoorEvent) => number {
  const sign = isDescending ? -1 : 1
  return (one, other) =>
    sign * (by === 'id' ? Number(one.id) - Number(other.id) : one.at < other.at ? -1 : one.at > other.at ? 1 : 0)
}

function isInOrder(events: readonly DoorEvent[], order: EventOrder): boolean {
  const compare = comparing(order)
  return events.every((event, place) => {
    const before = events[place - 1]
    return before === undefined || compare(before, event) <= 0
  })
}

async function ask(
  { conversation }: EventSearchParts,
  question: EventQuestion,
  options: OperationOptions,
): Promise<Asked<Rows>> {
  const path = '/api/events/search'
  const body = eventQuery(question)
  const asked = await conversation.ask({ method: 'POST', path, route: `POST ${path}`, body, effect: 'read' }, options)
  if (!asked.ok) return asked
  const read = readPayload(asked.value, collectionSchema)
  if (!read.ok) return read
  const rows = read.value.EventCollection?.rows
  return succeed({ events: wireList(wireEvent).parse(rows), count: entriesOf(rows).length })
}
