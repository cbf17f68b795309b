import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Failure, PersonField } from '../../src-preload/contract/failures.ts'
import type { Fact } from '../../src-preload/contract/fact.ts'
import type { PersonChanges } from '../../src-preload/contract/person-change.ts'
import type { GroupFilter } from '../../src-preload/contract/session.ts'
import { mayHaveHappened, type ConversationFailure } from './conversation.ts'
import type { FieldDefinition } from './custom-fields.ts'
import { flawOfChanges, flawOfChangesOn } from './edit-flaws.ts'
import { planEdit, unkeptFields, withoutOuterBlanks } from './edit-plan.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { askPerson, pathOfPerson, saysNobody, settleLook, type PeopleParts } from './people.ts'
import type { PersonRecord } from './person-record.ts'

/** What an edit takes. */
export interface PersonEdit {
  readonly id: string
  readonly changes: PersonChanges
}

/** What an edit goes by besides. */
export interface EditGround {
  /** The custom fields of the site; unknown where the account may not ask. */
  readonly definitions: Fact<readonly FieldDefinition[]>
  /** The operator's filter of access groups. */
  readonly accessGroups: GroupFilter
}

/** A person after an edit, and the fields the server holds otherwise although it said yes. */
export interface EditedPerson {
  readonly person: PersonRecord
  readonly notKept: readonly PersonField[]
}

/** An edit may be made again after an answer was lost; three attempts in all, each after a look. Ours. */
const mostAttempts = 3

const unknownOutcome = { kind: 'outcomeUnknown', action: 'changePerson' } as const

/**
 * Changes some fields of a person: looks at the record, sends what is to be another and nothing else, reads it back. Three
 * requests when all goes well, one when the record is as wanted already.
 *
 * Lists (access groups, custom fields) are replaced by the server (reference section 4.7), so they are made from the record
 * that was just read. Never `credentials`, never an e-mail address that stays: before 2.9.6 an empty object there ended the
 * session, and before 2.8.16 a kept address was refused as taken (reference section 11).
 *
 * After a lost answer the record is looked at and the change is planned anew on what it holds then.
 */
export async function editPerson(
  parts: PeopleParts,
  { id, changes }: PersonEdit,
  ground: EditGround,
  options: OperationOptions,
): Promise<OperationOutcome<'changePerson', EditedPerson>> {
  // The administrator with id 1 stays able to sign in, whatever the server thinks of it (codes 205 to 207).
  if (/^0*1$/u.test(id.trim()) && changes.active?.to === false) return fail({ kind: 'protectedPerson' })
  const tidy = withoutOuterBlanks(changes)
  const flaw = flawOfChanges(tidy, ground.accessGroups)
  if (flaw !== null) return fail(flaw)
  const before = await askPerson(parts, id, options)
  if (!before.ok) return fail(settleLook(parts, 'changePerson', before.failure))
  return editRecord(parts, before.value, tidy, ground, options)
}

/** Plans the edit on a record, sends it, and does both again on a newer record after a lost answer. */
async function editRecord(
  parts: PeopleParts,
  first: PersonRecord,
  changes: PersonChanges,
  ground: EditGround,
  options: OperationOptions,
): Promise<OperationOutcome<'changePerson', EditedPerson>> {
  let record = first
  for (let attempt = 1; ; attempt += 1) {
    const isFirst = attempt === 1
    const plan = planEdit(record, changes, isFirst ? 'seen' : 'perhapsMade')
    if (plan.kind === 'unreadable') return fail({ kind: 'answerUnreadable', status: 200, reason: 'wrongShape' })
    // Once something was sent, a value that is neither the old nor the new one tells nothing about what was done.
    if (plan.kind === 'changedMeanwhile')
      return fail(isFirst ? { kind: 'fieldsChangedMeanwhile', fields: [...plan.fields] } : unknownOutcome)
    if (Object.keys(plan.user).length === 0) return succeed({ person: record, notKept: unkeptFields(record, changes) })
    const flaw = flawOfChangesOn(record, changes, plan.accessGroups, ground.definitions)
    if (flaw !== null) return fail(flaw)
    const sent = await sendEdit(parts, record.id, plan.user, options)
    if (sent.kind === 'done') return readEdited(parts, record.id, changes, options)
    if (sent.kind === 'failed') return fail(sent.failure)
    record = sent.record
    const isMade = Object.keys(userOf(record, changes)).length === 0
    if (!isMade && (attempt === mostAttempts || isOwnRefusal(sent.lost))) return fail(settleLost(parts, sent.lost))
  }
}

/** `lost`: what became of it is not known, and this is the record as it stands after that. */
type Sent =
  | { readonly kind: 'done' }
  | { readonly kind: 'lost'; readonly record: PersonRecord; readonly lost: ConversationFailure }
  | { readonly kind: 'failed'; readonly failure: ReturnType<typeof settleEdit> }

async function sendEdit(
  parts: PeopleParts,
  id: string,
  user: Readonly<Record<string, unknown>>,
  options: OperationOptions,
): Promise<Sent> {
  options.onStage?.('sending')
  // Once: a list that was made from a record must not be sent again after somebody else may have changed it.
  const put = await parts.conversation.ask(
    { method: 'PUT', path: pathOfPerson(id), route: 'PUT /api/users/:id', body: { User: user }, effect: 'once' },
    options,
  )
  if (put.ok) return { kind: 'done' }
  // Nobody waits for a look any more.
  if (put.failure.kind === 'givenUp') return { kind: 'failed', failure: unknownOutcome }
  if (!mayHaveHappened(put.failure)) return { kind: 'failed', failure: settleEdit(parts, put.failure) }
  options.onStage?.('lookingUp')
  const look = await askPerson(parts, id, options)
  if (look.ok) return { kind: 'lost', record: look.value, lost: put.failure }
  return { kind: 'failed', failure: saysNobody(look.failure) ? { kind: 'personNotFound' } : unknownOutcome }
}

/** Reads the person back after the server said yes. A look that fails says nothing of what was done before. */
async function readEdited(
  parts: PeopleParts,
  id: string,
  changes: PersonChanges,
  options: OperationOptions,
): Promise<Outcome<EditedPerson, Failure<'personNotFound' | 'outcomeUnknown'>>> {
  options.onStage?.('confirming')
  const after = await askPerson(parts, id, options)
  if (after.ok) return succeed({ person: after.value, notKept: unkeptFields(after.value, changes) })
  return fail(saysNobody(after.failure) ? { kind: 'personNotFound' } : unknownOutcome)
}

function userOf(record: PersonRecord, changes: PersonChanges): Readonly<Record<string, unknown>> {
  const plan = planEdit(record, changes, 'perhapsMade')
  return plan.kind === 'send' ? plan.user : { unplanned: true }
}

/** A refusal with a status of its own is not tried again; a lost answer and a server that gave up waiting are. */
function isOwnRefusal(failure: ConversationFailure): boolean {
  return failure.kind === 'refused' && failure.answer.status >= 500
}

function settleEdit({ conversation }: PeopleParts, failure: ConversationFailure) {
  return conversation.settle('changePerson', failure)
}

function settleLost(parts: PeopleParts, failure: ConversationFailure) {
  return failure.kind === 'answerLost' ? unknownOutcome : settleEdit(parts, failure)
}
