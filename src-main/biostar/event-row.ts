import { z } from 'zod'
import type { DoorEvent, NamedThing } from '../../src-preload/contract/door-event.ts'
import { absent, known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import { lenient, wireCount, wireText } from './wire-values.ts'

/** Longest texts of a row that are kept; the contract's limits. */
const longestName = 300
const longestId = 40

/**
 * A moment of the log as ISO 8601 in UTC with milliseconds, from `YYYY-MM-DDTHH:mm:ss` with any fraction, with or without
 * `Z`: the log is kept in UTC however it is spelled. Source: reference sections 1.4 and 9.1.
 */
export const wireUtcMoment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?$/u)
  .transform((text) => new Date(`${text.slice(0, 23).replace(' ', 'T').replace(/Z$/u, '')}Z`))
  .refine((moment) => !Number.isNaN(moment.getTime()))
  .transform((moment) => moment.toISOString())

const placeSchema = z.object({ id: wireText, name: lenient(wireText) })
const personSchema = z.object({ user_id: wireText, name: lenient(wireText) })
const typeSchema = z.object({ code: wireCount, name: lenient(wireText) })

/** One row of the event log, or one event of the live stream: both are spelled alike. Source: reference sections 9.1 and 9.3. */
export const wireEvent = z
  .object({
    id: wireText.pipe(z.string().min(1).max(longestId)),
    datetime: wireUtcMoment,
    server_datetime: lenient(wireText),
    event_type_id: lenient(typeSchema),
    device_id: z.unknown().optional(),
    door_id: z.unknown().optional(),
    user_id: z.unknown().optional(),
    user_group_id: z.unknown().optional(),
  })
  .transform((row): DoorEvent => {
    const type = row.event_type_id
    const person = read(personSchema, row.user_id)
    return {
      id: row.id,
      at: row.datetime,
      serverAt: row.server_datetime === undefined ? unknown : known(row.server_datetime.slice(0, longestId)),
      code: type === undefined ? unknown : known(type.code),
      typeName: type?.name === undefined ? unknown : known(type.name.slice(0, longestName)),
      device: placeIn(row.device_id),
      door: placeIn(row.door_id),
      person: person.kind === 'known' ? named(person.value.user_id, person.value.name) : person,
      userGroup: placeIn(row.user_group_id),
    }
  })

function placeIn(value: unknown): Fact<NamedThing> {
  const place = read(placeSchema, value)
  return place.kind === 'known' ? named(place.value.id, place.value.name) : place
}

function named(id: string, name: string | undefined): Fact<NamedThing> {
  if (id === '' && (name ?? '') === '') return absent
  return known({ id: id.slice(0, longestId), name: (name ?? '').slice(0, longestName) })
}

/** The server leaves out what an event has none of, or sends it empty; something that cannot be read is unknown. */
function read<Schema extends z.ZodType>(schema: Schema, value: unknown): Fact<z.output<Schema>> {
  if (value === undefined || value === null || value === '') return absent
  if (typeof value === 'object' && Object.keys(value).length === 0) return absent
  const parsed = schema.safeParse(value)
  return parsed.success ? known(parsed.data) : unknown
}
