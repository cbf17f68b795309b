import type { WallClock } from '../../src-preload/contract/person.ts'

/**
 * A wall-clock moment in words, for example "22 Nov 2026, 18:00".
 *
 * It is written as if it were UTC and read as if it were UTC, so that no zone ever moves it (reference section 1.4).
 */
export function wallClockText(moment: WallClock): string {
  const date = new Date(`${moment}:00.000Z`)
  if (Number.isNaN(date.getTime())) return moment
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(date)
}
