import type { WallClock } from '../person.ts'

/** The earliest moment the server takes. Source: reference section 1.4. */
export const earliestMoment: WallClock = '2001-01-01T00:00'

/** The latest moment the server takes. Source: reference section 1.4. */
export const latestMoment: WallClock = '2037-12-31T23:59'

/** The most access groups of one person. Source: reference section 4.6, code 65637. */
export const mostAccessGroups = 16

/** Why a period cannot be used. */
export type PeriodFlaw = 'notADate' | 'tooEarly' | 'tooLate' | 'endsBeforeStart'

const isRealDate = (moment: WallClock): boolean => {
  const parsed = new Date(`${moment}:00.000Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 16) === moment
}

/**
 * Checks a period as the server would. Moments are compared as wall-clock text: no zone is involved.
 *
 * @returns the first flaw, or `null` when the period may be used
 */
export function flawOfPeriod(start: WallClock, expiry: WallClock): PeriodFlaw | null {
  if (!isRealDate(start) || !isRealDate(expiry)) return 'notADate'
  if (start < earliestMoment || expiry < earliestMoment) return 'tooEarly'
  if (start > latestMoment || expiry > latestMoment) return 'tooLate'
  return expiry < start ? 'endsBeforeStart' : null
}

/** How many days the longer of the two usual visits lasts, the first one counted. Ours: a course, a fair, a fitter's job. */
export const longVisitDays = 3

/** The hour at which a visit ends, unless it begins after it. Ours: the end of a working day. */
const endOfDay = '18:00'

/**
 * The period a new visitor starts with: from now until 18:00 of its last day. On a visit of one day that begins later than
 * that, until 23:59.
 *
 * @param now the wall-clock moment at the desk
 * @param days how many days it lasts, today counted
 */
export function visitPeriod(now: WallClock, days = 1): { readonly start: WallClock; readonly expiry: WallClock } {
  const [day = '', time = ''] = now.split('T')
  const end = days > 1 || time < endOfDay ? endOfDay : '23:59'
  return { start: now, expiry: `${dayAfter(day, days - 1)}T${end}` }
}

/** The day so many days after another, both `YYYY-MM-DD`. Counted as if in UTC, where every day has 24 hours. */
function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00.000Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The wall-clock moment that a clock at the desk shows, to the minute. */
export function wallClockOf(date: Date): WallClock {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
