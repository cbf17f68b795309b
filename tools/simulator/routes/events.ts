import type { Answer } from '../envelope.ts'
import type { ServerEvent } from '../events/event.ts'
import type { OperatorCall, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { eventTypes } from '../events/event.ts'
import { eventRow } from '../events/event-row.ts'
import { failures, guesses } from '../guesses.ts'
import { asList, asObject, asText, asWhole } from '../json.ts'
import { atLeast } from '../versions.ts'
import { oneOf } from './route.ts'

const readers = oneOf('Monitoring.read')

/** The event log (reference section 9). */
export const eventRoutes: readonly Route[] = [
  { method: 'POST', path: '/api/events/search', family: 'v1', access: readers, handle: searchEvents },
  { method: 'POST', path: '/api/events/start', family: 'v1', access: readers, handle: startEvents },
  { method: 'GET', path: '/api/event_types', family: 'v1', access: readers, handle: listEventTypes },
]

type Test = (event: ServerEvent) => boolean

/** What a column of the log holds, as text; moments as milliseconds, so that they compare. */
const columns: Readonly<Record<string, (event: ServerEvent) => string | number | undefined>> = {
  id: ({ id }) => id,
  datetime: ({ at }) => at,
  device_id: ({ device }) => device?.id,
  'device_id.id': ({ device }) => device?.id,
  'door_id.id': ({ door }) => door?.id,
  'event_type_id.code': ({ code }) => code,
  'user_group_id.id': ({ userGroup }) => userGroup?.id,
  'user_id.user_id': ({ person }) => person?.userId,
}

/** Columns that database encryption covers, and what it leaves of the operators (reference section 9.1). */
const encryptedColumns: ReadonlySet<string> = new Set(['user_id.user_id'])
const operatorsOnEncrypted: ReadonlySet<number> = new Set([0, 1, 2])

function searchEvents(call: OperatorCall): Answer {
  const { state, version, body } = call
  const query = asObject(body['Query'])
  const limit = asWhole(query?.['limit'])
  if (query === undefined || limit === undefined || limit < 0 || !Array.isArray(query['conditions'])) {
    // Documented: before 2.9.4 whoever asked incompletely was logged out.
    if (!atLeast(version, '2.9.4') && call.sessionId !== undefined) state.sessions.close(call.sessionId)
    return refuse(failures.invalidParameter)
  }
  const tests: Test[] = []
  for (const condition of query['conditions']) {
    const test = testOf(condition, state.settings.databaseEncryption)
    if (test === undefined) return refuse(failures.invalidParameter)
    tests.push(test)
  }
  const found = state.events.list().filter((event) => tests.every((test) => test(event)))
  const ordered = state.settings.eventOrders ? inOrder(found, query['orders']) : found
  if (ordered === undefined) return refuse(failures.invalidParameter)
  const offset = asWhole(query['offset']) ?? 0
  const rows = ordered.slice(offset, offset + Math.min(limit, state.settings.eventMaximumLimit)).map(eventRow)
  return success({ EventCollection: { rows } })
}

function testOf(condition: unknown, isEncrypted: boolean): Test | undefined {
  const { column, operator, values } = asObject(condition) ?? {}
  const name = asText(column) ?? ''
  const read = columns[name]
  const kind = asWhole(operator)
  const wanted = asList(values).map(asText)
  if (read === undefined || kind === undefined || wanted.length === 0) return undefined
  if (isEncrypted && encryptedColumns.has(name) && !operatorsOnEncrypted.has(kind)) return undefined
  const bounds = wanted.map((text) => (name === 'datetime' ? Date.parse(text ?? '') : Number(text)))
  if (name === 'datetime' && bounds.some(Number.isNaN)) return undefined
  const [low = 0, high = 0] = bounds
  const texts = (event: ServerEvent): string => String(read(event) ?? '')
  switch (kind) {
    case 0:
      return name === 'datetime' ? (event) => event.at === low : (event) => texts(event) === wanted[0]
    case 1:
      return (event) => texts(event) !== wanted[0]
    case 2:
      return (event) => wanted.includes(texts(event))
    case 3:
      if (wanted.length !== 2) return undefined
      return guesses.eventBetweenTakesEndsIn
        ? (event) => Number(read(event)) >= low && Number(read(event)) <= high
        : (event) => Number(read(event)) > low && Number(read(event)) < high
    case 4:
      return (event) => texts(event).includes(wanted[0] ?? '')
    case 5:
      return (event) => Number(read(event)) > low
    case 6:
      return (event) => Number(read(event)) < low
    default:
      return undefined
  }
}

/** Events that are alike in the column stand as they were written, newest last, whichever way the others go: a guess. */
function inOrder(events: readonly ServerEvent[], orders: unknown): readonly ServerEvent[] | undefined {
  const [order] = asList(orders).map(asObject)
  if (order === undefined) return events
  const column = asText(order['column'])
  if (column !== 'datetime' && column !== 'id') return undefined
  const read = (event: ServerEvent): number => (column === 'id' ? event.id : event.at)
  const sign = asText(order['descending']) === 'true' ? -1 : 1
  return events.toSorted((one, other) => sign * (read(one) - read(other)))
}

/** Succeeds whether or not a socket of this session is open: without one, nothing is ever sent (reference section 9.3). */
function startEvents({ state, sessionId }: OperatorCall): Answer {
  state.eventSockets.start(sessionId ?? '')
  return success()
}

function listEventTypes(): Answer {
  const rows = [...eventTypes].map(([code, name]) => ({ code, name, alertable: true, enable_alert: false }))
  return success({ EventTypeCollection: { total: rows.length, rows } })
}
