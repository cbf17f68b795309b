import type { Sentences } from '../../i18n/sentences.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * How old the station's copy is, in words: minutes, then hours, then days, each rounded down. A clock that was set back makes
 * it no younger than new.
 *
 * @param sweptAt when the last complete sweep ended; ISO 8601 in UTC
 * @param now milliseconds since 1970
 */
export function copyAge(sweptAt: string, now: number, say: Sentences): string {
  const age = Math.max(0, now - Date.parse(sweptAt))
  if (age < minute) return say('find.copy.age.new')
  if (age < hour) return say('find.copy.age.minutes', { count: Math.floor(age / minute) })
  if (age < 2 * day) return say('find.copy.age.hours', { count: Math.floor(age / hour) })
  return say('find.copy.age.days', { count: Math.floor(age / day) })
}
