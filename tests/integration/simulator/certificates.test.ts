import type { PeerCertificate, SecureVersion, TLSSocket } from 'node:tls'
import { connect } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Simulator, SimulatorOptions } from '../../../tools/simulator/index.ts'
import { createAuthority, issueCertificate, startSimulator } from '../../../tools/simulator/index.ts'

interface Look {
  readonly error: string | undefined
  readonly certificate: PeerCertificate
  readonly protocol: string | null
}

/** Shakes hands and says what Node's own verdict is; nothing is sent. */
function lookAt(
  simulator: Simulator,
  trusted: string,
  { host = '127.0.0.1', maxVersion }: { host?: string; maxVersion?: SecureVersion } = {},
): Promise<Look> {
  return new Promise((resolve, reject) => {
    const version =
      maxVersion === undefined ? {} : { minVersion: maxVersion, maxVersion, ciphers: 'DEFAULT:@SECLEVEL=0' }
    const socket: TLSSocket = connect({ port: simulator.port, host, ca: trusted, ...version }, () => finish(undefined))
    const finish = (error: string | undefined): void => {
      resolve({ error, certificate: socket.getPeerCertificate(), protocol: socket.getProtocol() })
      socket.destroy()
    }
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') reject(error)
      else finish(error.code)
    })
  })
}

async function serve(options: Partial<SimulatorOptions>): Promise<Simulator> {
  const simulator = await startSimulator({ people: 0, ...options })
  onTestFinished(() => simulator.stop())
  return simulator
}

describe('a client that trusts the certificate or its authority', () => {
  it.each([
    ['self-signed', undefined],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['no-alternative-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['private-authority', undefined],
    ['private-authority-expired', 'CERT_HAS_EXPIRED'],
    ['private-authority-no-alternative-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['private-authority-wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('finds %s: %s', async (certificate, verdict) => {
    const simulator = await serve({ certificate })
    const look = await lookAt(simulator, simulator.authorityPem ?? simulator.certificatePem)
    expect(look.error).toBe(verdict)
  })

  it('sees the fingerprint the simulator prints', async () => {
    const simulator = await serve({})
    const { certificate } = await lookAt(simulator, simulator.certificatePem)
    expect(certificate.fingerprint256).toBe(simulator.fingerprint)
    expect(simulator.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    expect(certificate.subjectaltname).toContain('IP Address:127.0.0.1')
  })
})

describe('a replaced certificate', () => {
  it('renewed by the same authority is good for the next connection', async () => {
    const authority = await createAuthority()
    const simulator = await serve({ certificate: await issueCertificate({ authority }) })
    const first = simulator.fingerprint
    expect((await lookAt(simulator, authority.certificatePem)).error).toBeUndefined()
    simulator.replaceCertificate(await issueCertificate({ authority }))
    const renewed = await lookAt(simulator, authority.certificatePem)
    expect(renewed.error).toBeUndefined()
    expect(renewed.certificate.fingerprint256).toBe(simulator.fingerprint)
    expect(simulator.fingerprint).not.toBe(first)
  })

  it('of an impostor has the same subject and names, and another key', async () => {
    const simulator = await serve({})
    const trusted = simulator.certificatePem
    const genuine = await lookAt(simulator, trusted)
    simulator.replaceCertificate(await issueCertificate({ kind: 'wrong-key' }))
    const impostor = await lookAt(simulator, trusted)
    expect(impostor.error).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    const look = await lookAt(simulator, simulator.certificatePem)
    expect(look.certificate.subject).toEqual(genuine.certificate.subject)
    expect(look.certificate.subjectaltname).toBe(genuine.certificate.subjectaltname)
    expect(look.certificate.pubkey).not.toEqual(genuine.certificate.pubkey)
  })

  it('may be shared by two servers', async () => {
    const certificate = await issueCertificate()
    const [one, other] = [await serve({ certificate }), await serve({ certificate })]
    expect(one.fingerprint).toBe(other.fingerprint)
    expect((await lookAt(other, one.certificatePem)).error).toBeUndefined()
  })
})

describe('TLS versions', () => {
  it('before 1.2 are refused, unless the server is made that old', async () => {
    const modern = await serve({})
    expect((await lookAt(modern, modern.certificatePem, { maxVersion: 'TLSv1.1' })).error).toMatch(/PROTOCOL_VERSION/)
    const old = await serve({ minimumTlsVersion: 'TLSv1', maximumTlsVersion: 'TLSv1.1' })
    expect((await lookAt(old, old.certificatePem, { maxVersion: 'TLSv1.1' })).protocol).toBe('TLSv1.1')
    expect((await lookAt(old, old.certificatePem)).error).toBeDefined()
  })
})
