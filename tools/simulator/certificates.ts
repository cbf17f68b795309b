import 'reflect-metadata'
import { X509Certificate, randomBytes } from 'node:crypto'
import * as x509 from '@peculiar/x509'

/**
 * The server certificates a station meets in the wild, made in memory.
 *
 * Keys are ECDSA P-256 because they are made in a millisecond; nothing here is fit for a real server.
 */

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

const day = 24 * 60 * 60 * 1000

/** The certificates that can be asked for by name, on the command line and in `SimulatorOptions.certificate`. */
export const certificateChoices = [
  'self-signed',
  'expired',
  'not-yet-valid',
  'no-alternative-name',
  'wrong-host',
  'wrong-key',
  'private-authority',
  'private-authority-expired',
  'private-authority-no-alternative-name',
  'private-authority-wrong-host',
] as const

/**
 * A certificate by name.
 *
 * `wrong-key` is the impostor: subject, issuer and names like `self-signed`, but a key of its own, as every
 * self-signed certificate made anew has. `no-alternative-name` is what the stock server does (reference section 1.1).
 */
export type CertificateChoice = (typeof certificateChoices)[number]

/** A certificate with its key, ready for a server; `chainPem` is what the server presents, leaf first. */
export interface IssuedCertificate {
  readonly certificatePem: string
  readonly privateKeyPem: string
  readonly chainPem: string
  readonly authorityPem?: string
  /** SHA-256 of the leaf, upper-case hex in pairs joined by colons. */
  readonly fingerprint: string
}

/** A private certificate authority that can sign any number of leaves. */
export interface Authority {
  readonly certificatePem: string
  readonly fingerprint: string
  readonly name: string
  readonly keys: CryptoKeyPair
}

/** What to put into a certificate; everything has a default that gives a good one for this machine. */
export interface CertificateRequest {
  /** Only the defaults of the other fields follow from it. */
  readonly kind?: CertificateChoice
  /** DNS names and IP addresses for the alternative-name extension; an empty list leaves the extension out. */
  readonly names?: readonly string[]
  readonly commonName?: string
  readonly notBefore?: Date
  readonly notAfter?: Date
  /** Signs the certificate; without one it signs itself. */
  readonly authority?: Authority
}

/** Makes a private authority, valid from yesterday for ten years. */
export async function createAuthority(commonName = 'Example Company Root'): Promise<Authority> {
  const keys = await newKeys()
  const name = `CN=${commonName}, O=Example Company`
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerialNumber(),
    name,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 3650 * day),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const certificatePem = certificate.toString('pem')
  return { certificatePem, fingerprint: fingerprintOf(certificatePem), name, keys }
}

/**
 * Makes a certificate and its key.
 *
 * Two calls never share a key: a second call with the same authority is the renewal, a second call without one the impostor.
 */
export async function issueCertificate(request: CertificateRequest = {}): Promise<IssuedCertificate> {
  const kind = request.kind ?? 'self-signed'
  const authority = request.authority ?? (kind.startsWith('private-authority') ? await createAuthority() : undefined)
  const keys = await newKeys()
  const subject = `CN=${request.commonName ?? commonNameOf(kind)}, O=BioStar 2 Simulator`
  const { notBefore, notAfter } = periodOf(kind)
  const shared = {
    serialNumber: newSerialNumber(),
    notBefore: request.notBefore ?? notBefore,
    notAfter: request.notAfter ?? notAfter,
    signingAlgorithm: algorithm,
    extensions: extensionsFor(request.names ?? namesOf(kind)),
  }
  const certificate =
    authority === undefined
      ? await x509.X509CertificateGenerator.createSelfSigned({ ...shared, name: subject, keys })
      : await x509.X509CertificateGenerator.create({
          ...shared,
          subject,
          issuer: authority.name,
          publicKey: keys.publicKey,
          signingKey: authority.keys.privateKey,
        })
  const certificatePem = certificate.toString('pem')
  return {
    certificatePem,
    privateKeyPem: await privateKeyPem(keys.privateKey),
    chainPem: authority === undefined ? certificatePem : `${certificatePem}\n${authority.certificatePem}`,
    ...(authority === undefined ? {} : { authorityPem: authority.certificatePem }),
    fingerprint: fingerprintOf(certificatePem),
  }
}

/** SHA-256 of a certificate as people compare it: upper-case hex in pairs joined by colons. */
export function fingerprintOf(certificatePem: string): string {
  return new X509Certificate(certificatePem).fingerprint256
}

function commonNameOf(kind: CertificateChoice): string {
  return kind.endsWith('wrong-host') ? 'elsewhere.example' : 'localhost'
}

function namesOf(kind: CertificateChoice): readonly string[] {
  if (kind.endsWith('no-alternative-name')) return []
  if (kind.endsWith('wrong-host')) return ['elsewhere.example']
  return ['localhost', '127.0.0.1', '::1']
}

function periodOf(kind: CertificateChoice): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now()
  if (kind.endsWith('expired')) return { notBefore: new Date(now - 400 * day), notAfter: new Date(now - 2 * day) }
  if (kind === 'not-yet-valid') return { notBefore: new Date(now + 2 * day), notAfter: new Date(now + 400 * day) }
  return { notBefore: new Date(now - day), notAfter: new Date(now + 365 * day) }
}

function extensionsFor(names: readonly string[]): x509.Extension[] {
  const extensions: x509.Extension[] = [
    new x509.BasicConstraintsExtension(false),
    new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
  ]
  if (names.length === 0) return extensions
  const alternatives = names.map((value) => ({ type: isAddress(value) ? 'ip' : 'dns', value }) as const)
  return [...extensions, new x509.SubjectAlternativeNameExtension(alternatives)]
}

function isAddress(name: string): boolean {
  return name.includes(':') || /^\d+\.\d+\.\d+\.\d+$/.test(name)
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

/** A leading 01 keeps the number positive and never zero, as the standard asks. */
function newSerialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key))
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
}
