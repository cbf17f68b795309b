import type { GatewayClient } from '../../../src-main/gateway/gateway-client.ts'
import type { LimitFlaw } from '../../../src-main/gateway/limits.ts'
import { beyond, limitsOfIDs, type OneRow, type Row } from './conformance-row.ts'
import { cardOf, faceOf, fingerOf } from './gateway-room.ts'

type PartName = 'card' | 'finger' | 'face' | 'accessGroup' | 'jobCode'

interface PartOf {
  readonly userID: string
}

function rowsOf<Part extends PartOf>(
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

/** The calls about single parts of users. */
export const partRows: readonly Row[] = [
  ...rowsOf('Card', 'card', 'cards', (userID) => ({ userID, cards: [cardOf(7)] }), {
    cards: { userID: '50', cards: beyond.cards?.cards ?? [] },
    cardBytes: { userID: '50', cards: beyond.cardBytes?.cards ?? [] },
  }),
  ...rowsOf('Finger', 'finger', 'fingers', (userID) => ({ userID, fingers: [fingerOf(0, 3)] }), {
    fingers: { userID: '50', fingers: beyond.fingers?.fingers ?? [] },
    templateBytes: { userID: '50', fingers: [{ index: 0, flag: 0, templates: [Buffer.alloc(383)] }] },
  }),
  ...rowsOf('Face', 'face', 'faces', (userID) => ({ userID, faces: [faceOf(0, 3)] }), {
    faces: { userID: '50', faces: beyond.faces?.faces ?? [] },
    templateBytes: { userID: '50', faces: beyond.templateBytes?.faces ?? [] },
  }),
  ...rowsOf('AccessGroup', 'accessGroup', 'accessGroupIDs', (userID) => ({ userID, accessGroupIDs: [2, 5] }), {
    accessGroups: { userID: '50', accessGroupIDs: beyond.accessGroups?.accessGroupIDs ?? [] },
  }),
  ...rowsOf('JobCode', 'jobCode', 'jobCodes', (userID) => ({ userID, jobCodes: [{ code: 1, label: 'Work' }] }), {
    jobCodes: { userID: '50', jobCodes: beyond.jobCodes?.jobCodes ?? [] },
    jobLabelCharacters: { userID: '50', jobCodes: beyond.jobLabelCharacters?.jobCodes ?? [] },
  }),
]
