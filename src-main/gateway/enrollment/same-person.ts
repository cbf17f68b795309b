import type { UserInfo } from '../messages.ts'
import { holdsNames, type TerminalInReach } from './terminals-in-reach.ts'

/**
 * Whether a user of a terminal is whom the station means: the id was the same already, so the name decides. A terminal that stores no
 * names cannot say otherwise.
 */
export function isSamePerson({ name }: Pick<UserInfo, 'name'>, meant: string, terminal: TerminalInReach): boolean {
  if (name.trim() === '' && !holdsNames(terminal)) return true
  return name.trim() === meant.trim()
}

/** The failure of somebody else under the same id. */
export function another({ name }: Pick<TerminalInReach, 'name'>) {
  return { kind: 'terminalHoldsAnother', terminal: name } as const
}
