import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import type { OperationOptions } from '../../biostar/operation.ts'
import type { UserInfo } from '../messages.ts'
import { readUser } from '../person-on-terminal.ts'
import type { Candidate, TerminalTrouble } from './chosen-terminals.ts'
import { addPerson } from './create-at-terminals.ts'
import type { HeldUser } from './held-person.ts'
import { another, isSamePerson } from './same-person.ts'
import type { TerminalParts } from './terminals-in-reach.ts'

/**
 * The person at one terminal, added there first where the terminal does not know them yet: with the name and the period that another
 * terminal has. Cards, fingerprints, PIN and access groups are not carried over: who put them there did not put them here.
 *
 * @param name whom the station means
 * @param held what other terminals hold under the id
 */
export async function ensuredUser(
  parts: TerminalParts,
  { terminal, user }: Candidate,
  { id, name, held }: { readonly id: string; readonly name: string; readonly held: readonly HeldUser[] },
  options: OperationOptions,
): Promise<Outcome<UserInfo, TerminalTrouble>> {
  if (user !== null) return isSamePerson(user, name, terminal) ? succeed(user) : fail(another(terminal))
  const source = held.find((each) => isSamePerson(each.user, name, each.terminal))
  if (source === undefined) return fail({ kind: 'terminalUserUnknown' })
  const { startTime = 0, endTime = 0 } = source.user.setting ?? {}
  const added = await addPerson(parts, terminal, { id, name: name.trim(), startTime, endTime }, options)
  if (!added.ok) return added
  const read = await readUser(parts.client, terminal.deviceID, id, options)
  if (!read.ok) return read
  return read.value === null ? fail({ kind: 'terminalUserUnknown' }) : succeed(read.value)
}
