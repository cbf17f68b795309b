/** A fingerprint as the station keeps it, in upper-case pairs with colons; `null` when the text is none. Blanks and colons are free. */
export function normalFingerprint(text: string): string | null {
  const digits = text.replaceAll(/[\s:]/gu, '').toUpperCase()
  return /^[0-9A-F]{64}$/u.test(digits) ? (digits.match(/../gu)?.join(':') ?? null) : null
}
