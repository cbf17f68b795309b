import type { EventFilter, EventOrder, EventType, NamedThing } from '../../../src-preload/contract/door-event.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import {
  knownEventCodes,
  outcomeOfEvent,
  type EventOutcome,
} from '../../../src-preload/contract/rules/event-meaning.ts'
import { boundsOf, type JournalPeriod } from '../journal/journal-period.ts'

/** Which types are looked for: all, those of one outcome, or some that were ticked. */
export type WantedTypes =
  | { readonly kind: 'any' | 'letIn' | 'notLetIn' | 'record' | 'door' }
  | { readonly kind: 'chosen'; readonly codes: readonly number[] }

/** In which order, in a word. */
export type WantedOrder = 'newest' | 'oldest' | 'highest' | 'lowest'

/** What the clerk looks for. */
export interface EventQuestion {
  /** Whose events; `null` finds everybody's. The name is empty where only the id is known. */
  readonly person: NamedThing | null
  readonly period: JournalPeriod
  readonly types: WantedTypes
  readonly device: NamedThing | null
  readonly door: NamedThing | null
  readonly order: WantedOrder
}

/** Looks for everything, newest first. */
export const everyEvent: EventQuestion = {
  person: null,
  period: { kind: 'ever' },
  types: { kind: 'any' },
  device: null,
  door: null,
  order: 'newest',
}

/** The orders by their words. */
export const orders: Readonly<Record<WantedOrder, EventOrder>> = {
  newest: { by: 'datetime', isDescending: true },
  oldest: { by: 'datetime', isDescending: false },
  highest: { by: 'id', isDescending: true },
  lowest: { by: 'id', isDescending: false },
}

/** The question as the server's log is asked. @param types what the server can tell of; empty when it has not said */
export function filterOf(question: EventQuestion, types: readonly EventType[], today: string): EventFilter {
  return {
    personId: question.person?.id ?? null,
    ...boundsOf(question.period, today),
    codes: codesOf(question.types, types),
    deviceId: question.device?.id ?? null,
    doorId: question.door?.id ?? null,
  }
}

function codesOf(wanted: WantedTypes, types: readonly EventType[]): number[] {
  switch (wanted.kind) {
    case 'any':
      return []
    case 'chosen':
      return [...wanted.codes]
    case 'letIn':
    case 'notLetIn':
    case 'record':
    case 'door':
      return codesWith(wanted.kind, types)
    default:
      return assertNever(wanted, 'a choice of types of events was never named')
  }
}

/** Numbers of one outcome: the known ones, and what this server has beside them. */
function codesWith(outcome: EventOutcome, types: readonly EventType[]): number[] {
  const all = new Set([...knownEventCodes, ...types.map(({ code }) => code)])
  return [...all].filter((code) => outcomeOfEvent(code) === outcome)
}
