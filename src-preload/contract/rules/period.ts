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

/**
 * The period a new visitor starts with: from now until 18:00 today, and from 18:00 on until 23:59.
 *
 * @param now the wall-clock moment at the desk
 */
export function visitPeriod(now: WallClock): { readonly start: WallClock; readonly expiry: WallClock } {
  const [day = '', time = ''] = now.split('T')
  return { start: now, expiry: `${day}T${time < '18:00' ? '18:00' : '23:59'}` }
}

/** The wall-clock moment that a clock at the desk shows, to the minute. */
export function wallClockOf(date: Date): WallClock {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
