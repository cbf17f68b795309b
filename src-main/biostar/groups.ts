import { z } from 'zod'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Group } from '../../src-preload/contract/person.ts'
import type { GroupFilter } from '../../src-preload/contract/session.ts'
import type { Conversation, ConversationFailure, Question } from './conversation.ts'
import { readPayload, type Envelope } from './envelope.ts'
import type { OperationOptions } from './operation.ts'
import { meaningsOf } from './response-codes.ts'
import { lenient, wireGroup, wireList } from './wire-values.ts'

const groupCollection = lenient(z.object({ rows: wireList(wireGroup) }))
const userGroupsSchema = z.object({ UserGroupCollection: groupCollection })
const accessGroupsSchema = z.object({ AccessGroupCollection: groupCollection })

/** Reads the user groups the operator may use, from the v2 search or, where that is not there, from the v1 list. */
export async function readUserGroups(
  conversation: Conversation,
  filter: GroupFilter,
  options: OperationOptions,
): Promise<Outcome<Group[], ConversationFailure>> {
  const asked = await askEither(conversation, 'user_groups', {}, options)
  if (!asked.ok) return asked
  const read = readPayload(asked.value, userGroupsSchema)
  return read.ok ? succeed(within(filter, read.value.UserGroupCollection?.rows ?? [])) : read
}

/** Reads the access groups the operator may use; limit and order are required by the documentation (reference section 7). */
export async function readAccessGroups(
  conversation: Conversation,
  filter: GroupFilter,
  options: OperationOptions,
): Promise<Outcome<Group[], ConversationFailure>> {
  const asked = await askEither(conversation, 'access_groups', { limit: 0, order_by: 'id:false' }, options)
  if (!asked.ok) return asked
  const read = readPayload(asked.value, accessGroupsSchema)
  return read.ok ? succeed(within(filter, read.value.AccessGroupCollection?.rows ?? [])) : read
}

async function askEither(
  conversation: Conversation,
  kind: 'user_groups' | 'access_groups',
  body: Readonly<Record<string, unknown>>,
  options: OperationOptions,
): Promise<Outcome<Envelope, ConversationFailure>> {
  const search: Question = {
    method: 'POST',
    path: `/api/v2/${kind}/search`,
    route: `POST /api/v2/${kind}/search`,
    body,
    effect: 'read',
  }
  const asked = await conversation.ask(search, options)
  if (asked.ok || !isNotThere(asked.failure)) return asked
  return conversation.ask({ method: 'GET', path: `/api/${kind}`, route: `GET /api/${kind}`, effect: 'read' }, options)
}

/** Whether a failure says that this server does not have the call: codes 102 and 103, or a bare 404, 405 or 501. */
export function isNotThere(failure: ConversationFailure): boolean {
  const statuses = [404, 405, 501]
  if (failure.kind === 'answerUnreadable') return statuses.includes(failure.status)
  if (failure.kind !== 'refused') return false
  return statuses.includes(failure.answer.status) || meaningsOf(failure.answer)[0]?.kind === 'notSupported'
}

/** The server filters since 2.8.14; before, the operator's filter is applied here alone (reference section 11). */
function within(filter: GroupFilter, groups: readonly Group[]): Group[] {
  return groups.filter(({ id }) => filter.kind === 'all' || filter.ids.includes(id))
}
