import { afterEach, describe, expect, it } from 'vitest'
import { boundsOf, isTurned } from '../../../src-renderer/screens/journal/journal-period.ts'

const zoneBefore = process.env['TZ']
afterEach(() => {
  if (zoneBefore === undefined) delete process.env['TZ']
  else process.env['TZ'] = zoneBefore
})

describe('a period of the journal', () => {
  it('has no ends when it is any time', () => {
    expect(boundsOf({ kind: 'ever' }, '2027-03-04')).toEqual({ from: null, until: null })
  })

  it('begins at midnight of the desk, not of Greenwich', () => {
    process.env['TZ'] = 'Asia/Seoul'
    expect(boundsOf({ kind: 'today' }, '2027-03-04').from).toBe('2027-03-03T15:00:00.000Z')
    process.env['TZ'] = 'America/New_York'
    expect(boundsOf({ kind: 'today' }, '2027-03-04').from).toBe('2027-03-04T05:00:00.000Z')
  })

  it('counts days by the calendar, also over the night in which the clock is put forward', () => {
    process.env['TZ'] = 'Europe/Berlin'
    // On 28 March 2027 the clock goes from 2 to 3: midnight of the 25th is at 23:00 in UTC, that of the 31st at 22:00.
    expect(boundsOf({ kind: 'week' }, '2027-03-31').from).toBe('2027-03-24T23:00:00.000Z')
    expect(boundsOf({ kind: 'today' }, '2027-03-31').from).toBe('2027-03-30T22:00:00.000Z')
    expect(boundsOf({ kind: 'month' }, '2027-03-31').from).toBe('2027-03-01T23:00:00.000Z')
  })

  it('holds both of its ends, on a day of 23 hours too', () => {
    process.env['TZ'] = 'Europe/Berlin'
    expect(boundsOf({ kind: 'days', from: '2027-03-28', until: '2027-03-28' }, '2027-03-31')).toEqual({
      from: '2027-03-27T23:00:00.000Z',
      until: '2027-03-28T21:59:59.999Z',
    })
  })

  it('is open at an end nobody has given, or nobody can read', () => {
    expect(boundsOf({ kind: 'days', from: null, until: 'soon' }, '2027-03-31')).toEqual({ from: null, until: null })
  })

  it('knows when it ends before it begins', () => {
    expect(isTurned({ kind: 'days', from: '2027-03-02', until: '2027-03-01' })).toBe(true)
    expect(isTurned({ kind: 'days', from: '2027-03-01', until: '2027-03-01' })).toBe(false)
    expect(isTurned({ kind: 'days', from: '2027-03-02', until: null })).toBe(false)
  })
})
