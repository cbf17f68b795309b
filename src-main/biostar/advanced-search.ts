import { z } from 'zod'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { readPayload, type Envelope } from './envelope.ts'
import type { OperationOptions } from './operation.ts'
import { wireList, wireText } from './wire-values.ts'

/** Asks `advance_search`, which compares each given column like-wise and knows more columns than `users/search`. Since 2.9.5. */
export function askAdvancedSearch(
  conversation: Conversation,
  criteria: Readonly<Record<string, string | number>>,
  options: OperationOptions,
): Promise<Outcome<Envelope, ConversationFailure>> {
  const path = '/api/v2/users/advance_search'
  return conversation.ask({ method: 'POST', path, route: `POST ${path}`, body: criteria, effect: 'read' }, options)
}

const idsSchema = z.object({ UserCollection: z.object({ rows: wireList(z.object({ user_id: wireText })) }) })

/** The ids that criteria select, at most two of them: enough to see whether they mean one person. */
export async function selectedBy(
  conversation: Conversation,
  criteria: Readonly<Record<string, string>>,
  options: OperationOptions,
): Promise<Outcome<readonly string[], ConversationFailure>> {
  const asked = await askAdvancedSearch(conversation, { ...criteria, limit: 2, offset: 0 }, options)
  if (!asked.ok) return asked
  const read = readPayload(asked.value, idsSchema)
  return read.ok ? succeed(read.value.UserCollection.rows.map((row) => row.user_id)) : read
}
