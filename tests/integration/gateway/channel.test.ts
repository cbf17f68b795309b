import { createServer, type Server as ProxyServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { GatewayClient, GatewayStanding } from '../../../src-main/gateway/gateway-client.ts'
import type { StatusChange } from '../../../src-main/gateway/messages.ts'
import { createAuthority, issueCertificate } from '../../../tools/simulator/certificates.ts'
import { openRoom, protocol, terminals, userOf, type GatewayRoom } from './gateway-room.ts'
import { createGatewayClient } from '../../../src-main/gateway/create-gateway-client.ts'

const rooms: { close(): Promise<void> | void }[] = []

async function open(...parts: Parameters<typeof openRoom>): Promise<GatewayRoom> {
  const room = await openRoom(...parts)
  rooms.push(room)
  return room
}

afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close()
})

/** Settles when the connection stands so, at once if it does already. */
function stands(client: GatewayClient, wanted: GatewayStanding): Promise<void> {
  return new Promise((resolve) => {
    if (client.standing() === wanted) {
      resolve()
      return
    }
    const forget = client.onStanding((standing) => {
      if (standing !== wanted) return
      forget()
      resolve()
    })
  })
}

/** Waits for what no promise tells. The limit catches hangs only. */
const until = (condition: () => boolean): Promise<unknown> => vi.waitUntil(condition, { timeout: 30_000, interval: 5 })

