import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareUsers, type UserDifference } from '../../../src-main/gateway/compare-users.ts'
import { standardTerminals, type GatewaySimulatorOptions } from '../../../tools/simulator/gateway/index.ts'
import { openRoom, terminals, userOf, type GatewayRoom } from './gateway-room.ts'

let room: GatewayRoom

afterEach(async () => {
  await room.close()
})

async function open(options?: GatewaySimulatorOptions): Promise<GatewayRoom> {
  room = await openRoom(options)
  return room
}

describe('a hundred thousand users', () => {
  test('are listed in one message', async () => {
    const { client, simulator } = await open({ people: 100_000 })
    const list = await client.user.getList(terminals.main)
    if (!list.ok) throw new Error(list.failure.kind)
    expect(list.value.length).toBe(100_000)
    expect(simulator.calls.messageBytes.sent).toBeLessThan(10_000_000)
  })
})

describe('many users', () => {
  test('are read in several calls, each user once, in the order asked', async () => {
    const { client, simulator } = await open({ people: 1_500 })
    const asked = [...simulator.terminal(terminals.main).users.keys()].toReversed()
    const read: (string | undefined)[] = []
    const outcome = await client.user.readBatches(terminals.main, asked, new Set(['header', 'name']), (users) => {
      read.push(...users.map(({ hdr }) => hdr?.ID))
    })
    expect(outcome).toEqual({ ok: true, value: null })
    expect(read).toEqual(asked)
    expect(simulator.calls.count('User/GetPartial')).toBeGreaterThan(2)
  })

  test('whom a gateway refuses with the whole call are passed over all the same', async () => {
    const { client } = await open({ unknownUsers: 'refused' })
    const outcome = await client.user.get(terminals.main, ['1001', '7777', '1003'])
    expect(outcome).toMatchObject({ ok: true, value: [{ hdr: { ID: '1001' } }, { hdr: { ID: '1003' } }] })
  })

  test('are put on terminals in several calls; a terminal that fails one gets none of the next', async () => {
    const { client, simulator } = await open()
    simulator.terminal(terminals.second).failNext('EnrollMulti', 8)
    const done = new Map<number, number>()
    const users = Array.from({ length: 450 }, (_, index) => userOf(String(10_000 + index)))
    const outcomes = await client.user.enrollMulti([terminals.main, terminals.second], users, true, {
      onDone: (deviceID, count) => done.set(deviceID, (done.get(deviceID) ?? 0) + count),
    })
    expect([...outcomes]).toEqual([
      [terminals.main, { ok: true, value: null }],
      [terminals.second, { ok: false, failure: { kind: 'terminalFull' } }],
    ])
    expect([...done]).toEqual([[terminals.main, 450]])
    expect(simulator.terminal(terminals.main).users.size).toBe(456)
    expect(simulator.terminal(terminals.second).users.size).toBe(6)
    expect(simulator.calls.count('User/EnrollMulti')).toBe(2)
  })

  test('the counters of a header follow the lists', async () => {
    const { client, simulator } = await open({ counters: 'must match' })
    const card = { type: 1, size: 32, data: Buffer.alloc(32, 1) }
    expect(await client.user.enroll(terminals.main, [userOf('5000', { cards: [card] })], true)).toMatchObject({
      ok: true,
    })
    expect(simulator.terminal(terminals.main).users.get('5000')?.hdr.numOfCard).toBe(1)
  })
})

describe('what a terminal has told of itself', () => {
  test('is a limit from then on, and forgotten with the connection', async () => {
    const { client, simulator } = await open()
    const letters = userOf('letters')
    const beyond = { ok: false, failure: { kind: 'terminalLimit', reason: 'idAlphanumeric', most: 0 } }
    expect(await client.user.enroll(terminals.cardOnly, [letters], true)).toMatchObject({
      failure: { kind: 'gatewayRefused' },
    })
    await client.device.getCapabilityInfo(terminals.cardOnly)
    simulator.calls.clear()
    expect(await client.user.enroll(terminals.cardOnly, [letters], true)).toEqual(beyond)
    const several = await client.user.enrollMulti([terminals.cardOnly, terminals.main], [letters], true)
    expect(several.get(terminals.cardOnly)).toEqual(beyond)
    expect(several.get(terminals.main)).toMatchObject({ ok: true })
    expect(simulator.calls.all()).toEqual(['User/EnrollMulti'])
  })
})

describe('comparing', () => {
  beforeEach(async () => {
    await open({ people: 450, terminals: [standardTerminals.fs2, standardTerminals.bs3] })
  })

  const [fs2, bs3] = [standardTerminals.fs2.deviceID, standardTerminals.bs3.deviceID]

  async function differences(userIDs: readonly string[] | null) {
    const found: UserDifference[] = []
    const outcome = await compareUsers(room.client, [fs2, bs3], userIDs, (difference) => found.push(difference))
    return { outcome, found }
  }

  test('finds nothing between terminals that have the same', async () => {
    const { outcome, found } = await differences(null)
    expect(outcome).toEqual({ ok: true, value: { users: 450, different: 0 } })
    expect(found).toEqual([])
  })

  test('finds each planted difference, in the order of the ids, and not the order of a list', async () => {
    const here = room.simulator.terminal(fs2).users
    const there = room.simulator.terminal(bs3).users
    here.delete('1003')
    there.delete('1440')
    there.change('1002', { name: 'Somebody Else', photo: Buffer.from('other') })
    there.change('1005', { PIN: Buffer.alloc(32, 9) })
    here.change('1006', { accessGroupIDs: [1, 2, 3] })
    there.change('1006', { accessGroupIDs: [3, 1, 2] })
    there.set('9', { ...userOfStored(there.get('1001')), hdr: { ...userOfStored(there.get('1001')).hdr, ID: '9' } })
    const { outcome, found } = await differences(null)
    expect(found).toEqual([
      { userID: '9', missingOn: [fs2], differing: [] },
      { userID: '1002', missingOn: [], differing: [{ deviceID: bs3, parts: ['name', 'photo'] }] },
      { userID: '1003', missingOn: [fs2], differing: [] },
      { userID: '1005', missingOn: [], differing: [{ deviceID: bs3, parts: ['PIN'] }] },
      { userID: '1440', missingOn: [bs3], differing: [] },
    ])
    expect(outcome).toEqual({ ok: true, value: { users: 451, different: 5 } })
  })

  test('a terminal that does not answer is named', async () => {
    room.simulator.terminal(bs3).setOnline(false)
    const { outcome } = await differences(['1001'])
    expect(outcome).toEqual({ ok: false, failure: { kind: 'terminalUnreachable' }, deviceID: bs3 })
  })
})

function userOfStored<User>(user: User | undefined): User {
  if (user === undefined) throw new Error('no such user')
  return user
}
