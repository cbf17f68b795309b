import { expect } from 'vitest'
import type {
  GatewayCallOptions,
  GatewayClient,
  GatewayOutcome,
  PerTerminal,
} from '../../../src-main/gateway/gateway-client.ts'
import type { LimitFlaw } from '../../../src-main/gateway/limits.ts'
import type { UserInfo } from '../../../src-main/gateway/messages.ts'
import type { GatewaySimulator, SimulatedTerminal } from '../../../tools/simulator/gateway/index.ts'
import { standardJpeg } from './pictures.ts'
import { cardOf, faceOf, fingerOf, userOf } from './gateway-room.ts'

/** A call that goes beyond one limit. */
type BeyondLimits<Where> = Partial<
  Readonly<
    Record<LimitFlaw['reason'], (client: GatewayClient, where: Where) => Promise<GatewayOutcome<unknown> | PerTerminal>>
  >
>

/** What every row says. */
interface Said<Where> {
  /** As the simulator counts it: `User/GetList`. */
  readonly rpc: string
  readonly limits: BeyondLimits<Where>
  /** What shows that it did its work: what was answered or is on the terminal now, and what it must be. */
  readonly proof: (terminal: SimulatedTerminal, value: unknown) => readonly [actual: unknown, expected: unknown]
}

/** A call to one terminal; or to none, when it is the gateway's own. */
export interface OneRow extends Said<number> {
  readonly several: false
  readonly ofTerminal: boolean
  /** Makes ready what success needs: somebody before the terminal. */
  readonly prepare?: (simulator: GatewaySimulator, deviceID: number) => void
  call(
    client: GatewayClient,
    deviceID: number,
    userID: string,
    options?: GatewayCallOptions,
  ): Promise<GatewayOutcome<unknown>>
  /** Whether a user who is not there makes it fail. */
  readonly needsUser: boolean
}

/** A call to several terminals. */
export interface SeveralRow extends Said<readonly number[]> {
  readonly several: true
  call(
    client: GatewayClient,
    deviceIDs: readonly number[],
    userID: string,
    options?: GatewayCallOptions,
  ): Promise<PerTerminal>
  readonly needsUser: boolean
}

/** A row of the table. */
export type Row = OneRow | SeveralRow

