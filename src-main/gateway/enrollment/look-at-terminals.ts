import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { GatewayCallOptions, GatewayFailure, GatewayOutcome } from '../gateway-client.ts'
import { readUser } from '../person-on-terminal.ts'
import type { HeldUser } from './held-person.ts'
import { missing, readTerminals, type TerminalInReach, type TerminalParts } from './terminals-in-reach.ts'

/** What a look for one person at every terminal showed. */
export interface Look {
  readonly terminals: readonly TerminalInReach[]
  /** What those hold who know the person, in the gateway's order. */
  readonly held: readonly HeldUser[]
  /** Those that could not be asked: whether they know the person is not known. */
  readonly unasked: readonly { readonly terminal: TerminalInReach; readonly failure: GatewayFailure }[]
}

/** Why nobody was found. `terminalsMissing`: they may be on a terminal that cannot be asked now. */
export type LookFailure = GatewayFailure | Failure<'personNotFound' | 'terminalsMissing'>

/** Reads one person at every terminal there is, all at once. */
export async function lookAtTerminals(
  parts: TerminalParts,
  id: string,
  options: GatewayCallOptions,
): Promise<GatewayOutcome<Look>> {
  const terminals = await readTerminals(parts, options)
  if (!terminals.ok) return terminals
  const held: HeldUser[] = []
  const unasked: Look['unasked'][number][] = []
  const answers = await Promise.all(
    terminals.value.map(async (terminal) => ({
      terminal,
      read: terminal.isThere
        ? await readUser(parts.client, terminal.deviceID, id, options)
        : fail({ kind: 'terminalUnreachable' } as const),
    })),
  )
  for (const { terminal, read } of answers) {
    if (!read.ok && read.failure.kind === 'cancelled') return fail(read.failure)
    if (!read.ok) unasked.push({ terminal, failure: read.failure })
    else if (read.value !== null) held.push({ terminal, user: read.value })
  }
  return succeed({ terminals: terminals.value, held, unasked })
}

/** The same, for whoever needs the person to be somewhere. Nobody is only said to be unknown when every terminal has answered. */
export async function findAtTerminals(
  parts: TerminalParts,
  id: string,
  options: GatewayCallOptions,
): Promise<Outcome<Look, LookFailure>> {
  const look = await lookAtTerminals(parts, id, options)
  if (!look.ok || look.value.held.length > 0) return look
  const { unasked } = look.value
  return fail(unasked.length === 0 ? { kind: 'personNotFound' } : missing(unasked.map(({ terminal }) => terminal)))
}
