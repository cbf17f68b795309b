import { expect } from 'vitest'
import type { UserInfo } from '../../../src-main/gateway/messages.ts'
import { partRows } from './conformance-part-rows.ts'
import { limitsOfIDs, limitsOfUsers, type Row } from './conformance-row.ts'
import { userOf } from './gateway-room.ts'
import { standardJpeg } from './pictures.ts'

function namesIn(value: unknown): readonly string[] {
  return (value as readonly UserInfo[]).map(({ name }) => name)
}

function lengthOf(value: unknown): number {
  return (value as Uint8Array).byteLength
}

const newcomer = userOf('5000')

const wholeUsers: readonly Row[] = [
  {
    rpc: 'User/GetList',
    several: false,
    ofTerminal: true,
    needsUser: false,
    call: (client, deviceID, _userID, options) => client.user.getList(deviceID, options),
    proof: (terminal, value) => [value, Array.from(terminal.users.outlines(), ({ hdr }) => hdr)],
    limits: {},
  },
  {
    rpc: 'User/Get',
    several: false,
    ofTerminal: true,
    needsUser: true,
    call: (client, deviceID, userID, options) => client.user.get(deviceID, [userID], options),
    proof: (terminal, value) => [value, [terminal.users.get('1001')]],
    limits: limitsOfIDs((client, deviceID, userID) => client.user.get(deviceID, [userID])),
  },
  {
    rpc: 'User/GetPartial',
    several: false,
    ofTerminal: true,
    needsUser: true,
    call: (client, deviceID, userID, options) =>
      client.user.getPartial(deviceID, [userID], new Set(['header', 'name']), options),
    proof: (terminal, value) => [namesIn(value), [terminal.users.get('1001')?.name]],
    limits: limitsOfIDs((client, deviceID, userID) => client.user.getPartial(deviceID, [userID], new Set(['name']))),
  },
  {
    rpc: 'User/Enroll',
    several: false,
    ofTerminal: true,
    needsUser: false,
    call: (client, deviceID, _userID, options) => client.user.enroll(deviceID, [newcomer], true, options),
    proof: (terminal) => [terminal.users.get('5000')?.name, newcomer.name],
    limits: limitsOfUsers((client, deviceID, user) => client.user.enroll(deviceID, [user], true)),
  },
  {
    rpc: 'User/EnrollMulti',
    several: true,
    needsUser: false,
    call: (client, deviceIDs, _userID, options) => client.user.enrollMulti(deviceIDs, [newcomer], true, options),
    proof: (terminal) => [terminal.users.get('5000')?.name, newcomer.name],
    limits: limitsOfUsers((client, deviceIDs, user) => client.user.enrollMulti(deviceIDs, [user], true)),
  },
  {
    rpc: 'User/Update',
    several: false,
    ofTerminal: true,
    needsUser: true,
    call: (client, deviceID, userID, options) => client.user.update(deviceID, [keeping(userID)], options),
    proof: (terminal) => [terminal.users.get('1001')?.name, 'Name 1001'],
    limits: limitsOfUsers((client, deviceID, user) => client.user.update(deviceID, [user])),
  },
  {
    rpc: 'User/UpdateMulti',
    several: true,
    needsUser: true,
    call: (client, deviceIDs, userID, options) => client.user.updateMulti(deviceIDs, [keeping(userID)], options),
    proof: (terminal) => [terminal.users.get('1001')?.name, 'Name 1001'],
    limits: limitsOfUsers((client, deviceIDs, user) => client.user.updateMulti(deviceIDs, [user])),
  },
  {
    rpc: 'User/Delete',
    several: false,
    ofTerminal: true,
    needsUser: true,
    call: (client, deviceID, userID, options) => client.user.delete(deviceID, [userID], options),
    proof: (terminal) => [terminal.users.has('1001'), false],
    limits: limitsOfIDs((client, deviceID, userID) => client.user.delete(deviceID, [userID])),
  },
  {
    rpc: 'User/DeleteMulti',
    several: true,
    needsUser: true,
    call: (client, deviceIDs, userID, options) => client.user.deleteMulti(deviceIDs, [userID], options),
    proof: (terminal) => [terminal.users.has('1001'), false],
    limits: limitsOfIDs((client, deviceIDs, userID) => client.user.deleteMulti(deviceIDs, [userID])),
  },
  {
    rpc: 'User/DeleteAll',
    several: false,
    ofTerminal: true,
    needsUser: false,
    call: (client, deviceID, _userID, options) => client.user.deleteAll(deviceID, options),
    proof: (terminal) => [terminal.users.size, 0],
    limits: {},
  },
  {
    rpc: 'User/DeleteAllMulti',
    several: true,
    needsUser: false,
    call: (client, deviceIDs, _userID, options) => client.user.deleteAllMulti(deviceIDs, options),
    proof: (terminal) => [terminal.users.size, 0],
    limits: {},
  },
]

