import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { PersonDraft } from '../../../src-preload/contract/person.ts'
import { flawOfDraft } from '../../biostar/creation.ts'
import type { OperationOptions, OperationOutcome } from '../../biostar/operation.ts'
import { readUser } from '../person-on-terminal.ts'
import { userToEnroll } from '../put-message.ts'
import { secondsOf } from '../wall-clock-seconds.ts'
import { chooseTerminals, settle, type AtTerminal, type Candidate } from './chosen-terminals.ts'
import { lookAtTerminals } from './look-at-terminals.ts'
import { another, isSamePerson } from './same-person.ts'
import { holdsNames, type TerminalInReach, type TerminalParts } from './terminals-in-reach.ts'
import { nothingNew } from './write-user.ts'

/**
 * Creates a person at the chosen terminals: id, name and period, with every mode of authentication left to the terminal.
 *
 * Every terminal is looked at first. Somebody of the same name under the id was created by this very job, earlier, and is left as they
 * are; somebody of another name, even on a terminal that was not chosen, means that the id is taken, and nothing is sent. So it may
 * be repeated.
 *
 * @param nextId the next free id, for the answer to an id that is taken
 */
export async function createAtTerminals(
  parts: TerminalParts,
  draft: PersonDraft,
  nextId: () => string | null,
  options: OperationOptions,
): Promise<OperationOutcome<'createPerson'>> {
  const flaw = flawOfDraft(draft, 'numeric')
  if (flaw !== null) return fail(flaw)
  const look = await lookAtTerminals(parts, draft.id, options)
  if (!look.ok) return look
  const isTaken = look.value.held.some(({ terminal, user }) => !isSamePerson(user, draft.name, terminal))
  if (isTaken) return fail({ kind: 'duplicateId', nextId: nextId() })
  const scope = options.terminals
  const chosen = await chooseTerminals(look.value, scope, () => true)
  if (!chosen.ok) return chosen
  options.onStage?.('sending')
  const results = await Promise.all(
    chosen.value.candidates.map(async (candidate) => createAt(parts, draft, candidate, options)),
  )
  const spread = await settle(chosen.value, results, scope)
  if (spread.ok) return succeed({ id: draft.id })
  return spread.failure.kind === 'terminalHoldsAnother' ? fail({ kind: 'duplicateId', nextId: nextId() }) : spread
}

async function createAt(
  parts: TerminalParts,
  draft: PersonDraft,
  { terminal, user }: Candidate,
  options: OperationOptions,
): Promise<AtTerminal<null>> {
  if (user !== null) return { terminal, outcome: succeed(null) }
  const { name, start, expiry } = draft
  const period = { startTime: secondsOf(start), endTime: secondsOf(expiry) }
  const outcome = await addPerson(parts, terminal, { id: draft.id, name: name.trim(), ...period }, options)
  return { terminal, outcome }
}

/** Whom to add to a terminal. Moments in Unix seconds; 0 is no limit. */
export interface PersonToAdd {
  readonly id: string
  readonly name: string
  readonly startTime: number
  readonly endTime: number
}

/** Adds a person to one terminal where nobody has the id; whoever came there at the same moment is looked at. */
export async function addPerson(
  { client }: TerminalParts,
  terminal: TerminalInReach,
  { id, name, startTime, endTime }: PersonToAdd,
  options: OperationOptions,
): Promise<AtTerminal<null>['outcome']> {
  const shownName = holdsNames(terminal) ? name : null
  const user = userToEnroll(id, null, { ...nothingNew, name: shownName, startTime, endTime })
  const enrolled = await client.user.enroll(terminal.deviceID, [user], false, options)
  if (enrolled.ok || enrolled.failure.kind !== 'terminalUserExists') return enrolled
  const read = await readUser({ user: client.user }, terminal.deviceID, id, options)
  if (!read.ok) return read
  return read.value !== null && isSamePerson(read.value, name, terminal) ? succeed(null) : fail(another(terminal))
}
