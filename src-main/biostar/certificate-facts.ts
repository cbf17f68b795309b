import { createHash, X509Certificate } from 'node:crypto'
import type { CertificateFacts } from '../../src-preload/contract/server.ts'

/** The SHA-256 fingerprint of a certificate as people compare it: 64 upper-case hexadecimal digits in pairs, with colons. */
export function fingerprintOf(certificate: X509Certificate): string {
  const digits = createHash('sha256').update(certificate.raw).digest('hex').toUpperCase()
  return (digits.match(/../gu) ?? []).join(':')
}

/** Turns a certificate into the facts that a person may look at. Every text is cut to the contract's limits. */
export function certificateFactsOf(certificate: X509Certificate): CertificateFacts {
  return {
    sha256: fingerprintOf(certificate),
    subject: onOneLine(certificate.subject),
    issuer: onOneLine(certificate.issuer),
    names: namesOf(certificate.subjectAltName),
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    selfSigned: signedItself(certificate),
  }
}

/** Whether a certificate names itself as its issuer and carries its own signature. */
export function signedItself(certificate: X509Certificate): boolean {
  // Certificates come from strangers: an exotic key that cannot be used is simply not a proof.
  try {
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey)
  } catch {
    return false
  }
}

/** Node writes one part of a name to a line; certificates without a subject exist, and Node says `undefined` for them. */
function onOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ').slice(0, 1_000)
}

function namesOf(alternativeName: string | undefined): string[] {
  if (alternativeName === undefined) return []
  return alternativeName
    .split(', ')
    .filter((name) => name.startsWith('DNS:') || name.startsWith('IP Address:'))
    .map((name) => name.slice(name.indexOf(':') + 1).slice(0, 300))
    .slice(0, 100)
}

/** Whether a text in PEM is exactly one certificate, and the one with this fingerprint: a second one would be trusted unseen. */
export function isTheOneCertificate(pem: string, sha256: string): boolean {
  if (pem.split('-----BEGIN').length !== 2) return false
  try {
    return fingerprintOf(new X509Certificate(pem)) === sha256
  } catch {
    return false
  }
}
