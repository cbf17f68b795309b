import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { wallClockOf } from '../../src-preload/contract/rules/period.ts'
import type { Clock } from '../domain/clock.ts'
import {
  isPlainRefusal,
  mayHaveHappened,
  type Conversation,
  type ConversationFailure,
  type ServerCall,
} from './conversation.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { readPersonRecord, type PersonRecord } from './person-record.ts'

/** What operations on people need. */
export interface PeopleParts {
  readonly conversation: Conversation
  readonly clock: Clock
}

/** The path of one person, with the id encoded. */
export function pathOfPerson(id: string): string {
  return `/api/users/${encodeURIComponent(id)}`
}

/**
 * Whether an id can only mean one person. `+` joins ids in the server's queries, and `.` and `..` are swallowed by paths;
 * no supported id holds any of these. Source: reference sections 4.6 and 4.8.
 */
export function namesOnePerson(id: string): boolean {
  return /^[^\s+,;*/\\]{1,32}$/u.test(id) && !/^\.+$/u.test(id)
}

/** Asks for one person's record; the failure is not yet settled, because what it means depends on the call. */
export async function askPerson(
  { conversation, clock }: PeopleParts,
  id: string,
  options: OperationOptions,
): Promise<Outcome<PersonRecord, ConversationFailure | Failure<'personNotFound'>>> {
  if (!namesOnePerson(id)) return fail({ kind: 'personNotFound' })
  const asked = await conversation.ask(
    { method: 'GET', path: pathOfPerson(id), route: 'GET /api/users/:id', effect: 'read' },
    options,
  )
  if (!asked.ok) return asked
  const record = readPersonRecord(asked.value.body, wallClockOf(new Date(clock())))
  // A record of somebody else must never be shown under this id.
  if (record === null || record.id !== id)
    return fail({ kind: 'answerUnreadable', status: asked.value.answer.status, reason: 'wrongShape' })
  return succeed(record)
}

/** Whether a failed look says that there is nobody with that id (code 201). */
export function saysNobody(failure: ConversationFailure | Failure): boolean {
  return failure.kind === 'personNotFound' || (failure.kind === 'refused' && failure.answer.code === '201')
}

/** Turns a look that failed, before anything was changed, into a failure that the call's contract allows. */
export function settleLook<Name extends ServerCall>(
  { conversation }: PeopleParts,
  name: Name,
  failure: ConversationFailure | Failure<'personNotFound'>,
) {
  return failure.kind === 'personNotFound' ? failure : conversation.settle(name, failure)
}

/** Reads one person with the stored photo and the visual faces: one request. */
export async function readPerson(
  parts: PeopleParts,
  id: string,
  options: OperationOptions,
): Promise<OperationOutcome<'readPerson', PersonRecord>> {
  const asked = await askPerson(parts, id, options)
  return asked.ok ? asked : fail(settleLook(parts, 'readPerson', asked.failure))
}

/**
 * Deletes one person. Id 1, however it is written, is refused before anything is sent (codes 205 to 207).
 *
 * Never repeated: after a lost answer the person is looked up; gone is a success, still there is `outcomeUnknown`.
 */
export async function deletePerson(
  parts: PeopleParts,
  id: string,
  options: OperationOptions,
): Promise<OperationOutcome<'deletePerson'>> {
  if (/^0*1$/u.test(id.trim())) return fail({ kind: 'protectedPerson' })
  if (!namesOnePerson(id)) return fail({ kind: 'personNotFound' })
  options.onStage?.('sending')
  const path = `/api/users?id=${encodeURIComponent(id)}`
  const asked = await parts.conversation.ask(
    { method: 'DELETE', path, route: 'DELETE /api/users', effect: 'once' },
    options,
  )
  if (asked.ok) return succeed({})
  if (asked.failure.kind === 'givenUp') return fail({ kind: 'outcomeUnknown', action: 'deletePerson' })
  if (!mayHaveHappened(asked.failure)) return fail(parts.conversation.settle('deletePerson', asked.failure))
  options.onStage?.('lookingUp')
  const look = await askPerson(parts, id, options)
  if (!look.ok && saysNobody(look.failure)) return succeed({})
  if (look.ok && isPlainRefusal(asked.failure)) return fail(parts.conversation.settle('deletePerson', asked.failure))
  return fail({ kind: 'outcomeUnknown', action: 'deletePerson' })
}
