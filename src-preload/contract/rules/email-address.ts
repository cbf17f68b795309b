/** Longest e-mail address by the mail standards, in characters; the vendor's own limit is not documented (reference section 13). */
export const longestEmailAddress = 254

/** Why an e-mail address cannot be used. */
export type EmailAddressFlaw = 'malformed' | 'tooLong'

/**
 * Checks the outer form of an e-mail address: one `@`, something before it, a dotted name after it, no blanks.
 *
 * Whether mail arrives is not ours to know; the server may still refuse it (131078, 131079).
 */
export function flawOfEmailAddress(address: string): EmailAddressFlaw | null {
  if (address.length > longestEmailAddress) return 'tooLong'
  return /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+\.[^\s@"(),:;<>[\\\].]{2,}$/u.test(address) ? null : 'malformed'
}
