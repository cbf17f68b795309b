import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificateProbe } from '../../../src-main/biostar/certificate-probe.ts'
import { createPairing } from '../../../src-main/biostar/pairing.ts'
import {
  serverRecordSchema,
  type ServerRecord,
  type ServerRecordStore,
} from '../../../src-main/biostar/server-record.ts'
import { silentLog } from '../../../src-main/observe/log.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { serverProbeSchema } from '../../../src-preload/contract/server.ts'
import { createAuthority, issueCertificate, type CertificateRequest } from '../../../tools/simulator/certificates.ts'
import { startTestServer } from './test-server.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A desk with an empty record, whose clock and disk the test governs. */
function openDesk({ store = [] as readonly string[], diskIsFull = false, deadlineMilliseconds = 5_000 } = {}) {
  let ahead = 0
  let kept: ServerRecord | null = null
  let looks = 0
  const clock = () => Date.now() + ahead
  const records: ServerRecordStore = {
    read: async () => (kept === null ? { kind: 'absent' } : { kind: 'record', record: kept }),
    write: async (record) => {
      if (diskIsFull) return fail({ kind: 'notSaved', reason: 'noSpace' })
      kept = record
      return succeed(undefined)
    },
    clear: async () => {
      kept = null
      return succeed(undefined)
    },
  }
  const probe = createCertificateProbe({ clock, readSystemAuthorities: () => store, deadlineMilliseconds })
  const newId = () => `look-${(looks += 1)}`
  return {
    pairing: createPairing({ probe, records, clock, newId, log: silentLog }),
    kept: () => kept,
    passTime: (milliseconds: number) => {
      ahead += milliseconds
    },
  }
}

async function serve(request: CertificateRequest = {}, port = 0) {
  const certificate = await issueCertificate(request)
  const server = await startTestServer((_request, answer) => answer.end('{}'), { certificate, port })
  onTestFinished(() => server.close())
  return { server, certificate, typed: `https://localhost:${server.address.port}/` }
}

describe('a look at a server', () => {
  it('shows the certificate and sends nothing', async () => {
    const { server, certificate, typed } = await serve()
    const seen = await openDesk().pairing.probe(typed)
    if (!seen.ok) throw new Error(seen.failure.kind)
    expect(serverProbeSchema.strict().parse(seen.value)).toEqual(seen.value)
    expect(seen.value).toMatchObject({
      address: { host: 'localhost', port: server.address.port },
      certificate: {
        sha256: certificate.fingerprint,
        subject: expect.stringContaining('CN=localhost') as string,
        names: ['localhost', '127.0.0.1', '0:0:0:0:0:0:0:1'],
        selfSigned: true,
      },
      authority: null,
      trustedBySystem: false,
      concerns: ['unknownAuthority'],
      tlsVersion: 'TLSv1.3',
    })
    expect(server.connections()).toBe(1)
    expect(server.requests).toEqual([])
  })

  it('shows the authority that the server sends, and whether the system knows it', async () => {
    const authority = await createAuthority()
    const { typed } = await serve({ authority })
    const stranger = await openDesk().pairing.probe(typed)
    expect(stranger).toMatchObject({
      value: { authority: { sha256: authority.fingerprint }, trustedBySystem: false, concerns: ['unknownAuthority'] },
    })
    const known = await openDesk({ store: [authority.certificatePem] }).pairing.probe(typed)
    expect(known).toMatchObject({ value: { trustedBySystem: true, concerns: [], certificate: { selfSigned: false } } })
  })

  it.each([
    [{ kind: 'expired' }, ['expired']],
    [{ kind: 'no-alternative-name' }, ['unknownAuthority', 'noName']],
    [{ kind: 'wrong-host' }, ['unknownAuthority', 'wrongHost']],
    [{ notAfter: new Date(Date.now() + 29 * day) }, ['unknownAuthority', 'expiresSoon']],
    [{ notAfter: new Date(Date.now() + 31 * day) }, ['unknownAuthority']],
  ] as const)('names what an administrator would say to %j', async (request, concerns) => {
    const { typed } = await serve(request)
    expect(await openDesk().pairing.probe(typed)).toMatchObject({ value: { concerns } })
  })

  it('can be given up, and has a deadline', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    silent.on('connection', (socket) => onTestFinished(() => void socket.destroy()))
    const typed = `127.0.0.1:${(silent.address() as AddressInfo).port}`
    const gaveUp = new AbortController()
    const looking = openDesk().pairing.probe(typed, gaveUp.signal)
    gaveUp.abort()
    expect(await looking).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(await openDesk({ deadlineMilliseconds: 100 }).pairing.probe(typed)).toEqual({
      ok: false,
      failure: { kind: 'serverUnreachable', host: '127.0.0.1', reason: 'timedOut' },
    })
  })

  it('begins with an address', async () => {
    const failure = { kind: 'invalidAddress', reason: 'notHttps' }
    expect(await openDesk().pairing.probe('http://localhost')).toEqual({ ok: false, failure })
  })
})

