import type { WallClock } from '../../src-preload/contract/person.ts'
import { latestMoment } from '../../src-preload/contract/rules/period.ts'

/**
 * When a visitor's photo is to be removed: some days after the end of the visit, as a moment in UTC; `null` for a period that
 * the vendor's pages mean as "for ever", or that is no date.
 *
 * The end of a visit is wall-clock text of the site and is not converted; the desk stands at the site, so the desk's own clock
 * shows when it has come.
 */
export function purgeDay(expiry: WallClock, days: number): string | null {
  if (expiry >= latestMoment) return null
  const [year, month, day, hours, minutes] = expiry.split(/[-T:]/u).map(Number)
  // Days are counted on the calendar, so that a change of the clocks moves nothing.
  const due = new Date(year ?? NaN, (month ?? NaN) - 1, (day ?? NaN) + days, hours, minutes)
  return Number.isNaN(due.getTime()) ? null : due.toISOString()
}
