import { z } from 'zod'
import type { NamedThing } from '../../src-preload/contract/door-event.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { readPayload } from './envelope.ts'
import { isNotThere } from './groups.ts'
import type { OperationOptions } from './operation.ts'
import { lenient, wireGroup, wireList } from './wire-values.ts'

const doorsSchema = z.object({ DoorCollection: lenient(z.object({ rows: wireList(wireGroup) })) })

/**
 * Reads every door of the server, from the v2 search or, where that is not there, from the v1 list.
 *
 * Both paths are in the vendor's collection of requests, which shows no answer: that rows lie in `DoorCollection` and carry an
 * id and a name is a guess from its neighbours.
 */
export async function readAllDoors(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<NamedThing[], ConversationFailure>> {
  const search = '/api/v2/doors/search'
  const body = { limit: 0, order_by: 'id:false' }
  const asked = await conversation.ask(
    { method: 'POST', path: search, route: `POST ${search}`, body, effect: 'read' },
    options,
  )
  const listed =
    asked.ok || !isNotThere(asked.failure)
      ? asked
      : await conversation.ask({ method: 'GET', path: '/api/doors', route: 'GET /api/doors', effect: 'read' }, options)
  if (!listed.ok) return listed
  const read = readPayload(listed.value, doorsSchema)
  return read.ok ? succeed([...(read.value.DoorCollection?.rows ?? [])]) : read
}
