import { X509Certificate } from 'node:crypto'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { CertificateFacts } from '../../src-preload/contract/server.ts'
import { certificateFactsOf, signedItself } from '../biostar/certificate-facts.ts'

/** An authority as it was read from a file or pasted. */
export interface ReadAuthority {
  readonly facts: CertificateFacts
  /** The one certificate in PEM, written anew: nothing that stood around it. */
  readonly pem: string
}

const blockPattern = /-----BEGIN ([A-Z0-9 ]+)-----/gu

/**
 * Reads the authority of a device gateway out of a text in PEM.
 *
 * Exactly one certificate is taken, and only of somebody who may sign others, or who signed themselves. What stands around it is
 * dropped. A private key is refused before anything else: it belongs on the gateway alone, and whoever gives `ca_key.pem`
 * instead of `ca.crt` should hear it (reference of the gateway, section 9).
 *
 * @param text the content of a file, or what was pasted
 * @param now Unix milliseconds
 */
export function readAuthority(text: string, now: number): Outcome<ReadAuthority, Failure<'authorityUnusable'>> {
  const unusable = (reason: Failure<'authorityUnusable'>['reason']) =>
    fail({ kind: 'authorityUnusable', reason } as const)
  const blocks = [...text.matchAll(blockPattern)].map(([, label]) => label ?? '')
  if (blocks.some((label) => label.endsWith('PRIVATE KEY'))) return unusable('privateKey')
  const certificates = blocks.filter((label) => label === 'CERTIFICATE' || label === 'TRUSTED CERTIFICATE')
  if (certificates.length === 0) return unusable('noCertificate')
  if (certificates.length > 1) return unusable('severalCertificates')
  const certificate = parse(text)
  if (certificate === null) return unusable('noCertificate')
  if (!certificate.ca && !signedItself(certificate)) return unusable('notAnAuthority')
  if (certificate.validToDate.getTime() < now) return unusable('expired')
  return succeed({ facts: certificateFactsOf(certificate), pem: certificate.toString() })
}

function parse(text: string): X509Certificate | null {
  const start = text.indexOf('-----BEGIN')
  try {
    return new X509Certificate(text.slice(start))
  } catch {
    return null
  }
}
