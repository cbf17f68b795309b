import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import {
  createAuthority,
  fingerprintOf,
  issueCertificate,
  type IssuedCertificate,
} from '../../tools/simulator/certificates.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** Makes a certificate below an authority that is itself below a root, which the server does not send. */
export async function issueBelowIntermediate(names: readonly string[]): Promise<{
  readonly certificate: IssuedCertificate
  readonly intermediate: { readonly certificatePem: string; readonly fingerprint: string }
}> {
  const root = await createAuthority('Example Root')
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const name = 'CN=Example Intermediate'
  const intermediate = await x509.X509CertificateGenerator.create({
    serialNumber: '01aa',
    subject: name,
    issuer: root.name,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 3_600_000),
    publicKey: keys.publicKey,
    signingKey: root.keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  })
  const certificatePem = intermediate.toString('pem')
  const authority = { certificatePem, fingerprint: fingerprintOf(certificatePem), name, keys }
  return { intermediate: authority, certificate: await issueCertificate({ authority, names }) }
}
