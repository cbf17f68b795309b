import { valueOf } from '../fact.ts'
import type { WallClock } from '../person.ts'
import type { PersonOnTerminal, TerminalAbilities, TerminalGround } from '../terminal.ts'
import { earliestMoment, latestMoment } from './period.ts'

/** What of a person can be compared between their record and a terminal. */
export const comparedParts = ['name', 'period', 'photo'] as const

/** What of a person can be compared between their record and a terminal. */
export type ComparedPart = (typeof comparedParts)[number]

/** How one part compares; `notStored`: the terminal keeps no such thing. */
export type Comparison = 'same' | 'different' | 'unknown' | 'notStored'

/**
 * Compares what a terminal holds with the record.
 *
 * Faces are not compared: a terminal makes templates of its own, and no two are alike. Cards, fingerprints, groups and PIN are kept by
 * each side under numbers of its own. The earliest and the latest moment the server knows mean no limit, as 0 does on a terminal.
 */
export function compareWithTerminal(
  ground: TerminalGround,
  there: Extract<PersonOnTerminal, { kind: 'there' }>,
  can: Pick<TerminalAbilities, 'names' | 'photos'>,
): Readonly<Record<ComparedPart, Comparison>> {
  return {
    name: valueOf(can.names) === false ? 'notStored' : alike(ground.name, there.name),
    period: periodOf(ground, there),
    photo: photoOf(ground, there, can),
  }
}

function periodOf(ground: TerminalGround, there: Extract<PersonOnTerminal, { kind: 'there' }>): Comparison {
  const { start, end } = ground
  if (start.kind === 'unknown' && end.kind === 'unknown') return 'unknown'
  const starts =
    start.kind === 'unknown' ? null : alike(limitOf(start.kind === 'known' ? start.value : null), there.start)
  const ends = end.kind === 'unknown' ? null : alike(limitOf(end.kind === 'known' ? end.value : null), there.end)
  if (starts === 'different' || ends === 'different') return 'different'
  return starts === null || ends === null ? 'unknown' : 'same'
}

function photoOf(
  { photo }: TerminalGround,
  there: Extract<PersonOnTerminal, { kind: 'there' }>,
  can: Pick<TerminalAbilities, 'photos'>,
): Comparison {
  if (valueOf(can.photos) === false) return 'notStored'
  if (photo.kind === 'unknown' || there.photo.kind === 'unknown') return 'unknown'
  return alike(valueOf(photo) ?? null, valueOf(there.photo) ?? null)
}

/** A moment, or `null` where it is the same as no limit. */
export function limitOf(moment: WallClock | null): WallClock | null {
  if (moment === null || moment <= earliestLimit || moment >= latestLimit) return null
  return moment
}

/** Servers write the ends of time to the minute or the day: the first and the last day as a whole count as no limit. */
const earliestLimit: WallClock = `${earliestMoment.slice(0, 10)}T23:59`
const latestLimit: WallClock = `${latestMoment.slice(0, 10)}T00:00`

function alike<Value>(one: Value, other: Value): 'same' | 'different' {
  return one === other ? 'same' : 'different'
}
