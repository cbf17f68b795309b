import { once } from 'node:events'
import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { drawPortrait, markPicture } from '../../../tools/simulator/index.ts'
import { infraredTerminal, standardTerminals } from '../../../tools/simulator/gateway/index.ts'
import { card, stageGateway, userNamed } from './gateway-stage.ts'

const bs3 = standardTerminals.bs3.deviceID
const cardOnly = standardTerminals.cardOnly.deviceID
const offline = standardTerminals.offline.deviceID
const portrait = Buffer.from(drawPortrait(1, 600, 600), 'base64')

describe('the list of terminals', () => {
  it('says of each which model it is and whether it is connected', async () => {
    const { client } = await stageGateway()
    const { deviceInfos } = await client.ask('Connect/GetDeviceList')
    expect(deviceInfos.map(({ deviceID, type, status: how }) => [deviceID, type, how])).toEqual([
      [541_600_001, 0x13, 0x02],
      [541_600_002, 0x1e, 0x02],
      [541_600_003, 0x23, 0x02],
      [541_600_004, 0x23, 0x00],
      [541_600_005, 0x1e, 0x02],
      [541_600_006, 0x23, 0x02],
    ])
  })

  it('changes, and whoever listens is told', async () => {
    const { client, simulator } = await stageGateway()
    const stream = client.stream('Connect/SubscribeStatus', { queueSize: 16 })
    const ended = new Promise((resolve) => stream.once('error', resolve))
    await simulator.listened()
    const told = once(stream, 'data')
    simulator.terminal(offline).setOnline(true)
    expect(await told).toEqual([{ deviceID: offline, status: 0x02, timestamp: expect.any(Number) as unknown }])
    const next = once(stream, 'data')
    simulator.terminal(bs3).setOnline(true)
    simulator.terminal(bs3).setOnline(false)
    expect(await next).toMatchObject([{ deviceID: bs3, status: 0x00 }])
    await simulator.restart()
    expect(await ended).toMatchObject({ code: status.UNAVAILABLE })
    expect(simulator.calls.all()).toEqual(['Connect/SubscribeStatus'])
  })

  it('cannot be listened to when a fault says so', async () => {
    const { client, simulator } = await stageGateway()
    simulator.fault({ kind: 'status', rpc: 'SubscribeStatus', code: status.PERMISSION_DENIED })
    const [error] = (await once(client.stream('Connect/SubscribeStatus'), 'error')) as readonly unknown[]
    expect(error).toMatchObject({ code: status.PERMISSION_DENIED })
  })
})

