import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { mayHaveHappened, type ConversationFailure } from './conversation.ts'
import type { Envelope } from './envelope.ts'
import type { OperationOptions } from './operation.ts'
import { askPerson, pathOfPerson, type PeopleParts } from './people.ts'
import type { PersonRecord } from './person-record.ts'

/** A change to one person that may be made again, because making it twice is making it once. */
export interface PersonChange {
  /** All that the body holds under `User`: what is not in it stays as it is. */
  readonly user: Readonly<Record<string, unknown>>
  /** `repeatable` may be sent again without a look when the connection was reset before any answer; `once` may not. */
  readonly effect: 'repeatable' | 'once'
  /** Whether a record shows that the change was made. */
  readonly isMade: (record: PersonRecord) => boolean
}

/** `found`: the answer was lost, but a look showed that the record is as wanted. */
export type MadeChange =
  | { readonly kind: 'acknowledged'; readonly envelope: Envelope }
  | { readonly kind: 'found'; readonly record: PersonRecord }

/** Why a change was not made, or why it is not known whether it was. */
export type ChangeFailure = ConversationFailure | Failure<'personNotFound' | 'outcomeUnknown'>

/** The calls of the contract that change a person in this way. */
type ChangeCall = 'uploadPhoto' | 'removePhoto' | 'registerVisualFace' | 'removeVisualFaces'

/** A change may be made again after an answer was lost; three attempts in all, each after a look. Ours. */
const mostAttempts = 3

const unknownOutcome = { kind: 'outcomeUnknown', action: 'other' } as const

/** Makes a change. After a lost answer the record is looked at, and the change made again only when it is not there. */
export async function changePerson(
  parts: PeopleParts,
  id: string,
  { user, effect, isMade }: PersonChange,
  options: OperationOptions,
): Promise<Outcome<MadeChange, ChangeFailure>> {
  for (let attempt = 1; ; attempt += 1) {
    options.onStage?.('sending')
    const put = await parts.conversation.ask(
      { method: 'PUT', path: pathOfPerson(id), route: 'PUT /api/users/:id', body: { User: user }, effect },
      options,
    )
    if (put.ok) return succeed({ kind: 'acknowledged', envelope: put.value })
    // Nobody waits for a look any more.
    if (put.failure.kind === 'givenUp') return fail(unknownOutcome)
    if (!mayHaveHappened(put.failure)) return put
    options.onStage?.('lookingUp')
    const look = await askPerson(parts, id, options)
    if (!look.ok) return fail(unlooked(look.failure))
    if (isMade(look.value)) return succeed({ kind: 'found', record: look.value })
    if (attempt === mostAttempts || !mayBeTriedAgain(put.failure)) return put
  }
}

/** Reads a person back after the server said yes. A look that fails says nothing of what was done before. */
export async function readBack(
  parts: PeopleParts,
  id: string,
  options: OperationOptions,
): Promise<Outcome<PersonRecord, ChangeFailure>> {
  options.onStage?.('confirming')
  const after = await askPerson(parts, id, options)
  return after.ok ? after : fail(unlooked(after.failure))
}

/** Turns what went wrong with a change into a failure that the call's contract allows. */
export function settleChange<Name extends ChangeCall>(
  { conversation }: PeopleParts,
  name: Name,
  failure: ChangeFailure,
) {
  switch (failure.kind) {
    case 'personNotFound':
    case 'outcomeUnknown':
      return failure
    case 'answerLost':
      return unknownOutcome
    default:
      return conversation.settle(name, failure)
  }
}

/** A refusal with a status of its own is not tried again; a lost answer and a server that gave up waiting are. */
function mayBeTriedAgain(failure: ConversationFailure): boolean {
  return failure.kind !== 'refused' || failure.answer.status < 500
}

/** After a lost answer a failed look tells nothing, unless the clerk gave up or the person is gone. */
function unlooked(failure: ConversationFailure | Failure<'personNotFound'>): ChangeFailure {
  if (failure.kind === 'personNotFound' || failure.kind === 'cancelled') return failure
  if (failure.kind === 'refused' && failure.answer.code === '201') return { kind: 'personNotFound' }
  return unknownOutcome
}
