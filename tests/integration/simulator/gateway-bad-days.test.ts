import { status } from '@grpc/grpc-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { standardTerminals, startGatewaySimulator } from '../../../tools/simulator/gateway/index.ts'
import { BareClient, detailsOf, stageGateway, userNamed } from './gateway-stage.ts'

const bs3 = standardTerminals.bs3.deviceID
const fs2 = standardTerminals.fs2.deviceID
const slow = standardTerminals.slow.deviceID

describe('a fault', () => {
  const remove = { deviceID: bs3, userIDs: ['1001'] }

  it('is a status for the next call of a name, and for no other', async () => {
    const { client, simulator } = await stageGateway()
    simulator.fault({ kind: 'status', rpc: 'Delete', code: status.ABORTED, message: 'busy' })
    expect(await client.call('User/GetList', { deviceID: bs3 })).toMatchObject({ code: 0 })
    expect(await client.call('User/Delete', remove)).toMatchObject({ code: status.ABORTED, details: 'busy' })
    expect(await client.call('User/Delete', remove)).toMatchObject({ code: 0 })
  })

  it('stays as long as asked for, or until it is cleared', async () => {
    const { client, simulator } = await stageGateway()
    const list = async () => (await client.call('User/GetList', { deviceID: bs3 })).code
    simulator.fault({ kind: 'status', rpc: 'User/GetList', code: status.INTERNAL, times: 2 })
    expect([await list(), await list(), await list()]).toEqual([status.INTERNAL, status.INTERNAL, 0])
    simulator.fault({ kind: 'status', code: status.INTERNAL, times: Infinity })
    expect([await list(), await list()]).toEqual([status.INTERNAL, status.INTERNAL])
    simulator.clearFaults()
    expect(await list()).toBe(0)
  })

  it('at one terminal leaves the others of the same call alone', async () => {
    const { client, simulator } = await stageGateway()
    simulator.terminal(fs2).failNext('DeleteMulti', status.RESOURCE_EXHAUSTED)
    const ended = await client.call('User/DeleteMulti', { deviceIDs: [bs3, fs2], userIDs: ['1001'] })
    expect(detailsOf(ended).errors).toMatchObject([{ deviceID: fs2, code: status.RESOURCE_EXHAUSTED }])
    expect(simulator.terminal(bs3).users.has('1001')).toBe(false)
    expect(simulator.terminal(fs2).users.has('1001')).toBe(true)
  })

  it.each(['before', 'after'] as const)('cuts the connection %s the work is done', async (when) => {
    const { client, simulator } = await stageGateway()
    simulator.fault({ kind: 'drop', rpc: 'Delete', when })
    expect(await client.call('User/Delete', remove)).toMatchObject({ code: status.UNAVAILABLE })
    expect(simulator.terminal(bs3).users.has('1001')).toBe(when === 'before')
    expect(simulator.calls.count('Delete')).toBe(1)
  })

  it('says that it failed although it was done', async () => {
    const { client, simulator } = await stageGateway()
    simulator.fault({ kind: 'status', rpc: 'Delete', code: status.INTERNAL, committed: true })
    expect(await client.call('User/Delete', remove)).toMatchObject({ code: status.INTERNAL })
    expect(simulator.terminal(bs3).users.has('1001')).toBe(false)
  })

  it('is silence after the work is done', async () => {
    const { client, simulator } = await stageGateway()
    simulator.fault({ kind: 'silence', rpc: 'Delete' })
    const given = new AbortController()
    const held = client.call('User/Delete', remove, given.signal)
    // Answered after the silent one was dealt with, on the same connection.
    await client.ask('User/GetList', { deviceID: bs3 })
    expect(simulator.terminal(bs3).users.has('1001')).toBe(false)
    given.abort()
    expect(await held).toMatchObject({ code: status.CANCELLED })
  })

  it('holds a call before or after its work until the test lets it go', async () => {
    const { client, simulator } = await stageGateway()
    for (const when of ['before', 'after'] as const) {
      const id = when === 'before' ? '1001' : '1002'
      const hold = simulator.hold({ rpc: 'Delete' }, when)
      const call = client.call('User/Delete', { deviceID: bs3, userIDs: [id] })
      await hold.arrived
      expect(simulator.terminal(bs3).users.has(id)).toBe(when === 'before')
      hold.release()
      expect(await call).toMatchObject({ code: 0 })
    }
  })
})