describe('pairing', () => {
  async function look(desk: ReturnType<typeof openDesk>, typed: string): Promise<string> {
    const seen = await desk.pairing.probe(typed)
    if (!seen.ok) throw new Error(seen.failure.kind)
    return seen.value.probeId
  }

  it('remembers what the person saw', async () => {
    const { server, certificate, typed } = await serve({ kind: 'expired' })
    const desk = openDesk()
    const paired = await desk.pairing.pair(await look(desk, typed), 'pinnedCertificate')
    expect(paired).toEqual({ ok: true, value: desk.kept() })
    expect(serverRecordSchema.parse(desk.kept())).toMatchObject({
      version: 1,
      address: { host: 'localhost', port: server.address.port },
      trust: { kind: 'pinnedCertificate', sha256: certificate.fingerprint },
    })
    expect(server.requests).toEqual([])
    await desk.pairing.forget()
    expect(desk.kept()).toBeNull()
  })

  it('remembers the authority, or that the system decides', async () => {
    const authority = await createAuthority()
    const { typed } = await serve({ authority })
    const desk = openDesk({ store: [authority.certificatePem] })
    await desk.pairing.pair(await look(desk, typed), 'pinnedAuthority')
    expect(serverRecordSchema.parse(desk.kept()).trust).toMatchObject({ sha256: authority.fingerprint })
    await desk.pairing.pair(await look(desk, typed), 'systemTrust')
    expect(desk.kept()?.trust).toEqual({ kind: 'systemTrust' })
  })

  it('refuses a trust that the certificate does not deserve, naming why', async () => {
    const authority = await createAuthority()
    const desk = openDesk()
    const nameless = await serve({ authority, names: [] })
    const probeId = await look(desk, nameless.typed)
    const refused = (reason: string) => ({ ok: false, failure: { kind: 'certificateRefused', reason } })
    expect(await desk.pairing.pair(probeId, 'pinnedAuthority')).toMatchObject(refused('noName'))
    expect(await desk.pairing.pair(probeId, 'systemTrust')).toMatchObject(refused('unknownAuthority'))
    const alone = await serve()
    expect(await desk.pairing.pair(await look(desk, alone.typed), 'pinnedAuthority')).toMatchObject(
      refused('unknownAuthority'),
    )
    expect(desk.kept()).toBeNull()
  })

  it('refuses another certificate than the one that was seen, with both fingerprints', async () => {
    const { server, certificate, typed } = await serve()
    const desk = openDesk()
    const probeId = await look(desk, typed)
    await server.close()
    const impostor = await serve({ kind: 'wrong-key' }, server.address.port)
    expect(await desk.pairing.pair(probeId, 'pinnedCertificate')).toEqual({
      ok: false,
      failure: {
        kind: 'certificateChanged',
        host: 'localhost',
        paired: certificate.fingerprint,
        shown: impostor.certificate.fingerprint,
      },
    })
    expect(desk.kept()).toBeNull()
    expect(await desk.pairing.pair(probeId, 'pinnedCertificate')).toMatchObject({ failure: { kind: 'probeOutdated' } })
  })

  it('refuses a look that is older than ten minutes, from tomorrow, used up or never was', async () => {
    const { typed } = await serve()
    const outdated = { ok: false, failure: { kind: 'probeOutdated' } }
    const desk = openDesk()
    const old = await look(desk, typed)
    desk.passTime(10 * minute + 1_000)
    expect(await desk.pairing.pair(old, 'pinnedCertificate')).toEqual(outdated)
    const early = await look(desk, typed)
    desk.passTime(-day)
    expect(await desk.pairing.pair(early, 'pinnedCertificate')).toEqual(outdated)
    const fresh = await look(desk, typed)
    desk.passTime(9 * minute)
    expect(await desk.pairing.pair(fresh, 'pinnedCertificate')).toMatchObject({ ok: true })
    expect(await desk.pairing.pair(fresh, 'pinnedCertificate')).toEqual(outdated)
    expect(await desk.pairing.pair('look-999', 'pinnedCertificate')).toEqual(outdated)
  })

  it('says when the record could not be kept, and the look is still good', async () => {
    const { typed } = await serve()
    const desk = openDesk({ diskIsFull: true })
    const probeId = await look(desk, typed)
    const notSaved = { ok: false, failure: { kind: 'notSaved', reason: 'noSpace' } }
    expect(await desk.pairing.pair(probeId, 'pinnedCertificate')).toEqual(notSaved)
    expect(await desk.pairing.pair(probeId, 'pinnedCertificate')).toEqual(notSaved)
  })
})

describe('a record', () => {
  it('with another authority than the confirmed one, or two of them, is no record', async () => {
    const [confirmed, slippedIn] = [await createAuthority(), await createAuthority()]
    const record = (pem: string) => ({
      version: 1,
      address: { host: 'localhost', port: 443 },
      trust: { kind: 'pinnedAuthority', pem, sha256: confirmed.fingerprint },
      pairedAt: '2026-11-22T10:00:00.000Z',
    })
    expect(serverRecordSchema.safeParse(record(confirmed.certificatePem)).success).toBe(true)
    for (const pem of [slippedIn.certificatePem, `${confirmed.certificatePem}\n${slippedIn.certificatePem}`, 'x', ''])
      expect(serverRecordSchema.safeParse(record(pem)).success).toBe(false)
  })
})
