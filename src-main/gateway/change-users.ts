import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import { openSetting } from './auth-modes.ts'
import type { GatewayClient, GatewayOutcome, GatewayWriteOptions } from './gateway-client.ts'
import { updateMaskChanging, type InfoPart, type KeptPart } from './masks.ts'
import type { CSNCardData, FaceData, FingerData, JobCode, UserHdr, UserInfo, UserSetting } from './messages.ts'

/** What shall be another about a user on a terminal. Whatever is left out stays as it is. */
export interface UserChange {
  readonly userID: string
  /** Single fields of the setting; the others stay. */
  readonly setting?: Partial<UserSetting> | undefined
  readonly authGroupID?: number | undefined
  readonly accessGroupIDs?: readonly number[] | undefined
  readonly name?: string | undefined
  /** Empty takes the photo away. */
  readonly photo?: Uint8Array | undefined
  /** The gateway's hash; empty takes the PIN away. */
  readonly PIN?: Uint8Array | undefined
  readonly cards?: readonly CSNCardData[] | undefined
  readonly fingers?: readonly FingerData[] | undefined
  readonly faces?: readonly FaceData[] | undefined
  readonly jobCodes?: readonly JobCode[] | undefined
}

/** What a change came to. */
export interface ChangedUsers {
  /**
   * `updated`: only what was to be another was sent, with setting and groups as they were. `replaced`: this terminal cannot update, so
   * everything that could be read was sent back.
   */
  readonly way: 'updated' | 'replaced'
  /**
   * What may be gone although nobody wished it: no field of it has a public number, so it could not be read and sent back. After
   * `updated` the phrase is safe, because a bit protects it.
   */
  readonly mayBeLost: readonly ('phrase' | 'userFlag')[]
}

const protectedByNothing: ReadonlySet<InfoPart> = new Set(['header', 'setting', 'accessGroup', 'extendedSetting'])

const keptParts = {
  name: 'name',
  photo: 'photo',
  PIN: 'pin',
  cards: 'card',
  fingers: 'finger',
  faces: 'face',
  jobCodes: 'jobCode',
} as const satisfies Partial<Readonly<Record<keyof UserChange, KeptPart>>>

/**
 * Changes users on one terminal and leaves the rest of them as it is.
 *
 * No bit of the update mask protects setting and access groups, so they are read first and sent back. A terminal that cannot update gets
 * everything back that can be read, as an enrollment that overwrites. Both are inferred (reference section 13). What changes on the
 * terminal between reading and writing is overwritten.
 *
 * A user whom the terminal does not know makes it `terminalUserUnknown`, and nobody is changed.
 */
export async function changeUsers(
  client: GatewayClient,
  deviceID: number,
  changes: readonly UserChange[],
  options: GatewayWriteOptions = {},
): Promise<GatewayOutcome<ChangedUsers>> {
  const canUpdate = await terminalUpdates(client, deviceID, options)
  if (!canUpdate.ok) return canUpdate
  const userIDs = changes.map(({ userID }) => userID)
  const read = canUpdate.value
    ? await client.user.getPartial(deviceID, userIDs, protectedByNothing, options)
    : await client.user.get(deviceID, userIDs, options)
  if (!read.ok) return read
  const known = new Map(read.value.map((user) => [user.hdr?.ID, user]))
  const users: UserInfo[] = []
  for (const change of changes) {
    const before = known.get(change.userID)
    if (before === undefined) return fail({ kind: 'terminalUserUnknown' })
    users.push(changed(before, change))
  }
  const written = canUpdate.value
    ? await client.user.update(deviceID, users, options)
    : await client.user.enroll(deviceID, users, true, options)
  if (!written.ok) return written
  return succeed(
    canUpdate.value
      ? { way: 'updated', mayBeLost: ['userFlag'] }
      : { way: 'replaced', mayBeLost: ['phrase', 'userFlag'] },
  )
}

/** Whether a terminal can update. A gateway that does not know the question is from before updates (reference section 10). */
async function terminalUpdates(
  client: GatewayClient,
  deviceID: number,
  options: GatewayWriteOptions,
): Promise<GatewayOutcome<boolean>> {
  const capability = await client.device.getCapability(deviceID, options)
  if (capability.ok) return succeed(capability.value.updateUserSupported)
  return capability.failure.kind === 'gatewayTooOld' ? succeed(false) : capability
}

/** The user as it shall be, with the mask that keeps what was not to be another. */
function changed(before: UserInfo, change: UserChange): UserInfo {
  const changing = new Set<KeptPart>()
  for (const [field, part] of Object.entries(keptParts) as [keyof typeof keptParts, KeptPart][])
    if (change[field] !== undefined) changing.add(part)
  return {
    hdr: headerOf(before.hdr, change, updateMaskChanging(changing)),
    setting: { ...(before.setting ?? openSetting), ...change.setting },
    name: change.name ?? before.name,
    cards: change.cards ?? before.cards,
    fingers: change.fingers ?? before.fingers,
    faces: change.faces ?? before.faces,
    accessGroupIDs: change.accessGroupIDs ?? before.accessGroupIDs,
    jobCodes: change.jobCodes ?? before.jobCodes,
    PIN: change.PIN ?? before.PIN,
    photo: change.photo ?? before.photo,
  }
}

function headerOf(before: UserHdr | null, change: UserChange, updateMask: number): UserHdr {
  return {
    ID: change.userID,
    numOfCard: change.cards?.length ?? before?.numOfCard ?? 0,
    numOfFinger: change.fingers?.length ?? before?.numOfFinger ?? 0,
    numOfFace: change.faces?.length ?? before?.numOfFace ?? 0,
    authGroupID: change.authGroupID ?? before?.authGroupID ?? 0,
    updateMask,
  }
}
