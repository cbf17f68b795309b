import { status } from '@grpc/grpc-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredUser } from '../../../tools/simulator/gateway/messages.ts'
import { fingerTerminal, standardTerminals } from '../../../tools/simulator/gateway/index.ts'
import { card, finger, stageGateway, undefinedSetting, userNamed, visualFace } from './gateway-stage.ts'

const seed = 20_251_127
const runs = 80

const deviceID = fingerTerminal.deviceID
const small = fc.integer({ min: 1, max: 200 })
const listOf = <Item>(item: (number: number) => Item): fc.Arbitrary<readonly Item[]> =>
  fc.array(small, { maxLength: 2 }).map((numbers) => numbers.map(item))

/** Users with anything in each part, nothing included. */
const users: fc.Arbitrary<StoredUser> = fc
  .record({
    setting: fc.record({
      ...Object.fromEntries(Object.entries(undefinedSetting).map(([field, value]) => [field, fc.constant(value)])),
      startTime: fc.integer({ min: 0, max: 1_700_000_000 }),
      cardAuthExtMode: fc.constantFrom(21, 35, 254, 255),
      biometricAuthMode: fc.constantFrom(0, 1, 254, 255),
    }) as fc.Arbitrary<typeof undefinedSetting>,
    name: fc.string({ maxLength: 20 }),
    cards: listOf(card),
    fingers: listOf(finger),
    faces: listOf(visualFace),
    accessGroupIDs: fc.array(small, { maxLength: 16 }),
    jobCodes: listOf((code) => ({ code, label: `job ${code}` })),
    PIN: fc.constantFrom(0, 32).chain((length) => small.map((byte) => Buffer.alloc(length, byte))),
    photo: fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
  })
  .map((parts) => userNamed('77', parts))

/** Which bit keeps which part (seed 003); setting and groups have none. */
const kept = {
  jobCodes: 0x02,
  name: 0x04,
  photo: 0x08,
  PIN: 0x10,
  cards: 0x20,
  fingers: 0x40,
  faces: 0x80,
  setting: 0,
  accessGroupIDs: 0,
} as const

/** Which bit asks for which part; visual faces have one of their own. */
const asked = {
  setting: 0x1002,
  name: 0x04,
  photo: 0x08,
  PIN: 0x10,
  cards: 0x20,
  fingers: 0x40,
  faces: 0x800,
  accessGroupIDs: 0x100,
  jobCodes: 0x200,
} as const

const parts = Object.keys(kept) as (keyof typeof kept)[]

describe('the mask of an update', () => {
  it('keeps the parts it names, and all others are overwritten, also by nothing', async () => {
    const { client } = await stageGateway({ terminals: [fingerTerminal], people: 0 })
    let changes = 0
    await fc.assert(
      fc.asyncProperty(users, users, fc.integer({ min: 0, max: 0xff }), async (before, sent, updateMask) => {
        await client.ask('User/Enroll', { deviceID, users: [before], overwrite: true })
        await client.ask('User/Update', { deviceID, users: [{ ...sent, hdr: { ...sent.hdr, updateMask } }] })
        const { users: read } = await client.ask('User/Get', { deviceID, userIDs: ['77'] })
        const [after] = read
        for (const part of parts) {
          const expected = (updateMask & kept[part]) === 0 ? sent[part] : before[part]
          expect({ part, updateMask, value: after?.[part] }).toEqual({ part, updateMask, value: expected })
        }
        expect(after?.hdr).toEqual({
          ...userNamed('77').hdr,
          numOfCard: after?.cards.length,
          numOfFinger: after?.fingers.length,
          numOfFace: after?.faces.length,
        })
        changes += Number(updateMask !== 0 && JSON.stringify(before) !== JSON.stringify(after))
      }),
      { seed, numRuns: runs },
    )
    // The canary: most runs really changed something and kept something.
    expect(changes, `seed ${seed}`).toBeGreaterThan(runs / 2)
  })

  it('that keeps nothing enrolls whoever is not there, and any other does not', async () => {
    const { client } = await stageGateway({ terminals: [fingerTerminal], people: 0 })
    const update = (updateMask: number) =>
      client.call('User/Update', {
        deviceID,
        users: [{ ...userNamed('77'), hdr: { ...userNamed('77').hdr, updateMask } }],
      })
    expect(await update(0xff)).toMatchObject({ code: status.NOT_FOUND })
    expect(await update(0)).toMatchObject({ code: 0 })
  })

  it('lets an update that forgets the setting wipe it, to modes that mean something', async () => {
    const { client } = await stageGateway({ terminals: [fingerTerminal], people: 20 })
    const forgetful = { hdr: { ID: '1001', updateMask: 0xff } }
    await client.ask('User/Update', { deviceID, users: [forgetful] })
    const { users: read } = await client.ask('User/Get', { deviceID, userIDs: ['1001'] })
    expect(read[0]?.setting).toMatchObject({ startTime: 0, endTime: 0, biometricAuthMode: 0, faceAuthExtMode: 0 })
    expect(read[0]).toMatchObject({ name: 'Aylin Demir', accessGroupIDs: [] })
  })
})

describe('the mask of a reading', () => {
  it('answers the parts it asks for, and nothing of the others', async () => {
    const { client } = await stageGateway({ terminals: [fingerTerminal], people: 0 })
    let partly = 0
    const empty = { ...userNamed('77', { name: '' }), setting: null }
    await fc.assert(
      fc.asyncProperty(users, fc.integer({ min: 0, max: 0xffff }), async (user, infoMask) => {
        await client.ask('User/Enroll', { deviceID, users: [user], overwrite: true })
        const { users: read } = await client.ask('User/GetPartial', { deviceID, userIDs: ['77'], infoMask })
        const [seen] = read
        for (const part of parts) {
          const bits = infoMask & asked[part]
          if (part === 'setting' && bits !== 0 && bits !== asked.setting) continue
          const expected = bits === 0 ? empty[part] : user[part]
          expect({ part, infoMask, value: seen?.[part] }).toEqual({ part, infoMask, value: expected })
        }
        expect(seen?.hdr).toEqual((infoMask & 1) === 0 ? userNamed('77').hdr : user.hdr)
        partly += Number(seen?.name === '' && user.name !== '')
      }),
      { seed, numRuns: runs },
    )
    expect(partly, `seed ${seed}`).toBeGreaterThan(runs / 5)
  })

  it('without the bit for visual faces shows none on a visual terminal', async () => {
    const { client } = await stageGateway()
    const faces = async (infoMask: number) => {
      const request = { deviceID: standardTerminals.bs3.deviceID, userIDs: ['1011'], infoMask }
      return (await client.ask('User/GetPartial', request)).users[0]?.faces.length
    }
    expect([await faces(0x80), await faces(0x800), await faces(0xffff)]).toEqual([0, 2, 2])
  })

  it('without the bit for extended modes leaves them at 0, and the other way round', async () => {
    const { client } = await stageGateway()
    const setting = async (infoMask: number) => {
      const request = { deviceID: standardTerminals.bs3.deviceID, userIDs: ['1001'], infoMask }
      return (await client.ask('User/GetPartial', request)).users[0]?.setting
    }
    expect(await setting(0x0002)).toMatchObject({ cardAuthMode: 255, faceAuthExtMode: 0 })
    expect(await setting(0x1000)).toMatchObject({ cardAuthMode: 0, startTime: 0, faceAuthExtMode: 255 })
  })
})
