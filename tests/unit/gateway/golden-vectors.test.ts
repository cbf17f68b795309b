import { describe, expect, test } from 'vitest'
import { terminalErrorsIn } from '../../../src-main/gateway/status-details.ts'
import {
  protocol,
  bytes,
  times,
  userHdr,
  userHdrValue,
  userSetting,
  userSettingValue,
  cardData,
  cardDataValue,
  fingerData,
  fingerDataValue,
  faceData,
  faceDataValue,
  jobCode,
  jobCodeValue,
  within,
  userInfo,
  userInfoValue,
  deviceID,
  oneDevice,
  twoDevices,
  deviceIDs,
  ids,
  userIDs,
  overwrite,
} from './golden-vectors.ts'

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
