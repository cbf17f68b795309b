import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import type { Envelope } from './envelope.ts'
import { isNotThere } from './groups.ts'
import type { OperationOptions } from './operation.ts'

/**
 * Asks for all devices, or all doors, of the server: by the v2 search or, where that is not there, by the v1 list. Both answer the
 * same collection.
 */
export async function askForAll(
  conversation: Conversation,
  things: 'devices' | 'doors',
  options: OperationOptions,
): Promise<Outcome<Envelope, ConversationFailure>> {
  const search = `/api/v2/${things}/search`
  const list = `/api/${things}`
  const body = { limit: 0, order_by: 'id:false' }
  const asked = await conversation.ask(
    { method: 'POST', path: search, route: `POST ${search}`, body, effect: 'read' },
    options,
  )
  return asked.ok || !isNotThere(asked.failure)
    ? asked
    : conversation.ask({ method: 'GET', path: list, route: `GET ${list}`, effect: 'read' }, options)
}
