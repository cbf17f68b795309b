import { z } from 'zod'
import type { EventType } from '../../src-preload/contract/door-event.ts'
import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Conversation } from './conversation.ts'
import { readPayload } from './envelope.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { lenient, wireCount, wireList, wireText } from './wire-values.ts'

const wireType = z
  .object({ code: wireCount, name: lenient(wireText) })
  .transform(({ code, name }): EventType => ({ code, name: (name ?? '').slice(0, 300) }))

const collectionSchema = z.object({ EventTypeCollection: lenient(z.object({ rows: wireList(wireType) })) })

/** Reads the types of events that can happen, all in one answer: there is no paging. Source: reference section 9.2. */
export async function readEventTypes(
  conversation: Conversation,
  options: OperationOptions,
): Promise<OperationOutcome<'readEventTypes'>> {
  const path = '/api/event_types'
  const asked = await conversation.ask({ method: 'GET', path, route: `GET ${path}`, effect: 'read' }, options)
  if (!asked.ok) return fail(conversation.settle('readEventTypes', asked.failure))
  const read = readPayload(asked.value, collectionSchema)
  if (!read.ok) return read
  return succeed({ types: [...(read.value.EventTypeCollection?.rows ?? [])] })
}