describe('a scan', () => {
  it('waits for a face, whichever comes first, and what it reads can be enrolled', async () => {
    const { client, simulator } = await stageGateway()
    const terminal = simulator.terminal(bs3)
    const early = terminal.presentFace()
    expect((await client.ask('Face/Scan', { deviceID: bs3, enrollThreshold: 4 })).faceData).toEqual(early)
    const waiting = client.ask('Face/Scan', { deviceID: bs3 })
    await client.ask('User/GetList', { deviceID: bs3 })
    expect(terminal.faces.waiting).toBe(1)
    const late = terminal.presentFace()
    const { faceData } = await waiting
    expect(faceData).toEqual(late)
    expect(faceData).not.toEqual(early)
    expect(faceData.flag).toBe(0x101)
    expect(faceData.templates.map(({ length }) => length)).toEqual([552, 552])
    expect(faceData.imageData.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    await client.ask('User/Enroll', { deviceID: bs3, users: [userNamed('77', { faces: [faceData] })] })
    expect(terminal.users.get('77')?.faces).toEqual([faceData])
  })

  it('waits for a card', async () => {
    const { client, simulator } = await stageGateway()
    const waiting = client.ask('Card/Scan', { deviceID: cardOnly })
    await client.ask('User/GetPINHash', { PIN: '1' })
    simulator.terminal(cardOnly).presentCard(4711n)
    expect((await waiting).cardData).toEqual({ type: 1, CSNCardData: card(4711) })
  })

  it('ends when nobody comes, and one that was given up takes nobody', async () => {
    const { client, simulator } = await stageGateway({ timeLimits: { face: 20 } })
    expect(await client.call('Face/Scan', { deviceID: bs3 })).toMatchObject({ code: status.DEADLINE_EXCEEDED })
    const given = new AbortController()
    const gone = client.call('Card/Scan', { deviceID: bs3 }, given.signal)
    await client.ask('User/GetPINHash', { PIN: '1' })
    given.abort()
    expect(await gone).toMatchObject({ code: status.CANCELLED })
    // The gateway hears of it before it hears of the next call.
    await client.ask('User/GetPINHash', { PIN: '1' })
    const held = simulator.terminal(bs3).presentCard()
    expect((await client.ask('Card/Scan', { deviceID: bs3 })).cardData.CSNCardData).toEqual(held)
  })

  it('needs nobody where somebody always comes', async () => {
    const { client } = await stageGateway({ presentAfterMilliseconds: 1 })
    const [first, second] = [
      await client.ask('Face/Scan', { deviceID: bs3 }),
      await client.ask('Face/Scan', { deviceID: bs3 }),
    ]
    expect(first.faceData).not.toEqual(second.faceData)
  })

  it('of a face at a reader of cards is refused', async () => {
    const { client } = await stageGateway()
    expect(await client.call('Face/Scan', { deviceID: cardOnly })).toMatchObject({ code: status.INVALID_ARGUMENT })
    expect(await client.call('Face/Scan', { deviceID: offline })).toMatchObject({ code: status.UNAVAILABLE })
  })
})

describe('a face from a picture', () => {
  it('is normalised, and its template follows from the bytes', async () => {
    const { client } = await stageGateway({ people: 0 })
    const normalize = async (picture: Buffer) =>
      (await client.ask('Face/Normalize', { deviceID: bs3, unwrappedImageData: picture })).wrappedImageData
    const extract = async (imageData: Buffer, isWarped: boolean) =>
      (await client.ask('Face/Extract', { deviceID: bs3, imageData, isWarped })).templateData
    const warped = await normalize(portrait)
    expect(await normalize(portrait)).toEqual(warped)
    const template = await extract(warped, true)
    expect(template).toHaveLength(552)
    expect(await extract(warped, true)).toEqual(template)
    expect(await extract(portrait, false)).toEqual(template)
    const other = await normalize(Buffer.from(drawPortrait(2, 600, 600), 'base64'))
    expect(await extract(other, true)).not.toEqual(template)
  })

  it.each([
    ['no picture', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['half a picture', portrait.subarray(0, portrait.length / 2)],
    ['a picture too small', Buffer.from(drawPortrait(1, 223, 300), 'base64')],
    ['a picture too large', Buffer.from(drawPortrait(1, 4001, 300), 'base64')],
    ['a picture marked as showing nobody', markPicture(portrait, 30_008)],
  ])('is refused: %s', async (_name, picture) => {
    const { client } = await stageGateway({ people: 0 })
    const refused = { code: status.INTERNAL, details: expect.stringContaining('BS_ERR_NORMALIZE_FACE') as unknown }
    const ended = await client.call('Face/Normalize', { deviceID: bs3, unwrappedImageData: picture })
    expect(ended).toMatchObject(refused)
    expect(await client.call('Face/Extract', { deviceID: bs3, imageData: picture })).toMatchObject(refused)
  })

  it('is made by terminals with visual faces alone', async () => {
    const { client } = await stageGateway({ terminals: [standardTerminals.cardOnly, infraredTerminal], people: 0 })
    for (const deviceID of [cardOnly, infraredTerminal.deviceID]) {
      const ended = await client.call('Face/Normalize', { deviceID, unwrappedImageData: portrait })
      expect(ended).toMatchObject({ code: status.INVALID_ARGUMENT })
    }
  })
})