describe('a slow terminal', () => {
  it('answers late, and does what it was told although nobody waits any more', async () => {
    const { client, simulator } = await stageGateway()
    expect(simulator.terminal(slow).delay).toBe(3000)
    simulator.terminal(slow).setDelay(1)
    const hold = simulator.hold({ rpc: 'Delete', deviceID: slow })
    const given = new AbortController()
    const gone = client.call('User/Delete', { deviceID: slow, userIDs: ['1001'] }, given.signal)
    await hold.arrived
    given.abort()
    expect(await gone).toMatchObject({ code: status.CANCELLED })
    hold.release()
    // Asked later, so answered later.
    const { hdrs } = await client.ask('User/GetList', { deviceID: slow })
    expect(hdrs.map(({ ID }) => ID)).not.toContain('1001')
  })

  it('slower than the gateway waits has done nothing', async () => {
    const { client, simulator } = await stageGateway({ timeLimits: { users: 10 } })
    const ended = await client.call('User/Delete', { deviceID: slow, userIDs: ['1001'] })
    expect(ended).toMatchObject({ code: status.DEADLINE_EXCEEDED })
    expect(simulator.terminal(slow).users.has('1001')).toBe(true)
  })
})

describe('a restart', () => {
  it('cuts everything and comes back on the same port, with all that terminals know', async () => {
    const { client, simulator } = await stageGateway()
    const { port } = simulator
    await client.ask('User/Enroll', { deviceID: bs3, users: [userNamed('77')] })
    const hold = simulator.hold({ rpc: 'GetList' })
    const cut = client.call('User/GetList', { deviceID: bs3 })
    await hold.arrived
    await simulator.restart()
    expect(await cut).toMatchObject({ code: status.UNAVAILABLE })
    expect(simulator.port).toBe(port)
    const again = new BareClient(simulator)
    onTestFinished(() => again.close())
    expect((await again.ask('User/Get', { deviceID: bs3, userIDs: ['77'] })).users).toHaveLength(1)
  })
})

describe('a certificate', () => {
  it.each([
    ['good', 'localhost', 0],
    ['good', '127.0.0.1', 0],
    ['expired', 'localhost', status.UNAVAILABLE],
    ['wrongHost', 'localhost', status.UNAVAILABLE],
    ['otherAuthority', 'localhost', status.UNAVAILABLE],
  ] as const)('%s, asked as %s, ends with %i', async (certificate, host, code) => {
    const { simulator } = await stageGateway({ certificate, people: 0 })
    const client = new BareClient(simulator, false, host)
    onTestFinished(() => client.close())
    expect((await client.call('Connect/GetDeviceList')).code).toBe(code)
    // Who does not trust sends nothing.
    expect(simulator.calls.all()).toHaveLength(code === 0 ? 1 : 0)
    expect(simulator.calls.connections).toBeGreaterThan(0)
  })

  it('of another gateway is not trusted', async () => {
    const { simulator } = await stageGateway({ people: 0 })
    const other = await startGatewaySimulator({ people: 0 })
    const client = new BareClient({ port: simulator.port, authority: other.authority })
    onTestFinished(async () => {
      client.close()
      await other.close()
    })
    expect(await client.call('Connect/GetDeviceList')).toMatchObject({ code: status.UNAVAILABLE })
    expect(simulator.calls.messageBytes).toEqual({ received: 0, sent: 0 })
  })
})

describe('what was seen', () => {
  it('is counted in calls and bytes', async () => {
    const { client, simulator } = await stageGateway()
    const photo = Buffer.alloc(16_000, 1)
    await client.ask('User/Enroll', { deviceID: bs3, users: [userNamed('77', { photo })] })
    expect(simulator.calls.messageBytes.received).toBeGreaterThan(16_000)
    expect(simulator.calls.messageBytes.sent).toBe(0)
    await client.ask('User/Get', { deviceID: bs3, userIDs: ['77'] })
    expect(simulator.calls.messageBytes.sent).toBeGreaterThan(16_000)
    expect(simulator.calls.wireBytes.received).toBeGreaterThan(simulator.calls.messageBytes.received)
    expect(simulator.calls.all()).toEqual(['User/Enroll', 'User/Get'])
    expect([simulator.calls.count('Get'), simulator.calls.count('User/Get')]).toEqual([1, 1])
  })

  it('may be as large as the gateway takes, and not larger', async () => {
    const { client, simulator } = await stageGateway({ people: 0 })
    const pictures = (count: number) => Array.from({ length: count }, () => Buffer.alloc(1024 * 1024))
    const large = { ...userNamed('77'), photo: Buffer.concat(pictures(70)) }
    expect(await client.call('User/Enroll', { deviceID: bs3, users: [large] })).toMatchObject({
      code: status.INVALID_ARGUMENT,
    })
    const larger = { ...large, photo: Buffer.concat(pictures(72)) }
    expect(await client.call('User/Enroll', { deviceID: bs3, users: [larger] })).toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
    })
    expect(simulator.calls.count('Enroll')).toBe(1)
  })
})
