import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import type { TerminalPlan } from '../../../tools/simulator/gateway/index.ts'
import type { StoredUser } from '../../../tools/simulator/gateway/messages.ts'
import { fingerTerminal, infraredTerminal, standardTerminals } from '../../../tools/simulator/gateway/index.ts'
import { card, finger, infraredFace, stageGateway, undefinedSetting, userNamed, visualFace } from './gateway-stage.ts'

const { cardOnly, fs2, bs3 } = standardTerminals
const terminals: readonly TerminalPlan[] = [cardOnly, fs2, bs3, fingerTerminal, infraredTerminal]
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
const jobs = (count: number) => numbers(count).map((code) => ({ code, label: 'job' }))
const face = visualFace(1)

/** The most that passes and the least that does not, one row a limit. */
const limits: readonly (readonly [string, number, StoredUser, StoredUser])[] = [
  ['bytes of an id', bs3.deviceID, userNamed('é'.repeat(16)), userNamed('é'.repeat(17))],
  ['an id other than 0', bs3.deviceID, userNamed('00'), userNamed('0')],
  ['an id at all', bs3.deviceID, userNamed('1'), userNamed('')],
  ['letters in an id', cardOnly.deviceID, userNamed('4294967294'), userNamed('V-1')],
  ['the largest id of digits', cardOnly.deviceID, userNamed('4294967294'), userNamed('4294967295')],
  [
    'characters of a name',
    bs3.deviceID,
    userNamed('a', { name: '👩'.repeat(48) }),
    userNamed('a', { name: 'x'.repeat(49) }),
  ],
  [
    'bytes of a photo',
    bs3.deviceID,
    userNamed('a', { photo: Buffer.alloc(16_384) }),
    userNamed('a', { photo: Buffer.alloc(16_385) }),
  ],
  [
    'bytes of a hash',
    bs3.deviceID,
    userNamed('a', { PIN: Buffer.alloc(32) }),
    userNamed('a', { PIN: Buffer.alloc(31) }),
  ],
  [
    'cards',
    bs3.deviceID,
    userNamed('a', { cards: numbers(8).map(card) }),
    userNamed('a', { cards: numbers(9).map(card) }),
  ],
  [
    'fingers',
    fingerTerminal.deviceID,
    userNamed('a', { fingers: numbers(10).map(finger) }),
    userNamed('a', { fingers: numbers(11).map(finger) }),
  ],
  [
    'faces of a BioStation 3',
    bs3.deviceID,
    userNamed('a', { faces: numbers(5).map(visualFace) }),
    userNamed('a', { faces: numbers(6).map(visualFace) }),
  ],
  [
    'faces of a FaceStation F2',
    fs2.deviceID,
    userNamed('a', { faces: numbers(2).map(visualFace) }),
    userNamed('a', { faces: numbers(3).map(visualFace) }),
  ],
  [
    'access groups',
    bs3.deviceID,
    userNamed('a', { accessGroupIDs: numbers(16) }),
    userNamed('a', { accessGroupIDs: numbers(17) }),
  ],
  ['job codes', bs3.deviceID, userNamed('a', { jobCodes: jobs(16) }), userNamed('a', { jobCodes: jobs(17) })],
  [
    'a label',
    bs3.deviceID,
    userNamed('a', { jobCodes: [{ code: 1, label: 'é'.repeat(48) }] }),
    userNamed('a', { jobCodes: [{ code: 1, label: 'x'.repeat(49) }] }),
  ],
  [
    'the size of a card',
    bs3.deviceID,
    userNamed('a', { cards: [card(1)] }),
    userNamed('a', { cards: [{ ...card(1), data: Buffer.alloc(8) }] }),
  ],
  [
    'the size of a finger',
    fingerTerminal.deviceID,
    userNamed('a', { fingers: [finger(1)] }),
    userNamed('a', { fingers: [{ ...finger(1), templates: [Buffer.alloc(384)] }] }),
  ],
  [
    'the size of a face',
    bs3.deviceID,
    userNamed('a', { faces: [face] }),
    userNamed('a', { faces: [{ ...face, templates: [Buffer.alloc(551)] }] }),
  ],
  [
    'a face with templates alone',
    bs3.deviceID,
    userNamed('a', { faces: [{ ...face, flag: 0x120, imageData: Buffer.alloc(0) }] }),
    userNamed('a', { faces: [{ ...face, flag: 0x120, templates: [] }] }),
  ],
  [
    'visual faces on a visual terminal',
    bs3.deviceID,
    userNamed('a', { faces: [face] }),
    userNamed('a', { faces: [infraredFace(1)] }),
  ],
  [
    'infra-red faces on an infra-red terminal',
    infraredTerminal.deviceID,
    userNamed('a', { faces: [infraredFace(1)] }),
    userNamed('a', { faces: [face] }),
  ],
  [
    'a mode',
    bs3.deviceID,
    userNamed('a', { setting: { ...undefinedSetting, cardAuthExtMode: 21 } }),
    userNamed('a', { setting: { ...undefinedSetting, cardAuthExtMode: 20 } }),
  ],
  [
    'the end of a period',
    bs3.deviceID,
    userNamed('a', { setting: { ...undefinedSetting, endTime: 0 } }),
    userNamed('a', { setting: { ...undefinedSetting, endTime: 1 } }),
  ],
]

