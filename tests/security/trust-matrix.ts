import assert from 'node:assert/strict'
import { request } from 'node:https'
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls'
import type { AddressInfo, Socket } from 'node:net'
import { PinnedAgent } from '../../src-main/biostar/pinned-agent.ts'
import { createTransport, type Transport, type TransportRequest } from '../../src-main/biostar/transport.ts'
import { silentLog } from '../../src-main/observe/log.ts'
import type { Trust } from '../../src-preload/contract/server.ts'
import { createAuthority, issueCertificate, type IssuedCertificate } from '../../tools/simulator/certificates.ts'
import { issueBelowIntermediate } from './intermediate-authority.ts'

/**
 * The verdicts on certificates, against real TLS servers. Plain functions and node:assert, so that the same matrix runs
 * wherever there is a TLS library: in Node (OpenSSL) and in Electron (BoringSSL).
 */

const day = 24 * 60 * 60 * 1_000

interface Witness {
  readonly port: number
  /** Bytes that came out of the TLS layer: the beginnings of requests. */
  readonly requestBytes: () => number
  readonly handshakes: readonly { readonly servername: string | false; readonly resumed: boolean }[]
  close(): Promise<void>
}

/** A TLS server that counts what it is told, and answers a request that is complete. */
async function startWitness(
  certificate: IssuedCertificate,
  options: TlsOptions & { port?: number } = {},
): Promise<Witness> {
  let requestBytes = 0
  const handshakes: { servername: string | false; resumed: boolean }[] = []
  const open = new Set<Socket>()
  const server = createServer({ key: certificate.privateKeyPem, cert: certificate.chainPem, ...options })
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
  })
  server.on('tlsClientError', () => undefined)
  server.on('secureConnection', (socket: TLSSocket & { readonly servername?: string | false }) => {
    handshakes.push({ servername: socket.servername ?? false, resumed: socket.isSessionReused() })
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => {
      requestBytes += bytes.length
      if (bytes.includes('\r\n\r\n')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    requestBytes: () => requestBytes,
    handshakes,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

const knock: TransportRequest = { method: 'GET', path: '/api/x', route: 'GET /api/x', repeatable: false }

function open(port: number, trust: Trust, host = 'localhost', store: readonly string[] = []): Transport {
  const parts = { log: silentLog, clock: Date.now, readSystemAuthorities: () => store }
  return createTransport({ address: { host, port }, trust }, parts)
}

/** One knock at a server with a certificate. */
async function knockAt(
  certificate: IssuedCertificate,
  trust: Trust,
  { host, store, server }: { host?: string; store?: readonly string[]; server?: TlsOptions } = {},
) {
  const witness = await startWitness(certificate, server)
  const transport = open(witness.port, trust, host, store)
  try {
    const outcome = await transport.send(knock)
    return { outcome, witness }
  } finally {
    transport.close()
    await witness.close()
  }
}

type Knocked = Awaited<ReturnType<typeof knockAt>>

function accepted({ outcome, witness }: Knocked): void {
  assert.equal(outcome.ok, true, JSON.stringify(outcome))
  assert.ok(witness.requestBytes() > 0, 'the witness saw no request, so it would not see one at an impostor either')
}

function refused({ outcome, witness }: Knocked, failure: object): void {
  assert.ok(!outcome.ok, 'the request was answered')
  assert.deepEqual({ ...outcome.failure, ...failure }, outcome.failure)
  assert.equal(witness.requestBytes(), 0, 'bytes of a request were sent')
}

const exactly = (certificate: IssuedCertificate): Trust => ({
  kind: 'pinnedCertificate',
  sha256: certificate.fingerprint,
})
const signedBy = (authority: { certificatePem: string; fingerprint: string }): Trust => ({
  kind: 'pinnedAuthority',
  pem: authority.certificatePem,
  sha256: authority.fingerprint,
})
const system: Trust = { kind: 'systemTrust' }

/** Each verdict by its story. A story rejects when the verdict is wrong. */
export const trustMatrix: Readonly<Record<string, () => Promise<void>>> = {
  'an exact pin takes the right certificate': async () => {
    const certificate = await issueCertificate()
    accepted(await knockAt(certificate, exactly(certificate)))
    accepted(await knockAt(certificate, exactly(certificate), { host: 'LOCALHOST' }))
  },
  'an exact pin takes an expired certificate': async () => {
    const certificate = await issueCertificate({ kind: 'expired' })
    accepted(await knockAt(certificate, exactly(certificate)))
  },
  'an exact pin takes a certificate without alternative names, or for another host': async () => {
    for (const kind of ['no-alternative-name', 'wrong-host'] as const) {
      const certificate = await issueCertificate({ kind })
      accepted(await knockAt(certificate, exactly(certificate)))
      accepted(await knockAt(certificate, exactly(certificate), { host: '127.0.0.1' }))
    }
  },
  'an exact pin tells an impostor with the same names nothing': async () => {
    const paired = await issueCertificate()
    const impostor = await issueCertificate({ kind: 'wrong-key' })
    refused(await knockAt(impostor, exactly(paired)), {
      kind: 'certificateChanged',
      host: 'localhost',
      paired: paired.fingerprint,
      shown: impostor.fingerprint,
    })
  },
  'an exact pin tells a renewed certificate nothing, even from the same authority in the store': async () => {
    const authority = await createAuthority()
    const paired = await issueCertificate({ authority })
    const renewed = await issueCertificate({ authority })
    const store = [authority.certificatePem]
    refused(await knockAt(renewed, exactly(paired), { store }), {
      kind: 'certificateChanged',
      shown: renewed.fingerprint,
    })
  },
  'an authority pin takes a renewed certificate in silence': async () => {
    const authority = await createAuthority()
    const before = await startWitness(await issueCertificate({ authority }))
    const transport = open(before.port, signedBy(authority))
    assert.equal((await transport.send(knock)).ok, true)
    await before.close()
    const after = await startWitness(await issueCertificate({ authority }), { port: before.port })
    const outcome = await transport.send({ ...knock, repeatable: true })
    assert.equal(outcome.ok, true, JSON.stringify(outcome))
    assert.equal(after.handshakes.length, 1)
    transport.close()
    await after.close()
  },
  'an authority pin refuses an expired certificate and one of tomorrow, naming which': async () => {
    const authority = await createAuthority()
    const now = Date.now()
    const expired = await issueCertificate({
      authority,
      notBefore: new Date(now - day),
      notAfter: new Date(now - 1_000),
    })
    const shown = expired.fingerprint
    refused(await knockAt(expired, signedBy(authority)), { kind: 'certificateRefused', reason: 'expired', shown })
    const early = await issueCertificate({ authority, kind: 'not-yet-valid' })
    refused(await knockAt(early, signedBy(authority)), { kind: 'certificateRefused', reason: 'notYetValid' })
  },
  'an authority pin refuses a wrong host and a missing name, naming which': async () => {
    const authority = await createAuthority()
    const elsewhere = await issueCertificate({ authority, names: ['elsewhere.example'] })
    refused(await knockAt(elsewhere, signedBy(authority)), { kind: 'certificateRefused', reason: 'wrongHost' })
    // The common name is localhost, which Node alone would take for a name.
    const nameless = await issueCertificate({ authority, names: [], commonName: 'localhost' })
    refused(await knockAt(nameless, signedBy(authority)), { kind: 'certificateRefused', reason: 'noName' })
  },
  'an authority pin refuses an authority of the same name with another key, and a certificate that signed itself':
    async () => {
      const [authority, impostor] = [await createAuthority(), await createAuthority()]
      const unknownAuthority = { kind: 'certificateRefused', reason: 'unknownAuthority' }
      refused(await knockAt(await issueCertificate({ authority: impostor }), signedBy(authority)), unknownAuthority)
      const store = [impostor.certificatePem]
      refused(
        await knockAt(await issueCertificate({ authority: impostor }), signedBy(authority), { store }),
        unknownAuthority,
      )
      refused(await knockAt(await issueCertificate(), signedBy(authority)), unknownAuthority)
    },
  'an authority pin may sit in the middle of a chain': async () => {
    const { intermediate, certificate } = await issueBelowIntermediate(['localhost'])
    accepted(await knockAt(certificate, signedBy(intermediate)))
  },
  'an address is checked as an address, and is not sent as a name': async () => {
    const authority = await createAuthority()
    const withAddress = await issueCertificate({ authority, names: ['127.0.0.1'] })
    const knocked = await knockAt(withAddress, signedBy(authority), { host: '127.0.0.1' })
    accepted(knocked)
    assert.equal(knocked.witness.handshakes[0]?.servername, false)
    const withName = await issueCertificate({ authority, names: ['localhost'] })
    refused(await knockAt(withName, signedBy(authority), { host: '127.0.0.1' }), { reason: 'wrongHost' })
    const named = await knockAt(withName, signedBy(authority))
    accepted(named)
    assert.equal(named.witness.handshakes[0]?.servername, 'localhost')
  },
  'the system store takes a company authority that is in it, and no other': async () => {
    const [company, stranger] = [await createAuthority(), await createAuthority('Stranger')]
    const certificate = await issueCertificate({ authority: company })
    accepted(await knockAt(certificate, system, { store: [stranger.certificatePem, company.certificatePem] }))
    const unknownAuthority = { kind: 'certificateRefused', reason: 'unknownAuthority', shown: certificate.fingerprint }
    refused(await knockAt(certificate, system, { store: [stranger.certificatePem] }), unknownAuthority)
    refused(await knockAt(certificate, system, { store: [] }), unknownAuthority)
    const expired = await issueCertificate({ authority: company, kind: 'expired' })
    refused(await knockAt(expired, system, { store: [company.certificatePem] }), { reason: 'expired' })
    const nameless = await issueCertificate({ authority: company, names: [] })
    refused(await knockAt(nameless, system, { store: [company.certificatePem] }), { reason: 'noName' })
    refused(await knockAt(await issueCertificate(), system), { reason: 'unknownAuthority' })
  },
  'a server that speaks nothing newer than TLS 1.1 is too old': async () => {
    const certificate = await issueCertificate()
    // OpenSSL hides the old versions behind a security level; BoringSSL knows no levels.
    const ciphers = process.versions['electron'] === undefined ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}
    const server: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ...ciphers }
    const failure = { kind: 'serverUnreachable', host: 'localhost', reason: 'tlsTooOld' }
    refused(await knockAt(certificate, exactly(certificate), { server }), failure)
  },
  'TLS 1.2 and 1.3 both serve': async () => {
    const certificate = await issueCertificate()
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const server: TlsOptions = { minVersion: version, maxVersion: version }
      accepted(await knockAt(certificate, exactly(certificate), { server }))
    }
  },
  'no session is resumed, so that an impostor holding the ticket keys has to show its certificate': async () => {
    const [paired, impostor] = [await issueCertificate(), await issueCertificate({ kind: 'wrong-key' })]
    const ticketKeys = Buffer.alloc(48, 7)
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const before = await startWitness(paired, { ticketKeys, maxVersion })
      const transport = open(before.port, exactly(paired))
      assert.equal((await transport.send(knock)).ok, true)
      await before.close()
      const again = await startWitness(paired, { ticketKeys, maxVersion, port: before.port })
      assert.equal((await transport.send({ ...knock, repeatable: true })).ok, true)
      assert.deepEqual(
        again.handshakes.map((handshake) => handshake.resumed),
        [false],
      )
      await again.close()
      const after = await startWitness(impostor, { ticketKeys, maxVersion, port: before.port })
      refused(
        { outcome: await transport.send({ ...knock, repeatable: true }), witness: after },
        { kind: 'certificateChanged' },
      )
      transport.close()
      await after.close()
    }
  },
  'a second host never inherits the pin': async () => {
    const certificate = await issueCertificate()
    const [first, second] = [await startWitness(certificate), await startWitness(certificate)]
    const agent = new PinnedAgent(
      { address: { host: 'localhost', port: first.port }, trust: exactly(certificate) },
      { clock: Date.now, readSystemAuthorities: () => [], onHandshake: () => undefined },
    )
    const ask = (host: string, port: number) =>
      new Promise<string>((resolve) => {
        request({ agent, host, port, path: '/' }, (answer) => resolve(String(answer.statusCode)))
          .on('error', () => resolve('refused'))
          .end()
      })
    assert.equal(await ask('localhost', first.port), '200')
    assert.equal(await ask('localhost', second.port), 'refused')
    assert.equal(await ask('127.0.0.1', first.port), 'refused')
    assert.deepEqual([second.handshakes.length, second.requestBytes()], [0, 0])
    agent.destroy()
    await first.close()
    await second.close()
  },
}
