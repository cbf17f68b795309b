/** Country codes of one and of two digits; every other one has three. Source: ITU-T E.164, list of assigned country codes. */
const oneDigit = /^[17]/
const twoDigits = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/** A national number shorter than this is not told from the end of another one. Ours: extensions have up to five digits. */
const shortestNational = 6

const digitsOf = (text: string): string => text.replaceAll(/\D/gu, '')

/** The digits of a number without the sign before the country and without the 0 that is dialled only inside it. */
const withoutPrefix = (text: string): string => digitsOf(text.replaceAll('(0)', '')).replace(/^0+/u, '')

/** Whether a number says its country: it begins with `+` or `00`. */
const saysCountry = (text: string): boolean => /^\s*(?:\(?\+|00)/u.test(text)

/** A phone number as it is kept for searching: `+` before its digits where it says its country, and no leading 0. */
export function phoneDigits(phone: string): string {
  const plain = phone.normalize('NFKC')
  const digits = withoutPrefix(plain)
  return digits !== '' && saysCountry(plain) ? `+${digits}` : digits
}

/** What to look for when somebody types a number. */
export interface PhoneQuery {
  /** Stands anywhere in the digits of a phone number. */
  readonly digits: string
  /** The same without its country: stands at the beginning of a number that was kept without one. `null` where it has none. */
  readonly national: string | null
}

/** Reads a typed number as a phone number; `null` when it has fewer than three digits, which would be in nearly all of them. */
export function readPhoneQuery(text: string): PhoneQuery | null {
  const digits = withoutPrefix(text)
  if (digits.length < 3) return null
  if (!saysCountry(text)) return { digits, national: null }
  const country = oneDigit.test(digits) ? 1 : twoDigits.test(digits) ? 2 : 3
  const national = digits.slice(country)
  return { digits, national: national.length >= shortestNational ? national : null }
}

/** Whether a text is nothing but digits and the signs people put between those of a phone number. */
export function looksLikeNumber(text: string): boolean {
  return /^[\d\s()+/.-]+$/u.test(text) && /\d/u.test(text)
}
