/** How many days before the end of the paired certificate the station begins to warn. */
const warningDays = 30

const dayLength = 24 * 60 * 60 * 1000

/** How near the end of a certificate is, when it is near enough to say so. */
export type CertificateEnd = { readonly kind: 'expired' } | { readonly kind: 'endsSoon'; readonly days: number }

/**
 * Whether the end of a certificate is worth a warning: it has passed, or comes in less than 30 days.
 *
 * @param validTo ISO 8601 in UTC
 * @param now milliseconds since 1970, UTC
 * @returns `null` when all is well
 */
export function certificateEnd(validTo: string, now: number): CertificateEnd | null {
  const left = Date.parse(validTo) - now
  if (left <= 0) return { kind: 'expired' }
  return left < warningDays * dayLength ? { kind: 'endsSoon', days: Math.ceil(left / dayLength) } : null
}