describe('trust', () => {
  test.each([
    ['otherAuthority', 'unknownAuthority'],
    ['wrongHost', 'wrongHost'],
    ['expired', 'expired'],
  ] as const)('a certificate that is %s is refused, and nothing is sent', async (certificate, reason) => {
    const { client, simulator } = await open({ certificate })
    expect(await client.user.enroll(terminals.main, [userOf('5000')], true)).toEqual({
      ok: false,
      failure: { kind: 'gatewayUntrusted', host: 'localhost', reason },
    })
    expect(simulator.calls.messageBytes.received).toBe(0)
    expect(client.standing()).toBe('lost')
  })

  test('neither the system nor the environment is believed instead', async () => {
    const { another } = await open()
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const stranger = await createAuthority('Somebody Else')
    const client = another({ authority: stranger.certificatePem })
    expect(await client.connect.getDeviceList()).toMatchObject({
      ok: false,
      failure: { kind: 'gatewayUntrusted', reason: 'unknownAuthority' },
    })
  })

  test.each(['', 'no certificate at all'])('an authority that is none trusts nobody: "%s"', async (authority) => {
    const { another } = await open()
    expect(await another({ authority }).connect.getDeviceList()).toMatchObject({
      ok: false,
      failure: { kind: 'gatewayUntrusted', reason: 'unknownAuthority' },
    })
  })

  test('the address works as well as the name when the certificate has it', async () => {
    const { another } = await open()
    expect(await another({ host: '127.0.0.1' }).connect.getDeviceList()).toMatchObject({ ok: true })
  })

  test('a gateway that speaks TLS 1.1 at most is not spoken to', async () => {
    const authority = await createAuthority()
    const { chainPem, privateKeyPem } = await issueCertificate({ authority })
    const server = createTlsServer({
      cert: chainPem,
      key: privateKeyPem,
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    const { port } = server.address() as AddressInfo
    const client = createGatewayClient({ host: 'localhost', port, authority: authority.certificatePem, protocol })
    rooms.push(client, { close: () => void server.close() })
    expect(await client.connect.getDeviceList()).toMatchObject({ ok: false, failure: { kind: 'gatewayUntrusted' } })
  })
})

describe('the way to the gateway', () => {
  test('nobody at the port is unreachable, and so is a name that nobody has', async () => {
    const { another, simulator } = await open()
    await simulator.close()
    const unreachable = (host: string) => ({ ok: false, failure: { kind: 'gatewayUnreachable', host } })
    expect(await another().user.deleteAll(terminals.main)).toEqual(unreachable('localhost'))
    expect(await another({ host: 'nobody.invalid' }).user.deleteAll(terminals.main)).toEqual(
      unreachable('nobody.invalid'),
    )
  })

  test('a proxy of the environment is passed by', async () => {
    let asked = 0
    const proxy: ProxyServer = createServer()
    proxy.on('connect', (_request, socket) => {
      asked += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => proxy.listen(0, 'localhost', resolve))
    rooms.push({ close: () => void proxy.close() })
    const address = `http://localhost:${String((proxy.address() as AddressInfo).port)}`
    for (const name of ['grpc_proxy', 'http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'])
      vi.stubEnv(name, address)
    vi.stubEnv('no_proxy', '')
    vi.stubEnv('NO_PROXY', '')
    const { client } = await open()
    expect(await client.connect.getDeviceList()).toMatchObject({ ok: true })
    expect(asked).toBe(0)
  })

  test('a gateway that comes back is found again without being asked for anything', async () => {
    const { client, simulator } = await open()
    expect(client.standing()).toBe('idle')
    const seen: GatewayStanding[] = []
    client.onStanding((standing) => seen.push(standing))
    await client.connect.getDeviceList()
    expect(client.standing()).toBe('connected')
    const lost = stands(client, 'lost')
    const restarted = simulator.restart()
    await lost
    await restarted
    await stands(client, 'connected')
    expect(await client.connect.getDeviceList()).toMatchObject({ ok: true })
    expect(seen).toEqual(['connecting', 'connected', 'lost', 'connected'])
  })

  test.each([
    ['before', false],
    ['after', true],
  ] as const)('a connection cut %s the work leaves a question when something was to be changed', async (when, done) => {
    const { client, simulator } = await open()
    simulator.fault({ rpc: 'User/Enroll', kind: 'drop', when })
    expect(await client.user.enroll(terminals.main, [userOf('5000')], false)).toEqual({
      ok: false,
      failure: { kind: 'gatewayTooLate', reason: 'changing' },
    })
    expect(simulator.terminal(terminals.main).users.has('5000')).toBe(done)
    expect(simulator.calls.count('User/Enroll')).toBe(1)
  })

  test('a question whose answer is lost is no more than unreachable', async () => {
    const { client, simulator } = await open()
    simulator.fault({ rpc: 'User/GetList', kind: 'drop', when: 'after' })
    expect(await client.user.getList(terminals.main)).toEqual({
      ok: false,
      failure: { kind: 'gatewayUnreachable', host: 'localhost' },
    })
  })
})

describe('giving up', () => {
  test('ends the call, and the gateway hears of it', async () => {
    const { client, simulator } = await open()
    const giveUp = new AbortController()
    const scan = client.face.scan(terminals.main, 4, { signal: giveUp.signal })
    const { faces } = simulator.terminal(terminals.main)
    await until(() => faces.waiting === 1)
    giveUp.abort()
    expect(await scan).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    await until(() => faces.waiting === 0)
  })

  test('before the call sends nothing', async () => {
    const { client, simulator } = await open()
    const outcome = await client.user.deleteAll(terminals.main, { signal: AbortSignal.abort() })
    expect(outcome).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(simulator.calls.connections).toBe(0)
  })

  test('closing ends whatever is under way', async () => {
    const { client, simulator } = await open()
    const hold = simulator.hold({ rpc: 'User/GetList', deviceID: terminals.main })
    const asked = client.user.getList(terminals.main)
    await hold.arrived
    client.close()
    expect(await asked).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(await client.user.getList(terminals.main)).toEqual({ ok: false, failure: { kind: 'cancelled' } })
  })
})

describe('names of before 1.5', () => {
  test('are tried once and kept as long as the connection', async () => {
    const { client, simulator } = await open({ naming: 'old' })
    const sent = () => simulator.calls.messageBytes.received
    await client.user.getList(terminals.main)
    const first = sent()
    await client.user.getList(terminals.main)
    const second = sent() - first
    // The message of this question is six bytes; a name that nobody serves gets no message read.
    expect(second).toBe(6)
    const lost = stands(client, 'lost')
    await simulator.restart()
    await lost
    await stands(client, 'connected')
    expect(await client.user.getList(terminals.main)).toMatchObject({ ok: true })
  })

  test('a call that is known by neither name makes the gateway too old', async () => {
    const { client, simulator } = await open({ missing: ['Update', 'GetCapability'] })
    expect(await client.user.update(terminals.main, [userOf('1001')])).toEqual({
      ok: false,
      failure: { kind: 'gatewayTooOld', call: 'user.User/Update' },
    })
    expect(await client.device.getCapability(terminals.main)).toMatchObject({ failure: { kind: 'gatewayTooOld' } })
    expect(await client.user.getList(terminals.main)).toMatchObject({ ok: true })
    expect(simulator.calls.all()).toEqual(['User/GetList'])
  })
})

describe('the stream of terminals', () => {
  test('tells changes, and that it has to be looked at anew after a gap', async () => {
    const { client, simulator } = await open()
    const changes: StatusChange[] = []
    let gaps = 0
    const enough = new AbortController()
    rooms.unshift({ close: () => enough.abort() })
    client.connect.watchStatus({ onChange: (change) => changes.push(change), onGap: () => (gaps += 1) }, enough.signal)
    await until(() => gaps === 1)
    await simulator.listened()
    simulator.terminal(terminals.offline).setOnline(true)
    await until(() => changes.length === 1)
    expect(changes[0]).toMatchObject({ deviceID: terminals.offline, status: 2 })
    await simulator.restart()
    await until(() => gaps === 2)
    await simulator.listened()
    simulator.terminal(terminals.main).setOnline(false)
    await until(() => changes.length === 2)
    expect(changes[1]).toMatchObject({ deviceID: terminals.main, status: 0 })
  })

  test('is found under the older name as well', async () => {
    const { client, simulator } = await open({ naming: 'old' })
    const enough = new AbortController()
    rooms.unshift({ close: () => enough.abort() })
    const changed = new Promise<StatusChange>((resolve) => {
      client.connect.watchStatus({ onChange: resolve, onGap: () => undefined }, enough.signal)
    })
    await simulator.listened()
    simulator.terminal(terminals.main).setOnline(false)
    expect(await changed).toMatchObject({ deviceID: terminals.main, status: 0 })
  })
})
