import { instructions, type Instruction } from '../judgement/instruction.ts'
import type { Judgement } from '../judgement/judgement.ts'
import { clearanceOf } from './clearance.ts'

/** What is said to the person. */
export type Guidance =
  /** No verdict yet, or none for a while. */
  | { readonly kind: 'looking' }
  /** Nothing to change. */
  | { readonly kind: 'fine' }
  /** Nothing to change as far as is known; a measure that could block was not computed. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'told'; readonly instruction: Instruction; readonly weight: 'block' | 'warn' }

/** What one verdict would say by itself. */
type Wish = Exclude<Guidance, { readonly kind: 'looking' }>

/** What is shown and since when, and what the latest verdicts wished. Times are milliseconds on one clock of the caller's choice. */
export interface SteadyGuidance {
  readonly shown: Guidance
  readonly since: number
  /** Oldest first. */
  readonly heard: readonly { readonly at: number; readonly wish: Wish }[]
}

// All times are ours: what a person at arm's length can read and follow without the words dancing.

/** How long the latest verdicts are remembered. */
const memory = 500
/** How long something else has to be wished, or nobody to wish what is shown, before the words change. */
const hold = 300
/** Fewer verdicts than this decide nothing, however long apart they are. */
const leastVerdicts = 3
/** How long words stay once they are shown. */
const stay = 850
/** Somebody who left, or a second face, is told without waiting for `stay`: after this long and so many verdicts in a row. */
const urgent = { hold: 100, verdicts: 2, stay: 300 } as const
/** After so long without a verdict nothing that was said can be trusted any more. */
export const silenceMilliseconds = 1_000

/** Before the first verdict. */
export const firstGuidance: SteadyGuidance = { shown: { kind: 'looking' }, since: -Infinity, heard: [] }

/**
 * Takes in a verdict and answers what to say, which changes at most three times a second and mostly far less often.
 *
 * Words that are shown go when no verdict has wished them for a while. That all is well goes when at least half of the
 * latest verdicts object. What is said next is the first in the order of `instructions` of what a third of the verdicts wish.
 */
export function hearJudgement(before: SteadyGuidance, at: number, judgement: Judgement): SteadyGuidance {
  const state = fallSilent(before, at)
  const wish = wishOf(judgement)
  const heard = recent([...state.heard, { at, wish }], at)
  const next = nextOf({ ...state, heard }, at)
  return next === null || isSame(next, state.shown) ? { ...state, heard } : { shown: next, since: at, heard }
}

/** Says that the station is looking again when the verdicts have stopped. */
export function fallSilent(before: SteadyGuidance, at: number): SteadyGuidance {
  const last = before.heard.at(-1)
  return last === undefined || at - last.at <= silenceMilliseconds ? before : { ...firstGuidance, since: at }
}

function wishOf(judgement: Judgement): Wish {
  const { instruction, weight } = judgement
  const clearance = clearanceOf(judgement)
  // A warning beside something unknown is said all the same: it can be followed, not knowing cannot.
  if (instruction !== null && weight !== null) return { kind: 'told', instruction, weight }
  return { kind: clearance === 'clear' ? 'fine' : 'unsure' }
}

function recent(heard: SteadyGuidance['heard'], at: number): SteadyGuidance['heard'] {
  const young = heard.filter((one) => at - one.at <= memory).length
  return heard.slice(-Math.max(young, leastVerdicts))
}

/** What to say instead of what is shown; `null` when it is too early to change anything. */
function nextOf(state: SteadyGuidance, at: number): Wish | null {
  const { shown, since, heard } = state
  const interruption = interruptionOf(state, at)
  if (interruption !== null) return interruption
  if (shown.kind !== 'looking' && at - since < stay) return null
  if (shown.kind === 'fine') {
    const against = heard.filter(({ wish }) => wish.kind !== 'fine')
    return against.length >= leastVerdicts && against.length * 2 >= heard.length ? wanted(against) : null
  }
  const others = heard.slice(heard.findLastIndex(({ wish }) => isSame(wish, shown)) + 1)
  const first = others[0]
  const isLongEnough = first !== undefined && at - first.at >= hold && others.length >= leastVerdicts
  return isLongEnough ? wanted(others) : null
}

/** Somebody who left or a second face, when that is more urgent than what is shown and certain enough. */
function interruptionOf({ shown, since, heard }: SteadyGuidance, at: number): Wish | null {
  const wish = heard.at(-1)?.wish
  if (wish === undefined || !isUrgent(wish) || orderOf(wish) >= orderOf(shown)) return null
  const run = heard.slice(heard.findLastIndex((one) => !isSame(one.wish, wish)) + 1)
  const isCertain = run.length >= urgent.verdicts && at - (run[0]?.at ?? at) >= urgent.hold
  return isCertain && at - since >= urgent.stay ? wish : null
}

function isUrgent(wish: Wish): boolean {
  return (
    wish.kind === 'told' &&
    wish.weight === 'block' &&
    (wish.instruction === 'noFace' || wish.instruction === 'secondFace')
  )
}

/** The first in order of what at least a third of these verdicts wish; without such, the latest wish. */
function wanted(heard: SteadyGuidance['heard']): Wish | null {
  const often = heard.filter(({ wish }) => heard.filter((one) => isSame(one.wish, wish)).length * 3 >= heard.length)
  return (
    often.map(({ wish }) => wish).toSorted((one, other) => orderOf(one) - orderOf(other))[0] ??
    heard.at(-1)?.wish ??
    null
  )
}

/** Blocks in the order of `instructions`, then warnings in it, then not knowing, then nothing to say. */
function orderOf(guidance: Guidance): number {
  if (guidance.kind === 'told')
    return instructions.indexOf(guidance.instruction) + (guidance.weight === 'block' ? 0 : instructions.length)
  return instructions.length * 2 + (guidance.kind === 'unsure' ? 0 : 1)
}

function isSame(one: Guidance, other: Guidance): boolean {
  if (one.kind !== 'told' || other.kind !== 'told') return one.kind === other.kind
  return one.instruction === other.instruction && one.weight === other.weight
}
