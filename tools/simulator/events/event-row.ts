import type { JsonObject } from '../json.ts'
import { eventTypes, type ServerEvent } from './event.ts'

/** How an event is spelled in the log and in the live stream (reference sections 9.1 and 9.3); what it has none of is left out. */
export function eventRow(event: ServerEvent): JsonObject {
  const { id, index, at, code, device, door, person, userGroup } = event
  const name = eventTypes.get(code)
  return {
    id,
    event_type_id: { code, ...(name === undefined ? {} : { name }) },
    index,
    datetime: spelled(at),
    server_datetime: spelled(at),
    ...(device === null ? {} : { device_id: device }),
    ...(door === null ? {} : { door_id: door }),
    ...(person === null
      ? {}
      : { user_id: { user_id: person.userId, name: person.name, photo_exists: person.photoExists } }),
    ...(userGroup === null ? {} : { user_group_id: userGroup }),
    tna_key: '0',
    parameter: '0',
    is_dst: '0',
    hint: String(index),
  }
}

function spelled(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}.00Z`
}
