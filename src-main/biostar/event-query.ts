import type { EventFilter, EventOrder } from '../../src-preload/contract/door-event.ts'

/** One question to the event log, complete: before 2.9.4 an incomplete one ended the session (reference section 9.1). */
export interface EventQuery {
  readonly Query: {
    readonly limit: number
    readonly offset: number
    readonly conditions: readonly EventCondition[]
    readonly orders?: readonly { readonly column: string; readonly descending: boolean }[]
  }
}

/** One condition; several hold together. */
interface EventCondition {
  readonly column: string
  readonly operator: number
  readonly values: readonly string[]
}

/** What a question is about. Ends are ISO 8601 in UTC with milliseconds. */
export interface EventQuestion {
  readonly filter: Pick<EventFilter, 'personId' | 'codes' | 'deviceId' | 'doorId'>
  readonly from: string
  readonly until: string
  /** `null`: this server cannot order. */
  readonly order: EventOrder | null
  readonly offset: number
  readonly limit: number
}

/** Where an open period begins and ends: no device had a clock before, and the vendor's own periods end there (section 1.4). */
export const beginningOfTime = '2000-01-01T00:00:00.000Z'
export const endOfTime = '2037-12-31T23:59:59.000Z'

// Reference section 9.1. On encrypted columns (the person's id among them) the server takes 0, 1 and 2 alone.
const operators = { equal: 0, contained: 2, between: 3 } as const

/** Spells a question as the server takes it, with a period always: an open one names its ends. */
export function eventQuery({ filter, from, until, order, offset, limit }: EventQuestion): EventQuery {
  const equal = (column: string, value: string | null): EventCondition[] =>
    value === null ? [] : [{ column, operator: operators.equal, values: [value] }]
  const codes = filter.codes.map(String)
  const ofType: EventCondition[] =
    codes.length === 0
      ? []
      : [
          {
            column: 'event_type_id.code',
            operator: codes.length === 1 ? operators.equal : operators.contained,
            values: codes,
          },
        ]
  return {
    Query: {
      limit,
      offset,
      conditions: [
        { column: 'datetime', operator: operators.between, values: [from, until] },
        ...equal('user_id.user_id', filter.personId),
        ...ofType,
        ...equal('device_id.id', filter.deviceId),
        ...equal('door_id.id', filter.doorId),
      ],
      ...(order === null ? {} : { orders: [{ column: order.by, descending: order.isDescending }] }),
    },
  }
}
