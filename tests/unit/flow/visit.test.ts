import { describe, expect, it } from 'vitest'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { visitPeriod } from '../../../src-preload/contract/rules/period.ts'
import { extendedUntil, flawOfExtension, visitOf } from '../../../src-renderer/flow/visit.ts'
import { now } from './people.ts'

const from = (start: string, expiry: string) => ({ start: known(start), expiry: known(expiry) })

describe('where a visit stands', () => {
  it('is told by its two ends and the clock at the desk', () => {
    expect(visitOf(from('2027-03-04T10:05', '2027-03-04T18:00'), now).kind).toBe('ahead')
    expect(visitOf(from('2027-03-04T10:04', '2027-03-04T18:00'), now).kind).toBe('running')
    expect(visitOf(from('2027-03-01T08:00', '2027-03-04T10:04'), now).kind).toBe('over')
  })

  it('is none of whoever may pass for longer than a month, or of whom nothing is told', () => {
    expect(visitOf(from('2027-03-01T00:00', '2027-04-01T00:00'), now).kind).toBe('running')
    expect(visitOf(from('2027-03-01T00:00', '2027-04-01T00:01'), now).kind).toBe('none')
    expect(visitOf(from('2001-01-01T00:00', '2037-12-31T23:59'), now).kind).toBe('none')
    expect(visitOf({ start: unknown, expiry: known('2027-03-04T18:00') }, now).kind).toBe('none')
  })
})

describe('a visit that is made longer', () => {
  const running = visitOf(from('2027-03-04T08:00', '2027-03-04T12:00'), now)
  if (running.kind === 'none') throw new Error('this story begins with a visit')

  it('lasts until this evening, the third day, or what was typed', () => {
    expect(extendedUntil({ kind: 'today' }, now)).toBe('2027-03-04T18:00')
    expect(extendedUntil({ kind: 'days' }, now)).toBe('2027-03-06T18:00')
    expect(extendedUntil({ kind: 'custom', expiry: null }, now)).toBeNull()
  })

  it('ends later than it would have, later than now, and within what the server takes', () => {
    expect(flawOfExtension(running, '2027-03-04T18:00', now)).toBeNull()
    expect(flawOfExtension(running, '2027-03-04T12:00', now)).toBe('notLater')
    expect(flawOfExtension(running, '2027-03-01T12:00', now)).toBe('notLater')
    expect(flawOfExtension(running, null, now)).toBe('notADate')
    expect(flawOfExtension(running, '2038-01-01T00:00', now)).toBe('tooLate')
    const over = { kind: 'over', start: '2027-03-01T08:00', expiry: '2027-03-01T18:00' } as const
    expect(flawOfExtension(over, '2027-03-02T18:00', now)).toBe('notLater')
  })
})

it('the presets of a visit count the day at the desk, over the ends of months and years', () => {
  expect(visitPeriod('2027-03-04T10:04', 3)).toEqual({ start: '2027-03-04T10:04', expiry: '2027-03-06T18:00' })
  expect(visitPeriod('2027-12-30T19:00', 3).expiry).toBe('2028-01-01T18:00')
  expect(visitPeriod('2028-02-27T19:00', 3).expiry).toBe('2028-02-29T18:00')
  expect(visitPeriod('2027-03-04T18:00').expiry).toBe('2027-03-04T23:59')
})
