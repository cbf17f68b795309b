import type { FailureOf, OutputOf } from '../../../src-preload/contract/calls.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import type { PersonOnTerminal, PutOnTerminal, Terminal, Terminals } from '../../../src-preload/contract/terminal.ts'

/** What is known of a person on one terminal. `unreachable`: it is not connected; `unknown`: it was asked, and why it did not tell. */
export type Presence =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly there: PersonOnTerminal }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unknown'; readonly failure: FailureOf<'readPersonOnTerminal'> }

/** What is done with a person on terminals. */
export type Deed = 'put' | 'remove'

/** What became of a deed at one terminal. */
export type DeedOutcome =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'put'; readonly result: PutOnTerminal }
  | { readonly kind: 'removed'; readonly did: 'removed' | 'wasNotThere' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'putOnTerminal'> | FailureOf<'removeFromTerminal'> }
  /** The clerk stopped: `left` when it was on its way already, so that it may have been done. */
  | { readonly kind: 'stopped'; readonly left: boolean }

/** What is to be put: being read, not to be had, or ready. */
export type Ground =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'prepareForTerminals'> }
  | { readonly kind: 'ready'; readonly prepared: OutputOf<'prepareForTerminals'> }

/** Everything the screen shows. */
export interface PersonTerminals {
  readonly ground: Ground
  readonly terminals: Terminals
  /** Why the terminals could not be asked for at all. */
  readonly failure: FailureOf<'readTerminals'> | null
  readonly presences: ReadonlyMap<string, Presence>
  /** The terminals that are ticked. */
  readonly chosen: ReadonlySet<string>
  /** Whether a face is copied to where there is none. */
  readonly isCopying: boolean
  /** The last deed and what became of it, in the order in which it is done; `null` before the first. */
  readonly deed: {
    readonly kind: Deed
    readonly isRunning: boolean
    readonly outcomes: ReadonlyMap<string, DeedOutcome>
  } | null
}

/** Whether a deed has done all it was to do at a terminal. */
export function isWhole(outcome: DeedOutcome): boolean {
  if (outcome.kind === 'removed') return true
  return outcome.kind === 'put' && !isPartly(outcome)
}

/** Whether a person was put on a terminal, but a part that was to be put is not there. */
export function isPartly(outcome: DeedOutcome): boolean {
  if (outcome.kind !== 'put') return false
  return outcome.result.parts.some((part) => part.kind === 'left' && (part.why === 'failed' || part.why === 'notKept'))
}

/** The terminals at which the last deed has not done all it was to do. */
export function unfinished({ deed }: PersonTerminals): readonly string[] {
  if (deed === null || deed.isRunning) return []
  return [...deed.outcomes].filter(([, outcome]) => !isWhole(outcome)).map(([id]) => id)
}

/** The terminal whose face of the person can be copied: the first that sees by colour and has one. */
export function faceSource({ terminals, presences }: PersonTerminals): Terminal | null {
  if (terminals.kind !== 'read') return null
  const hasFace = ({ id }: Terminal): boolean => {
    const presence = presences.get(id)
    return presence?.kind === 'told' && presence.there.kind === 'there' && presence.there.faces > 0
  }
  return terminals.terminals.find((terminal) => valueOf(terminal.can.visualFaces) === true && hasFace(terminal)) ?? null
}

/** Whether the person is on a terminal, as far as it has told. */
export function isPresent(presence: Presence | undefined): boolean | null {
  return presence?.kind === 'told' ? presence.there.kind === 'there' : null
}
