import { status } from '@grpc/grpc-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fingerTerminal, standardTerminals } from '../../../tools/simulator/gateway/index.ts'
import { BareClient, card, detailsOf, finger, stageGateway, userNamed, visualFace } from './gateway-stage.ts'

const bs3 = standardTerminals.bs3.deviceID
const fs2 = standardTerminals.fs2.deviceID
const offline = standardTerminals.offline.deviceID
const full = standardTerminals.full.deviceID
const withFinger = fingerTerminal.deviceID
const terminals = [...Object.values(standardTerminals), fingerTerminal]

describe('a call to several terminals', () => {
  it('answers without errors when all did it', async () => {
    const { client, simulator } = await stageGateway({ terminals })
    const both = [withFinger, withFinger + 1]
    const deviceIDs = [withFinger]
    const userID = '77'
    const calls = [
      ['EnrollMulti', { users: [userNamed(userID)], overwrite: false }],
      ['UpdateMulti', { users: [userNamed(userID, { name: 'Bea' })] }],
      ['SetCardMulti', { userCards: [{ userID, cards: [card(1)] }] }],
      ['SetFingerMulti', { userFingers: [{ userID, fingers: [finger(1)] }] }],
      ['SetFaceMulti', { userFaces: [{ userID, faces: [visualFace(1)] }] }],
      ['SetAccessGroupMulti', { userAccessGroups: [{ userID, accessGroupIDs: [4] }] }],
      ['SetJobCodeMulti', { userJobCodes: [{ userID, jobCodes: [{ code: 1, label: 'x' }] }] }],
    ] as const
    for (const [rpc, request] of calls) {
      const ended = await client.call(`User/${rpc}`, { ...request, deviceIDs })
      expect({ rpc, ...ended }).toEqual({ rpc, code: 0, answer: { deviceErrors: [] } })
    }
    expect(simulator.terminal(withFinger).users.get(userID)).toEqual(
      userNamed(userID, {
        name: 'Bea',
        cards: [card(1)],
        fingers: [finger(1)],
        faces: [visualFace(1)],
        accessGroupIDs: [4],
        jobCodes: [{ code: 1, label: 'x' }],
      }),
    )
    expect(await client.call('User/DeleteMulti', { deviceIDs, userIDs: [userID] })).toMatchObject({ code: 0 })
    expect(await client.call('User/DeleteAllMulti', { deviceIDs })).toMatchObject({ code: 0 })
    expect(simulator.terminal(withFinger).users.size).toBe(0)
    const unknown = await client.call('User/DeleteAllMulti', { deviceIDs: both })
    expect(detailsOf(unknown).errors).toEqual([
      { deviceID: both[1], code: status.NOT_FOUND, msg: expect.any(String) as unknown },
    ])
  })

  it('fails when some did not, and names those in what follows the answer; the others did it', async () => {
    const { client, simulator } = await stageGateway()
    const request = { deviceIDs: [bs3, offline, full, 99, fs2], users: [userNamed('77')], overwrite: false }
    const ended = await client.call('User/EnrollMulti', request)
    expect(ended).toMatchObject({ code: status.UNAVAILABLE })
    const { errors, type, code } = detailsOf(ended)
    expect(type).toBe('type.googleapis.com/gsdk.err.MultiErrorResponse')
    expect(code).toBe(status.UNAVAILABLE)
    expect(errors).toMatchObject([
      { deviceID: offline, code: status.UNAVAILABLE },
      { deviceID: full, code: status.RESOURCE_EXHAUSTED },
      { deviceID: 99, code: status.NOT_FOUND },
    ])
    expect(simulator.terminal(bs3).users.has('77')).toBe(true)
    expect(simulator.terminal(fs2).users.has('77')).toBe(true)
  })

  it('says them in the answer on a gateway before 1.4', async () => {
    const { client } = await stageGateway({ multiErrors: 'response', naming: 'old' })
    const ended = await client.call('User/DeleteMulti', { deviceIDs: [bs3, offline], userIDs: ['1001'] })
    expect(ended).toMatchObject({
      code: 0,
      answer: { deviceErrors: [{ deviceID: offline, code: status.UNAVAILABLE }] },
    })
  })
})

describe('the names of a call', () => {
  it.each([
    ['gsdk', 0, status.UNIMPLEMENTED],
    ['old', status.UNIMPLEMENTED, 0],
    ['both', 0, 0],
  ] as const)('are answered as asked for: %s', async (naming, newer, older) => {
    const { simulator } = await stageGateway({ naming })
    const [recent, past] = [new BareClient(simulator), new BareClient(simulator, true)]
    onTestFinished(() => [recent, past].forEach((client) => client.close()))
    for (const rpc of ['User/GetPINHash', 'User/GetList', 'Connect/GetDeviceList', 'Device/GetCapability']) {
      const request = { PIN: '1', deviceID: bs3 }
      const codes = [(await recent.call(rpc, request)).code, (await past.call(rpc, request)).code]
      expect({ rpc, codes }).toEqual({ rpc, codes: [newer, older] })
    }
    if (naming === 'gsdk') return
    const failed = await past.call('User/DeleteAllMulti', { deviceIDs: [offline] })
    expect(detailsOf(failed).type).toBe('type.googleapis.com/err.MultiErrorResponse')
  })

  it('leave out what an older gateway has not', async () => {
    const { client, simulator } = await stageGateway({ missing: ['Update', 'Device/GetCapability'] })
    expect(await client.call('User/Update', { deviceID: bs3 })).toMatchObject({ code: status.UNIMPLEMENTED })
    expect(await client.call('Device/GetCapability', { deviceID: bs3 })).toMatchObject({ code: status.UNIMPLEMENTED })
    expect(await client.call('User/UpdateMulti', { deviceIDs: [] })).toMatchObject({ code: 0 })
    expect(await client.call('Device/GetCapabilityInfo', { deviceID: bs3 })).toMatchObject({ code: 0 })
    expect(simulator.calls.all()).toEqual(['User/UpdateMulti', 'Device/GetCapabilityInfo'])
  })
})
