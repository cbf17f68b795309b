import type { JsonObject } from '../json.ts'
import type { Judgement, Reading } from './reading.ts'
import { failures } from '../guesses.ts'
import { asText } from '../json.ts'
import { atLeast } from '../versions.ts'
import { changed, refused } from './reading.ts'

const earliest = '2001-01-01T00:00:00'
const latest = '2037-12-31T23:59:59'

/**
 * Reads `start_datetime` and `expiry_datetime`, wall-clock values with or without fraction and `Z`.
 *
 * Not before 2001, not after 2037, expiry not before start (reference section 1.4). Until 2.9.1 the time of day was not
 * applied (release notes).
 */
export function readPeriod(user: JsonObject, { person, creating, version }: Judgement): Reading {
  const given = { start: asText(user['start_datetime']), expiry: asText(user['expiry_datetime']) }
  if (creating && (!given.start || !given.expiry)) return refused(failures.missingField)
  const exact = atLeast(version, '2.9.1')
  const start = given.start === undefined ? person.start : wallClockOf(given.start, exact ? undefined : '00:00:00')
  const expiry = given.expiry === undefined ? person.expiry : wallClockOf(given.expiry, exact ? undefined : '23:59:00')
  if (start === undefined || expiry === undefined) return refused(failures.periodRange)
  if (start < earliest || expiry > latest || start > latest || expiry < earliest) return refused(failures.periodRange)
  return expiry < start ? refused(failures.periodOrder) : changed({ start, expiry })
}

function wallClockOf(text: string, forcedTime: string | undefined): string | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?Z?$/.exec(text)
  const [, day, minutes, seconds = ':00'] = parts ?? []
  if (day === undefined || minutes === undefined) return undefined
  const time = `${minutes}${seconds}`
  if (!existsOnACalendar(`${day}T${time}`)) return undefined
  return `${day}T${forcedTime ?? time}`
}

function existsOnACalendar(wallClock: string): boolean {
  const date = new Date(`${wallClock}Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(wallClock)
}
