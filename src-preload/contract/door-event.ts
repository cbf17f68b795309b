import { z } from 'zod'
import { factOf } from './fact.ts'
import { personIdSchema } from './person.ts'

/** A device, a door, a user group: something the server knows by an id, and mostly by a name. */
const named = z.object({ id: z.string().max(40), name: z.string().max(300) })

/** Something an event names: a device, a door, a user group. The name is empty where the server sent none. */
export type NamedThing = z.infer<typeof named>

/**
 * One event of the server's log. Whatever the server did not tell is said to be unknown, and what it told to be missing (an
 * alarm has no person) absent. Source: reference section 9.1.
 */
export const doorEventSchema = z.object({
  /** Counts up and begins anew every month: names an event only together with `at`. */
  id: z.string().max(40),
  /** When it happened by the device's clock; ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** When the server wrote it, as the server spells it: it may be shifted to local time, so nothing is reckoned with it. */
  serverAt: factOf(z.string().max(40)),
  /** The number of the type; unknown where the server sent none. */
  code: factOf(z.number().int().min(0)),
  /** The server's own name of the type, for example `IDENTIFY_SUCCESS_FACE`. */
  typeName: factOf(z.string().max(300)),
  device: factOf(named),
  door: factOf(named),
  /** An id that is no valid one of ours is shown all the same: the log also tells of people who were never on the server. */
  person: factOf(named),
  userGroup: factOf(named),
})

/** One event of the server's log. */
export type DoorEvent = z.infer<typeof doorEventSchema>

/** By what an event is known: its moment and its id, because ids begin anew every month. */
export function doorEventKey({ at, id }: Pick<DoorEvent, 'at' | 'id'>): string {
  return `${at}#${id}`
}

/** Most types in one question. The server's limit is not known; a clerk ticks a handful. Ours. */
export const mostEventCodes = 500

/** What is looked for. Ends are ISO 8601 in UTC, both included; `null` leaves a side open. No codes: every type. */
export const eventFilterSchema = z.strictObject({
  personId: personIdSchema.nullable(),
  from: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
  codes: z.array(z.number().int().min(0).max(1_000_000)).max(mostEventCodes),
  deviceId: z.string().min(1).max(40).nullable(),
  doorId: z.string().min(1).max(40).nullable(),
})

/** What is looked for in the server's log. */
export type EventFilter = z.infer<typeof eventFilterSchema>

/** By which column events are ordered; the server knows these two (reference section 9.1). */
export const eventOrderSchema = z.strictObject({ by: z.enum(['datetime', 'id']), isDescending: z.boolean() })

/** In which order events are asked for. */
export type EventOrder = z.infer<typeof eventOrderSchema>

/**
 * Where reading goes on. `moment`: at this moment again, without those events of it that were told. `offset`: so many further
 * on in a log that is closed at `until`, without those that were told last.
 */
export const eventCursorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('moment'), at: z.iso.datetime(), told: z.array(z.string().max(80)).max(2_000) }),
  z.strictObject({
    kind: z.literal('offset'),
    until: z.iso.datetime(),
    offset: z.number().int().min(0).max(10_000_000),
    told: z.array(z.string().max(80)).max(2_000),
  }),
])

/** Where reading goes on. */
export type EventCursor = z.infer<typeof eventCursorSchema>

/** Most events of one answer. */
export const mostEventsOnPage = 200

/** One page of the log. Nothing says how many there are in all: the server does not. */
export const eventPageSchema = z.object({
  events: z.array(doorEventSchema),
  /** Where the next page begins; `null` after the last. */
  next: eventCursorSchema.nullable(),
  /** Whether the server put them in order. Before 2.7.14 it cannot, and the station ordered each page by itself. */
  isOrdered: z.boolean(),
})

/** One page of the log. */
export type EventPage = z.infer<typeof eventPageSchema>

/**
 * What is watched after an enrollment, and what came of it. `live`: the server tells at once. `asking`: it is asked every few
 * seconds, because it offers no live stream or that stream is away. `over`: the time is over, or somebody was let in.
 */
export const doorWatchSchema = z.object({
  personId: personIdSchema,
  how: z.enum(['live', 'asking', 'over']),
  /** When the watch ends by itself; ISO 8601 in UTC. */
  until: z.iso.datetime(),
  /** The newest event of the person at a door since the watch began; `null` before the first. */
  event: doorEventSchema.nullable(),
})

/** What is watched after an enrollment. */
export type DoorWatch = z.infer<typeof doorWatchSchema>

/** A type of event as the server lists it. Source: reference section 9.2. */
export const eventTypeSchema = z.object({
  code: z.number().int().min(0),
  /** The server's own name, for example `ACCESS_DENIED_EXPIRED`; empty where it has none. */
  name: z.string().max(300),
})

/** A type of event as the server lists it. */
export type EventType = z.infer<typeof eventTypeSchema>

/**
 * The devices, or the doors, that events can name. `notAllowed`: this account may not see the list. `noList`: this server has
 * none. `notRead`: it was asked for and could not be read. Then only those are known that events have named.
 */
export const placeListSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('told'), places: z.array(named) }),
  z.object({ kind: z.literal('notTold'), why: z.enum(['notAllowed', 'noList', 'notRead']) }),
])

/** The devices, or the doors, that events can name. */
export type PlaceList = z.infer<typeof placeListSchema>
