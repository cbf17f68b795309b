import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flawOfEmailAddress } from '../../../src-preload/contract/rules/email-address.ts'
import { visitPeriod, flawOfPeriod, wallClockOf } from '../../../src-preload/contract/rules/period.ts'
import { flawOfPersonId, largestNumericId } from '../../../src-preload/contract/rules/person-id.ts'
import { flawOfPersonName, withTypographicApostrophes } from '../../../src-preload/contract/rules/person-name.ts'
import { flawOfPhoneNumber } from '../../../src-preload/contract/rules/phone-number.ts'
import { wallClockSchema } from '../../../src-preload/contract/person.ts'

describe('the id of a person', () => {
  it.each([
    ['1', null],
    ['4294967294', null],
    ['4294967295', 'tooLarge'],
    ['99999999999', 'tooLarge'],
    ['', 'empty'],
    ['0', 'zero'],
    ['000', 'zero'],
    ['007', 'leadingZero'],
    ['12a', 'notANumber'],
    ['-1', 'notANumber'],
    ['1 ', 'notANumber'],
    ['١٢', 'notANumber'],
  ] as const)('numeric %j: %s', (id, flaw) => {
    expect(flawOfPersonId(id, 'numeric')).toBe(flaw)
  })

  it.each([
    ['visitor-7_b', null],
    ['007', null],
    ['0', 'zero'],
    ['a b', 'forbiddenCharacter'],
    ['jürgen', 'forbiddenCharacter'],
    ['a'.repeat(32), null],
    ['a'.repeat(33), 'tooLong'],
  ] as const)('alphanumeric %j: %s', (id, flaw) => {
    expect(flawOfPersonId(id, 'alphanumeric')).toBe(flaw)
  })

  it('takes every number from 1 to the largest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: largestNumericId }),
        (id) => flawOfPersonId(String(id), 'numeric') === null,
      ),
    )
  })
})

describe('the name of a person', () => {
  it.each([
    ['Aylin Demir', null],
    ['김민준', null],
    ['José Ángel Ñuñez', null],
    ['O’Brien', null],
    ["O'Brien", 'singleQuote'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['a'.repeat(48), null],
    ['a'.repeat(49), 'tooLong'],
    ['😀'.repeat(48), null],
    ['J. Weber', null],
    ['<script>', 'forbiddenCharacter'],
    ['Weber/Meier', 'forbiddenCharacter'],
    ['two\nlines', 'forbiddenCharacter'],
  ] as const)('%j: %s', (name, flaw) => {
    expect(flawOfPersonName(name)).toBe(flaw)
  })

  it('has no single quote left after the offer is taken', () => {
    fc.assert(fc.property(fc.string(), (name) => flawOfPersonName(withTypographicApostrophes(name)) !== 'singleQuote'))
  })
})

describe('a period', () => {
  it.each([
    ['2001-01-01T00:00', '2037-12-31T23:59', null],
    ['2000-12-31T23:59', '2020-01-01T00:00', 'tooEarly'],
    ['2020-01-01T00:00', '2038-01-01T00:00', 'tooLate'],
    ['2026-11-22T10:00', '2026-11-22T09:59', 'endsBeforeStart'],
    ['2026-02-30T10:00', '2026-03-01T10:00', 'notADate'],
    ['2026-11-22T24:00', '2026-11-23T10:00', 'notADate'],
  ] as const)('from %s to %s: %s', (start, expiry, flaw) => {
    expect(flawOfPeriod(start, expiry)).toBe(flaw)
  })

  it('of a visit ends at 18:00, and from then on at 23:59', () => {
    expect(visitPeriod('2026-11-22T17:59').expiry).toBe('2026-11-22T18:00')
    expect(visitPeriod('2026-11-22T18:00').expiry).toBe('2026-11-22T23:59')
    expect(visitPeriod('2026-11-22T00:00')).toEqual({ start: '2026-11-22T00:00', expiry: '2026-11-22T18:00' })
  })

  it('of a visit is always one the server takes', () => {
    const minutes = fc.integer({ min: Date.UTC(2001, 0, 2) / 60_000, max: Date.UTC(2037, 11, 30) / 60_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const now = wallClockOf(new Date(minute * 60_000))
        const period = visitPeriod(now)
        return wallClockSchema.safeParse(now).success && flawOfPeriod(period.start, period.expiry) === null
      }),
    )
  })
})

describe('an e-mail address', () => {
  it.each([
    ['aylin@example.org', null],
    ['a.b+c@sub.example.co', null],
    ['aylin@example', 'malformed'],
    ['aylin example@example.org', 'malformed'],
    ['@example.org', 'malformed'],
    ['a@b@c.org', 'malformed'],
    [`${'a'.repeat(250)}@example.org`, 'tooLong'],
  ] as const)('%j: %s', (address, flaw) => {
    expect(flawOfEmailAddress(address)).toBe(flaw)
  })
})

describe('a phone number', () => {
  it.each([
    ['+49 (0)30 123-456', null],
    ['112', null],
    ['12', 'malformed'],
    ['call me', 'malformed'],
    ['1'.repeat(33), 'tooLong'],
  ] as const)('%j: %s', (phone, flaw) => {
    expect(flawOfPhoneNumber(phone)).toBe(flaw)
  })
})
