import type { IdStyle } from '../person.ts'

/** The largest numeric id. The API documents one more, the vendor's own screens stop here. Source: reference section 4.6. */
export const largestNumericId = 4_294_967_294

/** The longest alphanumeric id, in characters. Source: reference section 4.6. */
export const longestAlphanumericId = 32

/** Why an id cannot be used. */
export type PersonIdFlaw =
  'empty' | 'notANumber' | 'leadingZero' | 'zero' | 'tooLarge' | 'tooLong' | 'forbiddenCharacter'

/**
 * Checks an id as the server would, so that the clerk hears of it while typing.
 *
 * Numeric: 1 to 4294967294 without leading zeros. Alphanumeric: letters, digits, `-` and `_`, at most 32 characters, not
 * all zeros. Source: reference section 4.6.
 *
 * @returns the flaw, or `null` when the id may be used
 */
export function flawOfPersonId(id: string, style: IdStyle): PersonIdFlaw | null {
  if (id === '') return 'empty'
  return style === 'numeric' ? flawOfNumericId(id) : flawOfAlphanumericId(id)
}

function flawOfNumericId(id: string): PersonIdFlaw | null {
  if (!/^[0-9]+$/u.test(id)) return 'notANumber'
  if (/^0+$/u.test(id)) return 'zero'
  if (id.startsWith('0')) return 'leadingZero'
  return id.length > 10 || Number(id) > largestNumericId ? 'tooLarge' : null
}

function flawOfAlphanumericId(id: string): PersonIdFlaw | null {
  if (!/^[A-Za-z0-9_-]+$/u.test(id)) return 'forbiddenCharacter'
  if (id.length > longestAlphanumericId) return 'tooLong'
  return /^0+$/u.test(id) ? 'zero' : null
}
