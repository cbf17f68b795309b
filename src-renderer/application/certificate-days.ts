import type { CertificateEnd } from '../../src-preload/contract/rules/certificate-end.ts'
import type { Sentences } from '../i18n/sentences.ts'

/** The end of the certificate in words. */
export function endWord(end: CertificateEnd, say: Sentences): string {
  return end.kind === 'expired'
    ? say('application.connection.expired')
    : say('application.connection.expiresSoon', { count: end.days })
}