/** Everything stays but the name. */
function keeping(userID: string): UserInfo {
  const user = userOf(userID)
  return user.hdr === null ? user : { ...user, hdr: { ...user.hdr, updateMask: 0xfb } }
}

const tooLargePicture = new Uint8Array(10_000_001)

const others: readonly Row[] = [
  {
    rpc: 'User/GetPINHash',
    several: false,
    ofTerminal: false,
    needsUser: false,
    call: (client, _deviceID, _userID, options) => client.user.getPINHash('1234', options),
    proof: (_terminal, value) => [lengthOf(value), 32],
    limits: { pinBytes: (client) => client.user.getPINHash('é'.repeat(9)) },
  },
  {
    rpc: 'User/GetStatistic',
    several: false,
    ofTerminal: true,
    needsUser: false,
    call: (client, deviceID, _userID, options) => client.user.getStatistic(deviceID, options),
    proof: ({ users }, value) => [value, { ...(value as object), numOfUsers: users.size }],
    limits: {},
  },
  {
    rpc: 'Connect/GetDeviceList',
    several: false,
    ofTerminal: false,
    needsUser: false,
    call: (client, _deviceID, _userID, options) => client.connect.getDeviceList(options),
    proof: ({ deviceID }, value) => [value, expect.arrayContaining([expect.objectContaining({ deviceID })])],
    limits: {},
  },
  {
    rpc: 'Device/GetCapabilityInfo',
    several: false,
    ofTerminal: true,
    needsUser: false,
    call: (client, deviceID, _userID, options) => client.device.getCapabilityInfo(deviceID, options),
    proof: ({ capacity }, value) => [value, expect.objectContaining({ maxNumOfUser: capacity, fingerSupported: true })],
    limits: {},
  },
  {
    rpc: 'Device/GetCapability',
    several: false,
    ofTerminal: true,
    needsUser: false,
    call: (client, deviceID, _userID, options) => client.device.getCapability(deviceID, options),
    proof: ({ model }, value) => [
      value,
      expect.objectContaining({ maxFacesPerUser: model.maxFacesPerUser, faceExSupported: true }),
    ],
    limits: {},
  },
  {
    rpc: 'Card/Scan',
    several: false,
    ofTerminal: true,
    needsUser: false,
    prepare: (simulator, deviceID) => void simulator.terminal(deviceID).presentCard(),
    call: (client, deviceID, _userID, options) => client.card.scan(deviceID, options),
    proof: (_terminal, value) => [value, expect.objectContaining({ size: 32 })],
    limits: {},
  },
  {
    rpc: 'Face/Scan',
    several: false,
    ofTerminal: true,
    needsUser: false,
    prepare: (simulator, deviceID) => void simulator.terminal(deviceID).presentFace(),
    call: (client, deviceID, _userID, options) => client.face.scan(deviceID, 4, options),
    proof: (_terminal, value) => [value, expect.objectContaining({ flag: 0x101 })],
    limits: {},
  },
  {
    rpc: 'Face/Normalize',
    several: false,
    ofTerminal: true,
    needsUser: false,
    call: (client, deviceID, _userID, options) => client.face.normalize(deviceID, standardJpeg, options),
    proof: (_terminal, value) => [lengthOf(value) > 100, true],
    limits: { pictureBytes: (client, deviceID) => client.face.normalize(deviceID, tooLargePicture) },
  },
  {
    rpc: 'Face/Extract',
    several: false,
    ofTerminal: true,
    needsUser: false,
    call: (client, deviceID, _userID, options) => client.face.extract(deviceID, standardJpeg, true, options),
    proof: (_terminal, value) => [lengthOf(value), 552],
    limits: { pictureBytes: (client, deviceID) => client.face.extract(deviceID, tooLargePicture, true) },
  },
]

/** Every call of the client that has one answer. */
export const rows: readonly Row[] = [...wholeUsers, ...partRows, ...others]