const many = <Item>(count: number, make: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** A user that is beyond one limit, for each limit of a user. The terminals of these tests take two faces. */
const beyond: Partial<Record<LimitFlaw['reason'], UserInfo>> = {
  idBytes: userOf('é'.repeat(17)),
  idZero: userOf('0'),
  nameCharacters: userOf('50', { name: 'é'.repeat(49) }),
  pinBytes: userOf('50', { PIN: Buffer.from('1234') }),
  photoBytes: userOf('50', { photo: Buffer.alloc(16_385) }),
  cards: userOf('50', { cards: many(9, cardOf) }),
  cardBytes: userOf('50', { cards: [{ ...cardOf(1), data: Buffer.alloc(33) }] }),
  fingers: userOf('50', { fingers: many(11, (index) => fingerOf(index, 1)) }),
  faces: userOf('50', { faces: many(6, (index) => faceOf(index, 1)) }),
  templateBytes: userOf('50', { faces: [{ ...faceOf(0, 1), templates: [Buffer.alloc(551)] }] }),
  accessGroups: userOf('50', { accessGroupIDs: many(17, (index) => index + 1) }),
  jobCodes: userOf('50', { jobCodes: many(17, (index) => ({ code: index, label: '' })) }),
  jobLabelCharacters: userOf('50', { jobCodes: [{ code: 1, label: 'x'.repeat(49) }] }),
}

function limitsOfUsers<Where>(
  call: (client: GatewayClient, where: Where, user: UserInfo) => Promise<GatewayOutcome<unknown> | PerTerminal>,
): BeyondLimits<Where> {
  return Object.fromEntries(
    Object.entries(beyond).map(([reason, user]) => [
      reason,
      (client: GatewayClient, where: Where) => call(client, where, user),
    ]),
  )
}

function limitsOfIDs<Where>(
  call: (client: GatewayClient, where: Where, userID: string) => Promise<GatewayOutcome<unknown> | PerTerminal>,
): BeyondLimits<Where> {
  return {
    idBytes: (client, where) => call(client, where, 'é'.repeat(17)),
    idZero: (client, where) => call(client, where, '0'),
  }
}

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

type PartName = 'card' | 'finger' | 'face' | 'accessGroup' | 'jobCode'

interface PartOf {
  readonly userID: string
}

function partRows<Part extends PartOf>(
  name: string,
  member: PartName,
  field: 'cards' | 'fingers' | 'faces' | 'accessGroupIDs' | 'jobCodes',
  partFor: (userID: string) => Part,
  beyondLimits: Partial<Record<LimitFlaw['reason'], Part>>,
): readonly Row[] {
  // Each family has the same three calls; which message it takes is the family's own.
  const calls = (client: GatewayClient) => client.user[member] as unknown as GatewayClient['user']['card']
  const list = (part: Part) => [part] as unknown as Parameters<GatewayClient['user']['card']['set']>[1]
  const isSet: OneRow['proof'] = (terminal) => [
    { userID: '1001', [field]: terminal.users.get('1001')?.[field] },
    partFor('1001'),
  ]
  const limited = Object.entries({ ...beyondLimits, idZero: partFor('0'), idBytes: partFor('é'.repeat(17)) })
  return [
    {
      rpc: `User/Get${name}`,
      several: false,
      ofTerminal: true,
      needsUser: true,
      call: (client, deviceID, userID, options) => calls(client).get(deviceID, [userID], options),
      proof: (terminal, value) => [value, [{ userID: '1001', [field]: terminal.users.get('1001')?.[field] }]],
      limits: limitsOfIDs((client, deviceID, userID) => calls(client).get(deviceID, [userID])),
    },
    {
      rpc: `User/Set${name}`,
      several: false,
      ofTerminal: true,
      needsUser: true,
      call: (client, deviceID, userID, options) => calls(client).set(deviceID, list(partFor(userID)), options),
      proof: isSet,
      limits: Object.fromEntries(
        limited.map(([reason, part]) => [
          reason,
          (client: GatewayClient, deviceID: number) => calls(client).set(deviceID, list(part)),
        ]),
      ),
    },
    {
      rpc: `User/Set${name}Multi`,
      several: true,
      needsUser: true,
      call: (client, deviceIDs, userID, options) => calls(client).setMulti(deviceIDs, list(partFor(userID)), options),
      proof: isSet,
      limits: Object.fromEntries(
        limited.map(([reason, part]) => [
          reason,
          (client: GatewayClient, deviceIDs: readonly number[]) => calls(client).setMulti(deviceIDs, list(part)),
        ]),
      ),
    },
  ]
}

const parts: readonly Row[] = [
  ...partRows('Card', 'card', 'cards', (userID) => ({ userID, cards: [cardOf(7)] }), {
    cards: { userID: '50', cards: beyond.cards?.cards ?? [] },
    cardBytes: { userID: '50', cards: beyond.cardBytes?.cards ?? [] },
  }),
  ...partRows('Finger', 'finger', 'fingers', (userID) => ({ userID, fingers: [fingerOf(0, 3)] }), {
    fingers: { userID: '50', fingers: beyond.fingers?.fingers ?? [] },
    templateBytes: { userID: '50', fingers: [{ index: 0, flag: 0, templates: [Buffer.alloc(383)] }] },
  }),
  ...partRows('Face', 'face', 'faces', (userID) => ({ userID, faces: [faceOf(0, 3)] }), {
    faces: { userID: '50', faces: beyond.faces?.faces ?? [] },
    templateBytes: { userID: '50', faces: beyond.templateBytes?.faces ?? [] },
  }),
  ...partRows('AccessGroup', 'accessGroup', 'accessGroupIDs', (userID) => ({ userID, accessGroupIDs: [2, 5] }), {
    accessGroups: { userID: '50', accessGroupIDs: beyond.accessGroups?.accessGroupIDs ?? [] },
  }),
  ...partRows('JobCode', 'jobCode', 'jobCodes', (userID) => ({ userID, jobCodes: [{ code: 1, label: 'Work' }] }), {
    jobCodes: { userID: '50', jobCodes: beyond.jobCodes?.jobCodes ?? [] },
    jobLabelCharacters: { userID: '50', jobCodes: beyond.jobLabelCharacters?.jobCodes ?? [] },
  }),
]

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
export const rows: readonly Row[] = [...wholeUsers, ...parts, ...others]
