import { valueOf } from '../../src-preload/contract/fact.ts'
import type { Person, WallClock } from '../../src-preload/contract/person.ts'
import { flawOfPeriod, longVisitDays, visitPeriod, type PeriodFlaw } from '../../src-preload/contract/rules/period.ts'

/** A period of at most so many days is a visit. Ours: whoever comes for longer is given a record for years. */
export const mostVisitDays = 31

/** Where somebody's visit stands; `none` for somebody who may pass for longer, or of whom the period was not told. */
export type Visit =
  | { readonly kind: 'none' }
  | { readonly kind: 'ahead' | 'running' | 'over'; readonly start: WallClock; readonly expiry: WallClock }

/** Where a person's visit stands at a wall-clock moment. */
export function visitOf(person: Pick<Person, 'start' | 'expiry'>, now: WallClock): Visit {
  const start = valueOf(person.start)
  const expiry = valueOf(person.expiry)
  if (start === undefined || expiry === undefined) return { kind: 'none' }
  // Both are read as if they were UTC, so that a day has 24 hours and no zone moves anything.
  const days = (Date.parse(`${expiry}:00.000Z`) - Date.parse(`${start}:00.000Z`)) / (24 * 60 * 60 * 1000)
  if (!(days <= mostVisitDays)) return { kind: 'none' }
  return { kind: now < start ? 'ahead' : now < expiry ? 'running' : 'over', start, expiry }
}

/** Until when a visit shall last: this evening, the third day, or a moment that was typed, if one was. */
export type Extension =
  | { readonly kind: 'today' }
  | { readonly kind: 'days' }
  | { readonly kind: 'custom'; readonly expiry: WallClock | null }

/** The new end of a visit; `null` while none was typed. */
export function extendedUntil(extension: Extension, now: WallClock): WallClock | null {
  if (extension.kind === 'custom') return extension.expiry
  return visitPeriod(now, extension.kind === 'days' ? longVisitDays : 1).expiry
}

/** Why a visit cannot be extended to a moment; `null` when it can. A visit that is over may end anywhere after now. */
export function flawOfExtension(
  { start, expiry }: Exclude<Visit, { readonly kind: 'none' }>,
  until: WallClock | null,
  now: WallClock,
): PeriodFlaw | 'notLater' | null {
  if (until === null) return 'notADate'
  const flaw = flawOfPeriod(start, until)
  if (flaw !== null && flaw !== 'endsBeforeStart') return flaw
  return until <= expiry || until <= now ? 'notLater' : null
}
