/**
 * The gateway's messages as the simulator reads them, with the vendor's field names.
 *
 * Its own reading of the field tables (reference of the gateway, sections 3 to 7 and 13), on purpose not the station's: whoever
 * copies a mistake cannot find it. Decoded with defaults: numbers 0, texts and bytes empty, lists empty, messages `null`.
 */

/** Who a user is on a terminal. The counters say how many of each the lists hold. */
export interface UserHdr {
  readonly ID: string
  readonly numOfCard: number
  readonly numOfFinger: number
  readonly numOfFace: number
  readonly authGroupID: number
  /** Which parts an update keeps; 0 in every answer. */
  readonly updateMask: number
}

/** When and how a user may authenticate. */
export interface UserSetting {
  readonly startTime: number
  readonly endTime: number
  readonly biometricAuthMode: number
  readonly cardAuthMode: number
  readonly IDAuthMode: number
  readonly securityLevel: number
  readonly faceAuthExtMode: number
  readonly fingerAuthExtMode: number
  readonly cardAuthExtMode: number
  readonly IDAuthExtMode: number
}

/** A card: 32 bytes, right-aligned. */
export interface CSNCardData {
  readonly type: number
  readonly size: number
  readonly data: Buffer
}

/** A finger: two templates of 384 bytes. */
export interface FingerData {
  readonly index: number
  readonly flag: number
  readonly templates: readonly Buffer[]
}

/** A face: templates of 552 bytes and, often, the picture they come from. */
export interface FaceData {
  readonly index: number
  readonly flag: number
  readonly templates: readonly Buffer[]
  readonly imageData: Buffer
  readonly irTemplates: readonly Buffer[]
  readonly irImageData: Buffer
}

/** A job code of time and attendance. */
export interface JobCode {
  readonly code: number
  readonly label: string
}

/** The parts of a user that are lists and have calls of their own. */
export interface UserLists {
  readonly cards: readonly CSNCardData[]
  readonly fingers: readonly FingerData[]
  readonly faces: readonly FaceData[]
  readonly accessGroupIDs: readonly number[]
  readonly jobCodes: readonly JobCode[]
}

/** A user as a request carries it. */
export interface SentUser extends UserLists {
  readonly hdr: UserHdr | null
  readonly setting: UserSetting | null
  readonly name: string
  readonly PIN: Buffer
  readonly photo: Buffer
}

/** A user as a terminal keeps it: with header and setting, whatever was sent. */
export interface StoredUser extends SentUser {
  readonly hdr: UserHdr
  readonly setting: UserSetting
}

/** Why one terminal of several failed. */
export interface DeviceError {
  readonly deviceID: number
  readonly code: number
  readonly msg: string
}

/** A request about one terminal. */
export interface OneTerminal {
  readonly deviceID: number
}

/** A request about several terminals. */
export interface SeveralTerminals {
  readonly deviceIDs: readonly number[]
}
