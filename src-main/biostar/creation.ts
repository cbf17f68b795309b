import { z } from 'zod'
import type { Failure, PersonField } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { IdStyle, PersonDraft } from '../../src-preload/contract/person.ts'
import { flawOfEmailAddress } from '../../src-preload/contract/rules/email-address.ts'
import { flawOfPeriod, mostAccessGroups } from '../../src-preload/contract/rules/period.ts'
import { flawOfPersonId } from '../../src-preload/contract/rules/person-id.ts'
import { flawOfPersonName } from '../../src-preload/contract/rules/person-name.ts'
import { flawOfPhoneNumber } from '../../src-preload/contract/rules/phone-number.ts'
import { isPlainRefusal, mayHaveHappened, type ConversationFailure } from './conversation.ts'
import { readPayload } from './envelope.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { askPerson, saysNobody, type PeopleParts } from './people.ts'
import { wireDateTime, wireText } from './wire-values.ts'

const nextIdSchema = z.object({ User: z.object({ user_id: wireText.pipe(z.string().min(1).max(32)) }) })

/**
 * Asks for the next free id. Nothing is reserved: another station can be given the same one (reference section 4.1).
 *
 * @returns `null` when the server will not say
 */
export async function askNextId(
  { conversation }: PeopleParts,
  options: OperationOptions,
): Promise<Outcome<string | null, ConversationFailure>> {
  const route = 'GET /api/users/next_user_id'
  const asked = await conversation.ask(
    { method: 'GET', path: '/api/users/next_user_id', route, effect: 'read' },
    options,
  )
  if (!asked.ok) return asked.failure.kind === 'refused' ? succeed(null) : asked
  const read = readPayload(asked.value, nextIdSchema)
  return succeed(read.ok ? read.value.User.user_id : null)
}

/** The first flaw of a draft by the contract's rules, as the failure the server would have answered; `null` when there is none. */
export function flawOfDraft(
  draft: PersonDraft,
  idStyle: IdStyle,
): Failure<'invalidField' | 'tooManyAccessGroups'> | null {
  const { id, name, email, phone, userGroupId, accessGroupIds, start, expiry } = draft
  const invalid = (field: PersonField) => ({ kind: 'invalidField', field, code: null }) as const
  if (flawOfPersonId(id, idStyle) !== null) return invalid('id')
  if (flawOfPersonName(name) !== null) return invalid('name')
  if (email !== null && email !== '' && flawOfEmailAddress(email) !== null) return invalid('email')
  if (phone !== null && phone !== '' && flawOfPhoneNumber(phone) !== null) return invalid('phone')
  if (userGroupId.trim() === '') return invalid('userGroup')
  if (new Set(accessGroupIds).size > mostAccessGroups) return { kind: 'tooManyAccessGroups' }
  const period = flawOfPeriod(start, expiry)
  if (period === null) return null
  return invalid(period === 'endsBeforeStart' || period === 'tooLate' ? 'expiry' : 'start')
}

/**
 * The body that creates a person: the required fields and what was filled in, nothing else.
 *
 * Never `credentials`: an empty one logged the caller out before 2.9.6. The period is wall-clock text and is not converted.
 * Source: reference sections 1.2, 1.4 and 4.6.
 */
export function creationBody(draft: PersonDraft): Readonly<Record<string, unknown>> {
  const { id, name, email, phone, userGroupId, accessGroupIds, start, expiry } = draft
  const groups = [...new Set(accessGroupIds)]
  return {
    User: {
      user_id: id,
      name: name.trim(),
      user_group_id: { id: userGroupId },
      start_datetime: wireDateTime(start),
      expiry_datetime: wireDateTime(expiry),
      ...(email === null || email === '' ? {} : { email }),
      ...(phone === null || phone === '' ? {} : { phone }),
      ...(groups.length === 0 ? {} : { access_groups: groups.map((group) => ({ id: group })) }),
    },
  }
}

/**
 * Creates a person, once. When the answer is lost, the id is looked up: a person of that id and name was created by us, for
 * nobody else would take both at that moment; anything else is `outcomeUnknown`.
 */
export async function createPerson(
  parts: PeopleParts,
  draft: PersonDraft,
  idStyle: IdStyle,
  options: OperationOptions,
): Promise<OperationOutcome<'createPerson'>> {
  const flaw = flawOfDraft(draft, idStyle)
  if (flaw !== null) return fail(flaw)
  options.onStage?.('sending')
  const body = creationBody(draft)
  const asked = await parts.conversation.ask(
    { method: 'POST', path: '/api/users', route: 'POST /api/users', body, effect: 'once' },
    options,
  )
  if (asked.ok) return succeed({ id: draft.id })
  const { failure } = asked
  if (failure.kind === 'givenUp') return fail({ kind: 'outcomeUnknown', action: 'createPerson' })
  if (!mayHaveHappened(failure)) return fail(await refusedCreation(parts, failure, options))
  options.onStage?.('lookingUp')
  const look = await askPerson(parts, draft.id, options)
  if (look.ok && look.value.name === draft.name.trim()) return succeed({ id: draft.id })
  const isNobody = !look.ok && saysNobody(look.failure)
  if (isNobody && isPlainRefusal(failure)) return fail(parts.conversation.settle('createPerson', failure))
  return fail({ kind: 'outcomeUnknown', action: 'createPerson' })
}

/** A taken id is answered with the next free one, so that the clerk can go on at once. */
async function refusedCreation(parts: PeopleParts, failure: ConversationFailure, options: OperationOptions) {
  const settled = parts.conversation.settle('createPerson', failure)
  if (settled.kind !== 'duplicateId') return settled
  const next = await askNextId(parts, options)
  return { kind: 'duplicateId', nextId: next.ok ? next.value : null } as const
}
