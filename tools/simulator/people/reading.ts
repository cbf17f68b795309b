import type { CodedFailure } from '../guesses.ts'
import type { Scope } from '../scope.ts'
import type { ServerState } from '../state.ts'
import type { SimulatorVersion } from '../versions.ts'
import type { Person } from './person.ts'

/** What a requested change is judged against. */
export interface Judgement {
  readonly state: ServerState
  readonly version: SimulatorVersion
  readonly scope: Scope
  /** The person as they are; for a creation, a blank one. */
  readonly person: Person
  readonly creating: boolean
}

/** The changes a `User` object asks for, or the first reason to refuse it. */
export type Reading =
  | { readonly kind: 'changes'; readonly changes: Partial<Omit<Person, 'userId'>> }
  | { readonly kind: 'refused'; readonly failure: CodedFailure }

/** A change of the given fields. */
export function changed(changes: Partial<Omit<Person, 'userId'>>): Reading {
  return { kind: 'changes', changes }
}

/** A refusal. */
export function refused(failure: CodedFailure): Reading {
  return { kind: 'refused', failure }
}
