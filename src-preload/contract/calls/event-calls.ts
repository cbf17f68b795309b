import { z } from 'zod'
import {
  doorWatchSchema,
  eventCursorSchema,
  eventFilterSchema,
  eventOrderSchema,
  eventPageSchema,
  eventTypeSchema,
  mostEventsOnPage,
  placeListSchema,
} from '../door-event.ts'
import { personIdSchema } from '../person.ts'
import { nothing, long, server, type CallShape } from './call-shape.ts'

/** The server’s event log, and the watch at the doors. */
export const eventCalls = {
  /** Reads a page of the server's event log. Pages never tell an event twice, although others arrive meanwhile. */
  searchEvents: {
    input: z.strictObject({
      ...long,
      filter: eventFilterSchema,
      order: eventOrderSchema,
      /** The `next` of the page before; `null` begins. */
      cursor: eventCursorSchema.nullable(),
      limit: z.number().int().min(1).max(mostEventsOnPage),
    }),
    output: eventPageSchema,
    failures: server,
  },
  /** The types of events the server can tell of, by its own names. */
  readEventTypes: {
    input: z.strictObject(long),
    output: z.object({ types: z.array(eventTypeSchema) }),
    failures: server,
  },
  /** The devices and doors events can name, by name; each list by itself may be one the server does not tell. */
  readEventPlaces: {
    input: z.strictObject(long),
    output: z.object({ devices: placeListSchema, doors: placeListSchema }),
    failures: server,
  },
  /**
   * Writes the events of a search as CSV in clear to a file the clerk chooses in the system's dialog: a deliberate act. An
   * export ends after a hundred thousand events, and says so.
   */
  exportEvents: {
    input: z.strictObject({ ...long, filter: eventFilterSchema, order: eventOrderSchema }),
    output: z.object({ events: z.number().int().min(0), isComplete: z.boolean() }),
    failures: [...server, 'notSaved'],
  },
  /**
   * Watches for the next time a person stands at a door, for some minutes; told by `doorWatchChanged`. One watch at a time: a
   * new one ends the one before. Ends by itself with the session, the lock and the pairing.
   */
  watchDoor: { input: z.strictObject({ personId: personIdSchema }), output: doorWatchSchema, failures: server },
  /** Ends the watch, if there is one. */
  stopWatchingDoor: { input: nothing, output: nothing, failures: [] },
} as const satisfies Record<string, CallShape>
