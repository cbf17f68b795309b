import type { TerminalModel } from './models.ts'
import type { SentUser, StoredUser, UserSetting } from './messages.ts'

/** The bits of InfoMask (seed 003; the last three reference section 3.4). */
export const infoBits = {
  header: 0x0001,
  setting: 0x0002,
  name: 0x0004,
  photo: 0x0008,
  pin: 0x0010,
  card: 0x0020,
  finger: 0x0040,
  face: 0x0080,
  accessGroup: 0x0100,
  job: 0x0200,
  faceEx: 0x0800,
  settingEx: 0x1000,
  all: 0xffff,
} as const

/** The bits of UpdateMask (seed 003). KEEP_USER_PHRASE is known and keeps nothing: no message has a phrase. */
export const keepBits = { job: 0x02, name: 0x04, photo: 0x08, pin: 0x10, card: 0x20, finger: 0x40, face: 0x80 } as const

const none = Buffer.alloc(0)

/** A setting in which nothing was ever set, as proto3 reads one that was not sent. */
export const zeroSetting: UserSetting = {
  startTime: 0,
  endTime: 0,
  biometricAuthMode: 0,
  cardAuthMode: 0,
  IDAuthMode: 0,
  securityLevel: 0,
  faceAuthExtMode: 0,
  fingerAuthExtMode: 0,
  cardAuthExtMode: 0,
  IDAuthExtMode: 0,
}

/**
 * The parts of a user that a mask asks for; the rest is as if it were not there. The id is always told.
 *
 * Visual faces answer to FACE_EX and infra-red ones to FACE, and the extended modes want SETTING_EX besides: guesses.
 */
export function partsOf(user: StoredUser, mask: number, model: TerminalModel): SentUser {
  const has = (bit: number): boolean => (mask & bit) !== 0
  const face = has(model.face === 'visual' ? infoBits.faceEx : infoBits.face)
  return {
    hdr: has(infoBits.header)
      ? user.hdr
      : { ID: user.hdr.ID, numOfCard: 0, numOfFinger: 0, numOfFace: 0, authGroupID: 0, updateMask: 0 },
    setting: settingOf(user.setting, has(infoBits.setting), has(infoBits.settingEx)),
    name: has(infoBits.name) ? user.name : '',
    cards: has(infoBits.card) ? user.cards : [],
    fingers: has(infoBits.finger) ? user.fingers : [],
    faces: face ? user.faces : [],
    accessGroupIDs: has(infoBits.accessGroup) ? user.accessGroupIDs : [],
    jobCodes: has(infoBits.job) ? user.jobCodes : [],
    PIN: has(infoBits.pin) ? user.PIN : none,
    photo: has(infoBits.photo) ? user.photo : none,
  }
}

function settingOf(setting: UserSetting, plain: boolean, extended: boolean): UserSetting | null {
  if (!plain && !extended) return null
  const { faceAuthExtMode, fingerAuthExtMode, cardAuthExtMode, IDAuthExtMode } = setting
  return {
    ...zeroSetting,
    ...(plain ? { ...setting, faceAuthExtMode: 0, fingerAuthExtMode: 0, cardAuthExtMode: 0, IDAuthExtMode: 0 } : {}),
    ...(extended ? { faceAuthExtMode, fingerAuthExtMode, cardAuthExtMode, IDAuthExtMode } : {}),
  }
}

/**
 * What an update makes of a user: parts whose bit is set stay as stored, all others are overwritten, even by nothing.
 *
 * No bit protects setting, access groups or the group for face matching.
 */
export function updated(stored: StoredUser, sent: SentUser): SentUser {
  const keeps = (bit: number): boolean => ((sent.hdr?.updateMask ?? 0) & bit) !== 0
  return {
    hdr: sent.hdr,
    setting: sent.setting,
    name: keeps(keepBits.name) ? stored.name : sent.name,
    cards: keeps(keepBits.card) ? stored.cards : sent.cards,
    fingers: keeps(keepBits.finger) ? stored.fingers : sent.fingers,
    faces: keeps(keepBits.face) ? stored.faces : sent.faces,
    accessGroupIDs: sent.accessGroupIDs,
    jobCodes: keeps(keepBits.job) ? stored.jobCodes : sent.jobCodes,
    PIN: keeps(keepBits.pin) ? stored.PIN : sent.PIN,
    photo: keeps(keepBits.photo) ? stored.photo : sent.photo,
  }
}
