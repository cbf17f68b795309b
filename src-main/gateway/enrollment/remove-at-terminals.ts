import { assertNever, fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import type { OperationOptions } from '../../biostar/operation.ts'
import type { GatewayOutcome } from '../gateway-client.ts'
import { settle, type AtTerminal, type ChosenTerminals, type TerminalTrouble } from './chosen-terminals.ts'
import { clearFaces } from './face-at-terminals.ts'
import type { HeldUser } from './held-person.ts'
import { findAtTerminals, type LookFailure } from './look-at-terminals.ts'
import { isSamePerson } from './same-person.ts'
import type { TerminalParts } from './terminals-in-reach.ts'
import { nothingNew, writeParts } from './write-user.ts'

/** What can be taken away from a person at a terminal. */
export type Removal = 'photo' | 'faces' | 'person'

/**
 * Takes something away at every terminal that knows the person, and tells those that could not be asked: it may still be there. May
 * be repeated. Within a job those catch up at its end, so that nothing stays at a door that can be reached.
 */
export async function removeAtTerminals(
  parts: TerminalParts,
  id: string,
  what: Removal,
  options: OperationOptions,
): Promise<Outcome<null, TerminalTrouble | LookFailure>> {
  const look = await findAtTerminals(parts, id, options)
  if (!look.ok) return look
  const { held, unasked } = look.value
  const name = options.terminals?.name ?? held[0]?.user.name ?? ''
  const theirs = held.filter(({ terminal, user }) => isSamePerson(user, name, terminal))
  options.onStage?.('sending')
  const results = await Promise.all(
    theirs.map(async (each): Promise<AtTerminal<null>> => {
      const outcome = await removeAt(parts, each, what, options)
      return { terminal: each.terminal, outcome }
    }),
  )
  const missed = unasked.map(({ terminal, failure }) => ({ id: terminal.id, name: terminal.name, failure }))
  const everywhere: ChosenTerminals = { candidates: [], missed, progress: { chosen: null, left: [] } }
  if (options.terminals !== undefined && results.some(({ outcome }) => outcome.ok)) {
    const cancelled = results.find(({ outcome }) => !outcome.ok && outcome.failure.kind === 'cancelled')
    return cancelled === undefined ? succeed(null) : fail({ kind: 'cancelled' })
  }
  const spread = await settle(everywhere, results, undefined)
  return spread.ok ? succeed(null) : spread
}

/** Takes it away at one terminal. */
export async function removeAt(
  parts: TerminalParts,
  { terminal, user }: HeldUser,
  what: Removal,
  options: OperationOptions,
): Promise<GatewayOutcome<null>> {
  switch (what) {
    case 'photo':
      return user.photo.byteLength === 0
        ? succeed(null)
        : writeParts(parts, terminal, user, { ...nothingNew, photo: new Uint8Array() }, options)
    case 'faces':
      return clearFaces(parts, { terminal, user }, options)
    case 'person': {
      const deleted = await parts.client.user.delete(terminal.deviceID, [user.hdr?.ID ?? ''], options)
      return !deleted.ok && deleted.failure.kind === 'terminalUserUnknown' ? succeed(null) : deleted
    }
    default:
      return assertNever(what, 'something to take away was never named')
  }
}
