import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadGatewayProtocol } from '../../../src-main/gateway/protocol.ts'
import { terminalErrorsIn } from '../../../src-main/gateway/status-details.ts'

// Every vector is written by hand from the field tables (reference sections 3 to 7): a tag is the field's number times eight plus how
// the value is written (0 a number, 2 a length and bytes), and numbers have seven bits to a byte, the lowest first. None of them came
// out of an encoder, so that what both sides of our own simulator might get wrong together is seen here.

const protocol = loadGatewayProtocol(join(resolve(import.meta.dirname, '../../..'), 'resources/gateway'))

/** The bytes of a vector; whatever stands behind a hash is for the reader. */
function bytes(vector: string): Buffer {
  const digits = vector.replace(/#.*$/gmu, '').replace(/\s+/gu, '')
  if (!/^(?:[0-9a-f]{2})*$/u.test(digits)) throw new Error('a vector that is not hexadecimal')
  return Buffer.from(digits, 'hex')
}

const times = (count: number, byte: string): string => byte.repeat(count)

const userHdr = `
  0a 04 31 30 30 31     # 1 ID: "1001"
  10 01                 # 2 numOfCard: 1
  18 02                 # 3 numOfFinger: 2
  20 03                 # 4 numOfFace: 3
  28 ac 02              # 5 authGroupID: 300
  30 df 01              # 6 updateMask: 223, everything but the card`
const userHdrValue = {
  ID: '1001',
  numOfCard: 1,
  numOfFinger: 2,
  numOfFace: 3,
  authGroupID: 300,
  updateMask: 223,
}

const userSetting = `
  08 80 e2 cf aa 06     # 1 startTime: 1700000000
  10 80 e6 fe 89 07     # 2 endTime: 1900000000
  18 ff 01              # 3 biometricAuthMode: 255
  20 02                 # 4 cardAuthMode: 2
  28 fe 01              # 5 IDAuthMode: 254
  30 03                 # 6 securityLevel: 3
  38 0b                 # 7 faceAuthExtMode: 11
  40 10                 # 8 fingerAuthExtMode: 16
  48 15                 # 9 cardAuthExtMode: 21
  50 24                 # 10 IDAuthExtMode: 36`
const userSettingValue = {
  startTime: 1_700_000_000,
  endTime: 1_900_000_000,
  biometricAuthMode: 255,
  cardAuthMode: 2,
  IDAuthMode: 254,
  securityLevel: 3,
  faceAuthExtMode: 11,
  fingerAuthExtMode: 16,
  cardAuthExtMode: 21,
  IDAuthExtMode: 36,
}

const cardData = `
  08 4a                 # 1 type: 74, which no table has
  10 20                 # 2 size: 32
  1a 20 ${times(28, '00')} 0a 0b 0c 0d  # 3 data: 32 bytes, right-aligned`
const cardDataValue = { type: 74, size: 32, data: Buffer.from(`${times(28, '00')}0a0b0c0d`, 'hex') }

const fingerData = `
  08 02                 # 1 index: 2
  10 01                 # 2 flag: 1, duress
  1a 80 03 ${times(384, '5a')}  # 3 templates: 384 bytes
  1a 80 03 ${times(384, 'a5')}  # 3 templates: 384 bytes more`
const fingerDataValue = { index: 2, flag: 1, templates: [Buffer.alloc(384, 0x5a), Buffer.alloc(384, 0xa5)] }

const faceData = `
  08 01                 # 1 index: 1
  10 81 02              # 2 flag: 257, visual and warped
  1a a8 04 ${times(552, '11')}  # 3 templates: 552 bytes
  2a 03 89 50 4e        # 5 imageData: the beginning of a picture
  3a a8 04 ${times(552, '22')}  # 7 irTemplates: 552 bytes
  4a 02 ff d8           # 9 irImageData: the beginning of another`
const faceDataValue = {
  index: 1,
  flag: 257,
  templates: [Buffer.alloc(552, 0x11)],
  imageData: Buffer.from('89504e', 'hex'),
  irTemplates: [Buffer.alloc(552, 0x22)],
  irImageData: Buffer.from('ffd8', 'hex'),
}

const jobCode = `
  08 07                 # 1 code: 7
  12 04 57 6f 72 6b     # 2 label: "Work"`
const jobCodeValue = { code: 7, label: 'Work' }

/** A message within a message: tag, length, contents. Lengths up to 16383. */
function within(tag: string, vector: string): string {
  const length = bytes(vector).byteLength
  const written =
    length < 128
      ? length.toString(16).padStart(2, '0')
      : ((length & 0x7f) | 0x80).toString(16) + (length >> 7).toString(16).padStart(2, '0')
  return `${tag} ${written} ${bytes(vector).toString('hex')}`
}

const userInfo = `
  ${within('0a', userHdr)}       # 1 hdr
  ${within('12', userSetting)}   # 2 setting
  1a 05 4a 6f 73 c3 a9           # 3 name: "José", five bytes
  ${within('22', cardData)}      # 4 cards
  ${within('2a', fingerData)}    # 5 fingers
  ${within('32', faceData)}      # 6 faces
  3a 03 01 ac 02                 # 7 accessGroupIDs: 1 and 300, packed
  ${within('42', jobCode)}       # 8 jobCodes
  4a 20 ${times(32, 'aa')}       # 9 PIN: a hash of 32 bytes
  52 03 ff d8 ff                 # 10 photo: the beginning of a JPEG`
const userInfoValue = {
  hdr: userHdrValue,
  setting: userSettingValue,
  name: 'José',
  cards: [cardDataValue],
  fingers: [fingerDataValue],
  faces: [faceDataValue],
  accessGroupIDs: [1, 300],
  jobCodes: [jobCodeValue],
  PIN: Buffer.alloc(32, 0xaa),
  photo: Buffer.from('ffd8ff', 'hex'),
}

const deviceID = 541_600_001
const oneDevice = '08 81 d2 a0 82 02'
// Repeated numbers are packed in proto3: one tag, one length, all of them.
const twoDevices = '0a 0a 81 d2 a0 82 02 82 d2 a0 82 02'
const deviceIDs = [541_600_001, 541_600_002]
const ids = '12 04 31 30 30 31 12 01 37'
const userIDs = ['1001', '7']
const overwrite = '18 01'

describe('messages', () => {
  const messages: readonly (readonly [name: string, vector: string, value: object])[] = [
    ['gsdk.user.UserHdr', userHdr, userHdrValue],
    ['gsdk.user.UserSetting', userSetting, userSettingValue],
    ['gsdk.card.CSNCardData', cardData, cardDataValue],
    ['gsdk.finger.FingerData', fingerData, fingerDataValue],
    ['gsdk.face.FaceData', faceData, faceDataValue],
    ['gsdk.tna.JobCode', jobCode, jobCodeValue],
    ['gsdk.user.UserInfo', userInfo, userInfoValue],
  ]

  test.each(messages)('%s is written as by hand', (name, vector, value) => {
    expect(protocol.message(name).encode(value).toString('hex')).toBe(bytes(vector).toString('hex'))
  })

  test.each(messages)('%s is read as by hand', (name, vector, value) => {
    expect(protocol.message(name).decode(bytes(vector))).toEqual(value)
  })

  test('what was not sent is there all the same: zeros, empty texts, lists and bytes, and null for a message', () => {
    expect(protocol.message('gsdk.user.UserInfo').decode(Buffer.alloc(0))).toEqual({
      hdr: null,
      setting: null,
      name: '',
      cards: [],
      fingers: [],
      faces: [],
      accessGroupIDs: [],
      jobCodes: [],
      PIN: Buffer.alloc(0),
      photo: Buffer.alloc(0),
    })
  })

  test('a field of a newer release is passed over: userFlag is likely 7, and whatever else there may be', () => {
    const newer = `${userHdr} 38 80 01 # 7 userFlag: 128
      7a 03 01 02 03  # 15, bytes
      85 01 00 00 00 00  # 16, four bytes
      89 01 00 00 00 00 00 00 00 00  # 17, eight bytes`
    expect(protocol.message('gsdk.user.UserHdr').decode(bytes(newer))).toEqual(userHdrValue)
    const info = `${within('0a', newer)} 92 01 02 aa bb`
    expect(protocol.message('gsdk.user.UserInfo').decode(bytes(info))).toMatchObject({ hdr: userHdrValue })
  })

  test('numbers that an older gateway did not pack are read as well', () => {
    const { accessGroupIDs } = protocol.message('gsdk.user.UserInfo').decode(bytes('38 01 38 ac 02')) as {
      accessGroupIDs: readonly number[]
    }
    expect(accessGroupIDs).toEqual([1, 300])
  })

  test.each([
    ['a number that never ends', '10 80 80 80'],
    ['four bytes that are two', '0d 00 00'],
  ])('%s is no message', (_name, vector) => {
    expect(() => protocol.message('gsdk.user.UserHdr').decode(bytes(vector))).toThrow(/out of range|invalid/u)
  })
})

describe('questions', () => {
  const user = within('12', userInfo)
  const users = [userInfoValue]
  const part = (vector: string): string => within('12', `0a 04 31 30 30 31 ${vector}`)
  const groups = part('12 03 01 ac 02')
  const questions: readonly (readonly [call: string, vector: string, request: object])[] = [
    ['user.User/GetList', oneDevice, { deviceID }],
    ['user.User/Get', `${oneDevice} ${ids}`, { deviceID, userIDs }],
    // 3 infoMask: 0xFFFF
    ['user.User/GetPartial', `${oneDevice} ${ids} 18 ff ff 03`, { deviceID, userIDs, infoMask: 0xffff }],
    ['user.User/Enroll', `${oneDevice} ${user} ${overwrite}`, { deviceID, users, overwrite: true }],
    ['user.User/EnrollMulti', `${twoDevices} ${user} ${overwrite}`, { deviceIDs, users, overwrite: true }],
    ['user.User/Update', `${oneDevice} ${user}`, { deviceID, users }],
    ['user.User/UpdateMulti', `${twoDevices} ${user}`, { deviceIDs, users }],
    ['user.User/Delete', `${oneDevice} ${ids}`, { deviceID, userIDs }],
    ['user.User/DeleteMulti', `${twoDevices} ${ids}`, { deviceIDs, userIDs }],
    ['user.User/DeleteAll', oneDevice, { deviceID }],
    ['user.User/DeleteAllMulti', twoDevices, { deviceIDs }],
    ...(
      [
        ['Card', part(within('12', cardData)), { userCards: [{ userID: '1001', cards: [cardDataValue] }] }],
        ['Finger', part(within('12', fingerData)), { userFingers: [{ userID: '1001', fingers: [fingerDataValue] }] }],
        ['Face', part(within('12', faceData)), { userFaces: [{ userID: '1001', faces: [faceDataValue] }] }],
        ['AccessGroup', groups, { userAccessGroups: [{ userID: '1001', accessGroupIDs: [1, 300] }] }],
        ['JobCode', part(within('12', jobCode)), { userJobCodes: [{ userID: '1001', jobCodes: [jobCodeValue] }] }],
      ] as const
    ).flatMap(([name, vector, list]): [string, string, object][] => [
      [`user.User/Get${name}`, `${oneDevice} ${ids}`, { deviceID, userIDs }],
      [`user.User/Set${name}`, `${oneDevice} ${vector}`, { deviceID, ...list }],
      [`user.User/Set${name}Multi`, `${twoDevices} ${vector}`, { deviceIDs, ...list }],
    ]),
    ['user.User/GetPINHash', '0a 04 31 32 33 34', { PIN: '1234' }],
    ['user.User/GetStatistic', oneDevice, { deviceID }],
    ['connect.Connect/GetDeviceList', '', {}],
    ['connect.Connect/SubscribeStatus', '08 40', { queueSize: 64 }],
    ['device.Device/GetCapabilityInfo', oneDevice, { deviceID }],
    ['device.Device/GetCapability', oneDevice, { deviceID }],
    ['card.Card/Scan', oneDevice, { deviceID }],
    ['face.Face/Scan', `${oneDevice} 10 04`, { deviceID, enrollThreshold: 4 }],
    [
      'face.Face/Extract',
      `${oneDevice} 12 02 ff d8 18 01`,
      { deviceID, imageData: Buffer.from('ffd8', 'hex'), isWarped: true },
    ],
    ['face.Face/Normalize', `${oneDevice} 12 02 ff d8`, { deviceID, unwrappedImageData: Buffer.from('ffd8', 'hex') }],
  ]

  test.each(questions)('%s is written as by hand', (call, vector, request) => {
    expect(protocol.method(call).encodeRequest(request).toString('hex')).toBe(bytes(vector).toString('hex'))
  })
})

describe('answers', () => {
  const info = within('0a', userInfo)
  const error = `
    08 82 d2 a0 82 02     # 1 deviceID: 541600002
    10 0e                 # 2 code: 14, unavailable
    1a 04 67 6f 6e 65     # 3 msg: "gone"`
  const errors = { deviceErrors: [{ deviceID: 541_600_002, code: 14, msg: 'gone' }] }
  const answers: readonly (readonly [call: string, vector: string, response: object])[] = [
    ['user.User/GetList', within('0a', userHdr), { hdrs: [userHdrValue] }],
    ['user.User/Get', info, { users: [userInfoValue] }],
    ['user.User/GetPartial', info, { users: [userInfoValue] }],
    ['user.User/Enroll', '', {}],
    ['user.User/EnrollMulti', within('0a', error), errors],
    ['user.User/UpdateMulti', within('0a', error), errors],
    ['user.User/DeleteMulti', within('0a', error), errors],
    ['user.User/SetCardMulti', within('0a', error), errors],
    ['user.User/GetPINHash', `0a 20 ${times(32, 'aa')}`, { hashVal: Buffer.alloc(32, 0xaa) }],
    [
      'user.User/GetStatistic',
      within('0a', '08 01 10 02 18 03 20 04 28 05 30 06 38 07'),
      {
        userStatistic: {
          numOfUsers: 1,
          numOfCards: 2,
          numOfFingerprints: 3,
          numOfFaces: 4,
          numOfNames: 5,
          numOfImages: 6,
          numOfPhrases: 7,
        },
      },
    ],
    [
      'connect.Connect/GetDeviceList',
      // deviceID, connectionMode 1, IPAddr "10.0.0.9", port 51211, status 2, autoReconnect, useSSL, type 0x23
      within('0a', `${oneDevice} 10 01 1a 08 31 30 2e 30 2e 30 2e 39 20 8b 90 03 28 02 30 01 38 01 40 23`),
      {
        deviceInfos: [
          {
            deviceID,
            connectionMode: 1,
            IPAddr: '10.0.0.9',
            port: 51_211,
            status: 2,
            autoReconnect: true,
            useSSL: true,
            type: 0x23,
          },
        ],
      },
    ],
    [
      'connect.Connect/SubscribeStatus',
      `${oneDevice} 10 81 02 18 80 e2 cf aa 06`,
      { deviceID, status: 0x101, timestamp: 1_700_000_000 },
    ],
    [
      'device.Device/GetCapabilityInfo',
      // 2 maxNumOfUser 100000, 4 card, 7 finger, 8 face, 10 name, 11 photo, 13 alphanumeric, 31 job code; 1 and 60 are passed over
      within('0a', '08 23 10 a0 8d 06 20 01 38 01 40 01 50 01 58 01 68 01 f8 01 01 e0 03 01'),
      {
        capInfo: {
          maxNumOfUser: 100_000,
          cardSupported: true,
          fingerSupported: true,
          faceSupported: true,
          userNameSupported: true,
          userPhotoSupported: true,
          alphanumericIDSupported: true,
          jobCodeSupported: true,
        },
      },
    ],
    [
      'device.Device/GetCapability',
      // 13, 14, 15 the mosts; 26 visual faces, 38 extended modes, 95 updates
      within('0a', '68 08 70 02 78 0a d0 01 01 b0 02 01 f8 05 01'),
      {
        deviceCapability: {
          maxCardsPerUser: 8,
          maxFacesPerUser: 2,
          maxFingerprintsPerUser: 10,
          faceExSupported: true,
          extendedAuthSupported: true,
          updateUserSupported: true,
        },
      },
    ],
    [
      'card.Card/Scan',
      // A smart card's contents (3) are passed over.
      within('0a', `08 4a ${within('12', cardData)} 1a 02 08 01`),
      { cardData: { type: 74, CSNCardData: cardDataValue } },
    ],
    ['face.Face/Scan', within('12', faceData), { faceData: faceDataValue }],
    ['face.Face/Extract', '12 02 01 02', { templateData: Buffer.from('0102', 'hex') }],
    ['face.Face/Normalize', '0a 02 01 02', { wrappedImageData: Buffer.from('0102', 'hex') }],
  ]

  test.each(answers)('%s is read as by hand', (call, vector, response) => {
    expect(protocol.method(call).decodeResponse(bytes(vector))).toEqual(response)
  })

  const status = (type: string): Uint8Array => {
    const any = `0a ${type.length.toString(16).padStart(2, '0')} ${Buffer.from(type).toString('hex')} ${within('12', within('0a', error))}`
    return bytes(`08 0e 12 04 73 6f 6d 65 ${within('1a', any)}`)
  }

  test.each([
    'type.googleapis.com/gsdk.err.MultiErrorResponse',
    'type.googleapis.com/err.MultiErrorResponse',
    'gsdk.err.MultiErrorResponse',
  ])('the details of a failed call are read when they call themselves %s', (type) => {
    expect(terminalErrorsIn(status(type), protocol)).toEqual(errors.deviceErrors)
  })

  test('details of another type, broken ones and none say nothing of any terminal', () => {
    expect(terminalErrorsIn(status('type.googleapis.com/google.rpc.RetryInfo'), protocol)).toBeNull()
    expect(terminalErrorsIn(bytes('1a 7f 00'), protocol)).toBeNull()
    expect(terminalErrorsIn(null, protocol)).toBeNull()
  })
})
