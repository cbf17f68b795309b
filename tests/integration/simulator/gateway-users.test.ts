import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { fingerTerminal, standardTerminals } from '../../../tools/simulator/gateway/index.ts'
import { card, finger, stageGateway, undefinedSetting, userNamed, visualFace } from './gateway-stage.ts'

const bs3 = standardTerminals.bs3.deviceID
const cardOnly = standardTerminals.cardOnly.deviceID
const offline = standardTerminals.offline.deviceID
const full = standardTerminals.full.deviceID
const withFinger = fingerTerminal.deviceID
const terminals = [...Object.values(standardTerminals), fingerTerminal]

describe('a user on one terminal', () => {
  it('is enrolled, listed, read whole, changed list by list, and removed', async () => {
    const { client, simulator } = await stageGateway({ terminals })
    const user = userNamed('visitor-1', { cards: [card(7)], faces: [visualFace(1)], accessGroupIDs: [3, 9] })
    const enrolled = await client.call('User/Enroll', { deviceID: withFinger, users: [user], overwrite: false })
    expect(enrolled).toEqual({ code: 0, answer: {} })

    const list = await client.ask('User/GetList', { deviceID: withFinger })
    expect(list.hdrs).toHaveLength(21)
    expect(list.hdrs.at(-1)).toEqual(user.hdr)
    const read = await client.ask('User/Get', { deviceID: withFinger, userIDs: ['visitor-1'] })
    expect(read.users).toEqual([user])

    const userID = 'visitor-1'
    const changes = [
      ['Card', 'userCards', { userID, cards: [card(8), card(9)] }],
      ['Finger', 'userFingers', { userID, fingers: [finger(4)] }],
      ['Face', 'userFaces', { userID, faces: [] }],
      ['AccessGroup', 'userAccessGroups', { userID, accessGroupIDs: [12] }],
      ['JobCode', 'userJobCodes', { userID, jobCodes: [{ code: 5, label: 'Night' }] }],
    ] as const
    for (const [family, rows, row] of changes) {
      const set = await client.call(`User/Set${family}`, { deviceID: withFinger, [rows]: [row] })
      expect({ family, ...set }).toEqual({ family, code: 0, answer: {} })
      const got = await client.ask(`User/Get${family}`, { deviceID: withFinger, userIDs: [userID] })
      expect(got).toEqual({ [rows]: [row] })
    }
    const changed = await client.ask('User/Get', { deviceID: withFinger, userIDs: [userID] })
    const [after] = changed.users
    expect(after?.hdr).toMatchObject({ numOfCard: 2, numOfFinger: 1, numOfFace: 0 })
    expect(after).toMatchObject({ name: 'Ada', setting: undefinedSetting, accessGroupIDs: [12] })

    await client.call('User/Delete', { deviceID: withFinger, userIDs: [userID] })
    expect(simulator.terminal(withFinger).users.has(userID)).toBe(false)
    await client.call('User/DeleteAll', { deviceID: withFinger })
    expect(simulator.terminal(withFinger).users.size).toBe(0)
    expect(simulator.terminal(bs3).users.size).toBe(20)
  })

  it('is told apart from others: unknown, there already, and overwritten when asked to', async () => {
    const { client } = await stageGateway()
    const enroll = (overwrite: boolean) =>
      client.call('User/Enroll', { deviceID: bs3, users: [userNamed('1001', { name: 'Other' })], overwrite })
    expect(await client.call('User/Get', { deviceID: bs3, userIDs: ['77'] })).toMatchObject({ code: status.NOT_FOUND })
    expect(await client.call('User/Delete', { deviceID: bs3, userIDs: ['77'] })).toMatchObject({
      code: status.NOT_FOUND,
    })
    expect(await enroll(false)).toMatchObject({ code: status.ALREADY_EXISTS })
    expect(await enroll(true)).toMatchObject({ code: 0 })
    const read = await client.ask('User/Get', { deviceID: bs3, userIDs: ['1001'] })
    expect(read.users).toEqual([userNamed('1001', { name: 'Other' })])
  })

  it('is skipped among others when unknown, or refused where the gateway is strict', async () => {
    const lenient = await stageGateway()
    const some = { deviceID: bs3, userIDs: ['77', '1001'] }
    const read = await lenient.client.ask('User/Get', some)
    expect(read.users).toHaveLength(1)
    const strict = await stageGateway({ unknownUsers: 'refused' })
    expect(await strict.client.call('User/Get', some)).toMatchObject({ code: status.NOT_FOUND })
    expect(await strict.client.call('User/Delete', some)).toMatchObject({ code: status.NOT_FOUND })
    expect(strict.simulator.terminal(bs3).users.has('1001')).toBe(true)
  })

  it('never gets onto a terminal that is unknown, cut off or full', async () => {
    const { client, simulator } = await stageGateway()
    const enroll = (deviceID: number, ID: string) =>
      client.call('User/Enroll', { deviceID, users: [userNamed(ID)], overwrite: true })
    expect(await enroll(99, '77')).toMatchObject({ code: status.NOT_FOUND })
    expect(await enroll(offline, '77')).toMatchObject({ code: status.UNAVAILABLE })
    expect(await enroll(full, '77')).toMatchObject({ code: status.RESOURCE_EXHAUSTED })
    expect(await enroll(full, '1001')).toMatchObject({ code: 0 })
    simulator.terminal(full).setCapacity(21)
    expect(await enroll(full, '77')).toMatchObject({ code: 0 })
    simulator.terminal(offline).setOnline(true)
    expect(await enroll(offline, '77')).toMatchObject({ code: 0 })
  })

  it('keeps only what the terminal can hold', async () => {
    const { client } = await stageGateway()
    const user = userNamed('77', {
      cards: [card(1)],
      fingers: [finger(1)],
      faces: [visualFace(1)],
      jobCodes: [{ code: 1, label: 'x' }],
      photo: Buffer.alloc(10, 1),
    })
    await client.call('User/Enroll', { deviceID: cardOnly, users: [user], overwrite: false })
    const read = await client.ask('User/Get', { deviceID: cardOnly, userIDs: ['77'] })
    const [kept] = read.users
    expect(kept).toMatchObject({ name: '', fingers: [], faces: [], jobCodes: [], photo: Buffer.alloc(0) })
    expect(kept?.cards).toEqual([card(1)])
    expect(kept?.hdr).toMatchObject({ numOfCard: 1, numOfFinger: 0, numOfFace: 0 })
    const set = { deviceID: cardOnly, userFaces: [{ userID: '77', faces: [visualFace(1)] }] }
    expect(await client.call('User/SetFace', set)).toMatchObject({ code: status.INVALID_ARGUMENT })
    const update = { deviceID: cardOnly, users: [user] }
    expect(await client.call('User/Update', update)).toMatchObject({ code: status.FAILED_PRECONDITION })
  })
})