describe('a limit', () => {
  it.each(limits)('is kept exactly: %s', async (_name, deviceID, most, tooMuch) => {
    const { client, simulator } = await stageGateway({ terminals, people: 0 })
    const enroll = (user: StoredUser) => client.call('User/Enroll', { deviceID, users: [user], overwrite: true })
    expect(await enroll(tooMuch)).toMatchObject({ code: status.INVALID_ARGUMENT })
    expect(simulator.terminal(deviceID).users.size).toBe(0)
    expect(await enroll(most)).toEqual({ code: 0, answer: {} })
    expect(simulator.terminal(deviceID).users.size).toBe(1)
  })

  it('for one user keeps the whole request from being done', async () => {
    const { client, simulator } = await stageGateway({ people: 0 })
    const users = [userNamed('1'), userNamed('0')]
    const ended = await client.call('User/Enroll', { deviceID: bs3.deviceID, users, overwrite: true })
    expect(ended).toMatchObject({ code: status.INVALID_ARGUMENT })
    expect(simulator.terminal(bs3.deviceID).users.size).toBe(0)
  })

  it('of a terminal that fills up lets in as many as there is room for', async () => {
    const { client, simulator } = await stageGateway({ people: 0 })
    simulator.terminal(bs3.deviceID).setCapacity(1)
    const users = [userNamed('1'), userNamed('2')]
    const ended = await client.call('User/Enroll', { deviceID: bs3.deviceID, users, overwrite: true })
    expect(ended).toMatchObject({ code: status.RESOURCE_EXHAUSTED })
    expect([...simulator.terminal(bs3.deviceID).users.keys()]).toEqual(['1'])
  })
})

describe('the counters of a header', () => {
  const wrong = { ...userNamed('a', { cards: [card(1)] }), hdr: { ...userNamed('a').hdr, numOfCard: 0 } }

  it('are counted anew by the terminal', async () => {
    const { client, simulator } = await stageGateway({ people: 0 })
    await client.ask('User/Enroll', { deviceID: bs3.deviceID, users: [wrong] })
    expect(simulator.terminal(bs3.deviceID).users.get('a')?.hdr.numOfCard).toBe(1)
  })

  it('have to be right where the gateway is asked to be strict', async () => {
    const { client } = await stageGateway({ people: 0, counters: 'must match' })
    const enroll = (user: StoredUser) => client.call('User/Enroll', { deviceID: bs3.deviceID, users: [user] })
    expect(await enroll(wrong)).toMatchObject({ code: status.INVALID_ARGUMENT })
    expect(await enroll(userNamed('a', { cards: [card(1)] }))).toMatchObject({ code: 0 })
  })
})
