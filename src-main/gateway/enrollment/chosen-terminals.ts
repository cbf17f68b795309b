import type { Failure } from '../../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import type { TerminalProgress, TerminalScope } from '../../domain/terminal-scope.ts'
import type { GatewayFailure } from '../gateway-client.ts'
import type { UserInfo } from '../messages.ts'
import type { Look } from './look-at-terminals.ts'
import { holdsVisualFaces, isPassing, missing, type TerminalInReach } from './terminals-in-reach.ts'

/** A chosen terminal that has answered, and whom it holds under the id; `null` for nobody. */
export interface Candidate {
  readonly terminal: TerminalInReach
  readonly user: UserInfo | null
}

/** Why one terminal did not do its part. */
export type TerminalTrouble = GatewayFailure | Failure<'terminalHoldsAnother' | 'terminalsMissing'>

/** A chosen terminal that did not do its part. */
export interface Missed {
  readonly id: string
  readonly name: string
  readonly failure: TerminalTrouble
}

/** The terminals that a step is to be done at now, and those that miss it. */
export interface ChosenTerminals {
  readonly candidates: readonly Candidate[]
  readonly missed: readonly Missed[]
  readonly progress: TerminalProgress
}

/**
 * Whom a step concerns: of the job's terminals those that have missed nothing yet and can hold what is to be put there. Whoever has
 * chosen none means every connected one that can hold visual faces; that is decided here, once, and noted. Without a job it is
 * every terminal there is.
 */
export async function chooseTerminals(
  look: Look,
  scope: TerminalScope | undefined,
  fits: (terminal: TerminalInReach) => boolean,
): Promise<Outcome<ChosenTerminals, Failure<'terminalsMissing'>>> {
  const progress = await progressOf(look, scope)
  if (!progress.ok) return progress
  const { chosen, left } = progress.value
  const candidates: Candidate[] = []
  const missed: Missed[] = []
  for (const id of chosen ?? []) {
    if (left.includes(id)) continue
    const terminal = look.terminals.find((each) => each.id === id)
    const unasked = look.unasked.find((each) => each.terminal.id === id)
    if (terminal === undefined) missed.push({ id, name: id, failure: { kind: 'terminalUnknown' } })
    else if (unasked !== undefined) missed.push({ id, name: terminal.name, failure: unasked.failure })
    else if (fits(terminal)) candidates.push({ terminal, user: userAt(look, id) })
  }
  return succeed({ candidates, missed, progress: progress.value })
}

/** Whom a terminal holds under the id that was looked for. */
export function userAt({ held }: Look, id: string): UserInfo | null {
  return held.find(({ terminal }) => terminal.id === id)?.user ?? null
}

async function progressOf(
  look: Look,
  scope: TerminalScope | undefined,
): Promise<Outcome<TerminalProgress, Failure<'terminalsMissing'>>> {
  if (scope === undefined) return succeed({ chosen: look.terminals.map(({ id }) => id), left: [] })
  const progress = scope.progress()
  if (progress.chosen !== null) return succeed(progress)
  const able = look.terminals.filter((terminal) => terminal.isThere && holdsVisualFaces(terminal))
  if (able.length === 0) return fail(missing(look.terminals))
  const decided = { chosen: able.map(({ id }) => id), left: progress.left }
  await scope.note(decided)
  return succeed(decided)
}

/** What became of a step at one candidate. */
export interface AtTerminal<Value> {
  readonly terminal: TerminalInReach
  readonly outcome: Outcome<Value, TerminalTrouble>
}

/** What the terminals did that have done it. */
export interface Spread<Value> {
  readonly done: readonly { readonly terminal: TerminalInReach; readonly value: Value }[]
}

/**
 * What a step came to. Within a job, one terminal that has done it is enough to go on: the others are noted, and catch up at the end.
 * Where none has, a failure that passes by itself outweighs one that does not. Without a job everything that was missed is told,
 * although the others have done it.
 */
export async function settle<Value>(
  { missed, progress }: ChosenTerminals,
  results: readonly AtTerminal<Value>[],
  scope: TerminalScope | undefined,
): Promise<Outcome<Spread<Value>, TerminalTrouble>> {
  const done: Spread<Value>['done'][number][] = []
  const failed: Missed[] = [...missed]
  for (const { terminal, outcome } of results) {
    if (outcome.ok) done.push({ terminal, value: outcome.value })
    else if (outcome.failure.kind === 'cancelled') return fail(outcome.failure)
    else failed.push({ id: terminal.id, name: terminal.name, failure: outcome.failure })
  }
  const [first] = failed
  if (first === undefined) return succeed({ done })
  if (done.length > 0 && scope !== undefined) {
    await scope.note({ chosen: progress.chosen, left: [...progress.left, ...failed.map(({ id }) => id)] })
    return succeed({ done })
  }
  return fail(failureOf(failed) ?? first.failure)
}

/** What is told of several terminals that missed something; `null` for none. */
export function failureOf(failed: readonly Missed[]): TerminalTrouble | null {
  const waiting = failed.filter(({ failure }) => isPassing(failure))
  return waiting.length > 0 ? missing(waiting) : (failed[0]?.failure ?? null)
}