describe('statistics, capabilities and PINs', () => {
  it('counts what is there', async () => {
    const { client, simulator } = await stageGateway({ people: 40 })
    const users = [...simulator.terminal(bs3).users.values()]
    const count = (has: (user: (typeof users)[number]) => number): number =>
      users.reduce((sum, user) => sum + has(user), 0)
    const { userStatistic } = await client.ask('User/GetStatistic', { deviceID: bs3 })
    expect(userStatistic).toEqual({
      numOfUsers: 40,
      numOfCards: count(({ cards }) => cards.length),
      numOfFingerprints: 0,
      numOfFaces: count(({ faces }) => faces.length),
      numOfNames: 39,
      numOfImages: count(({ photo }) => Number(photo.length > 0)),
      numOfPhrases: 0,
    })
    expect(userStatistic['numOfFaces']).toBeGreaterThan(0)
  })

  it('says what each terminal can do', async () => {
    const { client } = await stageGateway()
    const info = async (deviceID: number) => (await client.ask('Device/GetCapabilityInfo', { deviceID })).capInfo
    const capability = async (deviceID: number) =>
      (await client.ask('Device/GetCapability', { deviceID })).deviceCapability
    expect(await info(cardOnly)).toMatchObject({ cardSupported: true, faceSupported: false, userPhotoSupported: false })
    expect(await info(bs3)).toMatchObject({ faceSupported: true, alphanumericIDSupported: true, maxNumOfUser: 100_000 })
    expect(await info(full)).toMatchObject({ maxNumOfUser: 20 })
    expect(await capability(cardOnly)).toMatchObject({ updateUserSupported: false, extendedAuthSupported: false })
    expect(await capability(bs3)).toMatchObject({ updateUserSupported: true, maxFacesPerUser: 5 })
  })

  it('hashes a PIN to 32 bytes, always the same, another with a key, and refuses a long one', async () => {
    const { client } = await stageGateway()
    const hash = async (rpc: string, request: object) => (await client.ask(rpc, request)).hashVal
    const plain = await hash('User/GetPINHash', { PIN: '4711' })
    expect(plain).toHaveLength(32)
    expect(await hash('User/GetPINHash', { PIN: '4711' })).toEqual(plain)
    expect(await hash('User/GetPINHash', { PIN: '4712' })).not.toEqual(plain)
    const keyed = await hash('User/GetPINHashWithKey', { PIN: '4711', hashKey: Buffer.from('key') })
    expect(keyed).toHaveLength(32)
    expect(keyed).not.toEqual(plain)
    expect(await client.call('User/GetPINHash', { PIN: '1'.repeat(17) })).toMatchObject({
      code: status.INVALID_ARGUMENT,
    })
  })
})

describe('a hundred thousand users', () => {
  it('are listed and read without being kept', async () => {
    const { client } = await stageGateway({ people: 100_000, terminals: [standardTerminals.bs3] })
    const list = await client.ask('User/GetList', { deviceID: bs3 })
    expect(list.hdrs).toHaveLength(100_000)
    expect(new Set(list.hdrs.map(({ ID }) => ID)).size).toBe(100_000)
    const read = await client.ask('User/Get', { deviceID: bs3, userIDs: ['101000', '60123'] })
    const headers = read.users.map(({ hdr }) => hdr)
    expect(headers).toEqual([list.hdrs[99_999], list.hdrs[59_122]])
  })
})
