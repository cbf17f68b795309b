/** Longest phone number the form takes, in characters. Ours: the vendor's limit is not documented (reference section 13). */
export const longestPhoneNumber = 32

/** Why a phone number cannot be used. */
export type PhoneNumberFlaw = 'malformed' | 'tooLong'

/** Checks a phone number: digits, blanks, `+ - ( )`, and at least three digits. The server checks again (131076, 131077). */
export function flawOfPhoneNumber(phone: string): PhoneNumberFlaw | null {
  if (phone.length > longestPhoneNumber) return 'tooLong'
  return /^[+()\d\s-]+$/u.test(phone) && phone.replaceAll(/\D/gu, '').length >= 3 ? null : 'malformed'
}
