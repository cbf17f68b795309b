import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure, Question } from './conversation.ts'
import type { Envelope } from './envelope.ts'
import type { OperationOptions } from './operation.ts'
import { meaningsOf } from './response-codes.ts'

/** Whether a failure says that this server does not have the call: codes 102 and 103, or a bare 404, 405 or 501. */
export function isNotThere(failure: ConversationFailure): boolean {
  const statuses = [404, 405, 501]
  if (failure.kind === 'answerUnreadable') return statuses.includes(failure.status)
  if (failure.kind !== 'refused') return false
  return statuses.includes(failure.answer.status) || meaningsOf(failure.answer)[0]?.kind === 'notSupported'
}

/** Asks for all groups of a kind: by the v2 search or, where that is not there, by the v1 list. */
export async function askForGroups(
  conversation: Conversation,
  kind: 'user_groups' | 'access_groups',
  body: Readonly<Record<string, unknown>>,
  options: OperationOptions,
): Promise<Outcome<Envelope, ConversationFailure>> {
  const path = `/api/v2/${kind}/search`
  const search: Question = { method: 'POST', path, route: `POST ${path}`, body, effect: 'read' }
  const asked = await conversation.ask(search, options)
  if (asked.ok || !isNotThere(asked.failure)) return asked
  return conversation.ask({ method: 'GET', path: `/api/${kind}`, route: `GET /api/${kind}`, effect: 'read' }, options)
}
