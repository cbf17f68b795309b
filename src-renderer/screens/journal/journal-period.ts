import { assertNever } from '../../../src-preload/contract/outcome.ts'

/**
 * Which days of the journal are looked at, by the calendar of the desk. `week` and `month` are the last 7 and 30 days with
 * today; the ends of `days` are `YYYY-MM-DD`, both included, `null` where the period is open.
 */
export type JournalPeriod =
  | { readonly kind: 'ever' | 'today' | 'week' | 'month' }
  | { readonly kind: 'days'; readonly from: string | null; readonly until: string | null }

/** The ends of a period as the journal is asked for them: ISO 8601 in UTC. */
export interface PeriodBounds {
  readonly from: string | null
  readonly until: string | null
}

/** Where a period begins and ends. @param today the day at the desk, `YYYY-MM-DD` */
export function boundsOf(period: JournalPeriod, today: string): PeriodBounds {
  switch (period.kind) {
    case 'ever':
      return { from: null, until: null }
    case 'today':
      return { from: startOf(today), until: null }
    case 'week':
      return { from: startOf(today, 6), until: null }
    case 'month':
      return { from: startOf(today, 29), until: null }
    case 'days':
      return { from: startOf(period.from), until: endOf(period.until) }
    default:
      return assertNever(period, 'a period of the journal was never named')
  }
}

/** Whether a period ends before it begins, so that nothing can be in it. */
export function isTurned(period: JournalPeriod): boolean {
  return period.kind === 'days' && period.from !== null && period.until !== null && period.until < period.from
}

/** Midnight of a day at the desk, so many days earlier. A day nobody can read is an open end. */
function startOf(day: string | null, daysBefore = 0): string | null {
  const midnight = localDate(day, 0)
  if (midnight === null) return null
  // By the calendar and not by hours: a day on which the clock is changed has 23 or 25.
  midnight.setDate(midnight.getDate() - daysBefore)
  return midnight.toISOString()
}

/** The last millisecond of a day at the desk. */
function endOf(day: string | null): string | null {
  const nextMidnight = localDate(day, 1)
  return nextMidnight === null ? null : new Date(nextMidnight.getTime() - 1).toISOString()
}

function localDate(day: string | null, later: number): Date | null {
  const parts = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u.exec(day ?? '')?.groups
  if (parts === undefined) return null
  const date = new Date(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day']) + later)
  return Number.isNaN(date.getTime()) ? null : date
}
