import {
  mostEventsOnPage,
  type DoorEvent,
  type EventCursor,
  type EventPage,
} from '../../src-preload/contract/door-event.ts'
import { valueOf, type Fact } from '../../src-preload/contract/fact.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { outcomeOfEvent } from '../../src-preload/contract/rules/event-meaning.ts'
import { byteOrderMark, csvLine } from '../domain/csv.ts'
import type { SaveText } from '../journal/export-run.ts'

/** More than a spreadsheet is pleasant with, and a few minutes of the server's time. Ours. */
const mostExportedEvents = 100_000

/** The columns of an export, in their order, with what stands in them. */
const columns: readonly (readonly [heading: string, read: (event: DoorEvent) => string])[] = [
  ['time (this computer)', ({ at }) => localText(at)],
  ['time (UTC)', ({ at }) => at],
  ['event code', ({ code }) => String(valueOf(code) ?? '')],
  ['event', ({ typeName }) => valueOf(typeName) ?? ''],
  ['outcome', ({ code }) => outcomeOfEvent(valueOf(code))],
  ['person id', ({ person }) => valueOf(person)?.id ?? ''],
  ['person', ({ person }) => nameIn(person)],
  ['door id', ({ door }) => valueOf(door)?.id ?? ''],
  ['door', ({ door }) => nameIn(door)],
  ['device id', ({ device }) => valueOf(device)?.id ?? ''],
  ['device', ({ device }) => nameIn(device)],
  ['user group', ({ userGroup }) => nameIn(userGroup)],
  ['server time', ({ serverAt }) => valueOf(serverAt) ?? ''],
  ['event id', ({ id }) => id],
]

/** What an export of events is made of. */
export interface EventExportParts<Problem> {
  /** Reads the page after a cursor; `null` begins. */
  readonly readPage: (cursor: EventCursor | null, limit: number) => Promise<Outcome<EventPage, Problem>>
  readonly save: SaveText
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Ends the export: nothing is saved then. */
  readonly signal: AbortSignal
  /** Fewer than a hundred thousand, for a test. */
  readonly most?: number
}

/**
 * Writes the events of a search in clear to where a person wants it, page by page: the file appears when everything is in it,
 * or not at all. `isComplete` is false when there were more than an export takes.
 */
export async function exportEvents<Problem>({
  readPage,
  save,
  at,
  signal,
  most = mostExportedEvents,
}: EventExportParts<Problem>): Promise<
  Outcome<{ readonly events: number; readonly isComplete: boolean }, Problem | Failure<'notSaved' | 'cancelled'>>
> {
  let events = 0
  let isComplete = true
  let trouble: Problem | Failure<'cancelled'> | null = null

  const lines = async function* (): AsyncGenerator<string, void, undefined> {
    yield byteOrderMark + csvLine(columns.map(([heading]) => heading))
    for (let cursor: EventCursor | null = null, hasMore = true; hasMore;) {
      const limit = Math.min(mostEventsOnPage, most - events)
      const page: Outcome<EventPage, Problem | Failure<'cancelled'>> = signal.aborted
        ? fail({ kind: 'cancelled' })
        : await readPage(cursor, limit)
      if (!page.ok) {
        trouble = page.failure
        throw new Error('the event log could not be read on')
      }
      events += page.value.events.length
      yield page.value.events.map((event) => csvLine(columns.map(([, read]) => read(event)))).join('')
      cursor = page.value.next
      isComplete = cursor === null
      hasMore = !isComplete && events < most
    }
  }

  const saved = await save({ name: `door-events-${at.slice(0, 10)}.csv`, text: lines() })
  if (trouble !== null) return fail(trouble)
  return saved.ok ? succeed({ events, isComplete }) : saved
}

function nameIn(fact: Fact<{ readonly name: string }>): string {
  return valueOf(fact)?.name ?? ''
}

/** A moment by this computer's clock, `YYYY-MM-DD HH:mm:ss`, which every spreadsheet takes for a time. */
function localText(at: string): string {
  const moment = new Date(at)
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = [String(moment.getFullYear()), two(moment.getMonth() + 1), two(moment.getDate())].join('-')
  return `${day} ${[moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':')}`
}
