import { isModeOf, openSetting, undefinedMode, type AuthModeField } from './auth-modes.ts'
import { updateMaskChanging, type KeptPart } from './masks.ts'
import type { FaceData, UserInfo, UserSetting } from './messages.ts'

/** What is to be another on a terminal; `null` stays as it is. */
export interface NewParts {
  readonly name: string | null
  /** Unix seconds; 0 is no limit. */
  readonly startTime: number | null
  /** Unix seconds; 0 is no limit. */
  readonly endTime: number | null
  /** At most 16,384 bytes. */
  readonly photo: Uint8Array | null
  /** All faces the user is to have. */
  readonly faces: readonly FaceData[] | null
}

const nothingHeld: UserInfo = {
  hdr: null,
  setting: null,
  name: '',
  cards: [],
  fingers: [],
  faces: [],
  accessGroupIDs: [],
  jobCodes: [],
  PIN: new Uint8Array(),
  photo: new Uint8Array(),
}

/** A whole user for Enroll: what the terminal holds of them, if anything, with the new parts laid over it. */
export function userToEnroll(id: string, held: UserInfo | null, parts: NewParts): UserInfo {
  const before = held ?? nothingHeld
  const faces = parts.faces ?? before.faces
  return {
    ...before,
    hdr: {
      ID: id,
      numOfCard: before.cards.length,
      numOfFinger: before.fingers.length,
      numOfFace: faces.length,
      authGroupID: before.hdr?.authGroupID ?? 0,
      updateMask: 0,
    },
    setting: settingWith(before.setting, parts),
    name: parts.name ?? before.name,
    photo: parts.photo ?? before.photo,
    faces,
  }
}

/**
 * A user for Update: the mask keeps every part that is not new. Setting and access groups go back as they were read, because no bit
 * keeps those (reference of the gateway, section 13).
 */
export function userToUpdate(id: string, held: UserInfo, parts: NewParts): UserInfo {
  const changed = new Set<KeptPart>()
  if (parts.name !== null) changed.add('name')
  if (parts.photo !== null) changed.add('photo')
  if (parts.faces !== null) changed.add('face')
  return {
    ...nothingHeld,
    hdr: {
      ID: id,
      numOfCard: held.hdr?.numOfCard ?? held.cards.length,
      numOfFinger: held.hdr?.numOfFinger ?? held.fingers.length,
      numOfFace: parts.faces?.length ?? held.hdr?.numOfFace ?? held.faces.length,
      authGroupID: held.hdr?.authGroupID ?? 0,
      updateMask: updateMaskChanging(changed),
    },
    setting: settingWith(held.setting, parts),
    accessGroupIDs: held.accessGroupIDs,
    name: parts.name ?? '',
    photo: parts.photo ?? nothingHeld.photo,
    faces: parts.faces ?? [],
  }
}

/** A mode that the field cannot hold was not sent by the terminal, and 0 would mean something else there: it goes back as undefined. */
function settingWith(held: UserSetting | null, { startTime, endTime }: NewParts): UserSetting {
  const setting = held ?? openSetting
  const modeOf = (field: AuthModeField): number => (isModeOf(field, setting[field]) ? setting[field] : undefinedMode)
  return {
    startTime: startTime ?? setting.startTime,
    endTime: endTime ?? setting.endTime,
    securityLevel: setting.securityLevel,
    biometricAuthMode: modeOf('biometricAuthMode'),
    cardAuthMode: modeOf('cardAuthMode'),
    IDAuthMode: modeOf('IDAuthMode'),
    faceAuthExtMode: modeOf('faceAuthExtMode'),
    fingerAuthExtMode: modeOf('fingerAuthExtMode'),
    cardAuthExtMode: modeOf('cardAuthExtMode'),
    IDAuthExtMode: modeOf('IDAuthExtMode'),
  }
}
