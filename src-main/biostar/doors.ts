import { z } from 'zod'
import type { NamedThing } from '../../src-preload/contract/door-event.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { readPayload } from './envelope.ts'
import type { OperationOptions } from './operation.ts'
import { askForAll } from './whole-list.ts'
import { lenient, wireGroup, wireList } from './wire-values.ts'

const doorsSchema = z.object({ DoorCollection: lenient(z.object({ rows: wireList(wireGroup) })) })

/**
 * Reads every door of the server.
 *
 * Both paths are in the vendor's collection of requests, which shows no answer: that rows lie in `DoorCollection` and carry an
 * id and a name is a guess from its neighbours.
 */
export async function readAllDoors(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<NamedThing[], ConversationFailure>> {
  const listed = await askForAll(conversation, 'doors', options)
  if (!listed.ok) return listed
  const read = readPayload(listed.value, doorsSchema)
  return read.ok ? succeed([...(read.value.DoorCollection?.rows ?? [])]) : read
}
