/**
 * The messages of the device gateway as this program holds them, with the vendor's own field names.
 *
 * They are what `resources/gateway/*.proto` describe, decoded: numbers that were not sent are 0, texts empty, lists empty, bytes
 * empty. A message that was not sent is `null`. Source: reference of the gateway, sections 3 to 7, and seed 003.
 */

/** The identity of a user on a terminal, and which parts an update keeps. */
export interface UserHdr {
  /** At most 32 bytes in UTF-8, never "0". */
  readonly ID: string
  readonly numOfCard: number
  readonly numOfFinger: number
  readonly numOfFace: number
  /** Only for group matching of infra-red faces. */
  readonly authGroupID: number
  /** Bits of the parts that stay as they are; read by the update calls only. */
  readonly updateMask: number
}

/** When and how a user may authenticate. Modes that are not set are 255, never 0. */
export interface UserSetting {
  /** Unix seconds; 0 is no limit. */
  readonly startTime: number
  /** Unix seconds; 0 is no limit. */
  readonly endTime: number
  readonly biometricAuthMode: number
  readonly cardAuthMode: number
  readonly IDAuthMode: number
  /** 0 is the terminal's own, 1 the least to 5 the most secure. */
  readonly securityLevel: number
  readonly faceAuthExtMode: number
  readonly fingerAuthExtMode: number
  readonly cardAuthExtMode: number
  readonly IDAuthExtMode: number
}

/** A card as a terminal stores it. */
export interface CSNCardData {
  /** An open list: kinds that are not written down anywhere occur. */
  readonly type: number
  /** Always 32. */
  readonly size: number
  /** 32 bytes, right-aligned. */
  readonly data: Uint8Array
}

/** A fingerprint as a terminal stores it. */
export interface FingerData {
  readonly index: number
  /** 0 none, 1 duress. */
  readonly flag: number
  /** Two templates of one finger, 384 bytes each. */
  readonly templates: readonly Uint8Array[]
}

/** A face as a terminal stores it. */
export interface FaceData {
  readonly index: number
  /** Bits: 0x01 warped, 0x20 template only, 0x100 visual. */
  readonly flag: number
  /** 552 bytes each. */
  readonly templates: readonly Uint8Array[]
  readonly imageData: Uint8Array
  readonly irTemplates: readonly Uint8Array[]
  readonly irImageData: Uint8Array
}

/** A job code of time and attendance. */
export interface JobCode {
  readonly code: number
  readonly label: string
}

/** All that a terminal knows of a user. */
export interface UserInfo {
  readonly hdr: UserHdr | null
  readonly setting: UserSetting | null
  readonly name: string
  readonly cards: readonly CSNCardData[]
  readonly fingers: readonly FingerData[]
  readonly faces: readonly FaceData[]
  readonly accessGroupIDs: readonly number[]
  readonly jobCodes: readonly JobCode[]
  /** The gateway's hash of the PIN, 32 bytes; empty without one. */
  readonly PIN: Uint8Array
  /** At most 16,384 bytes. */
  readonly photo: Uint8Array
}

/** The cards of one user. */
export interface UserCard {
  readonly userID: string
  readonly cards: readonly CSNCardData[]
}

/** The fingerprints of one user. */
export interface UserFinger {
  readonly userID: string
  readonly fingers: readonly FingerData[]
}

/** The faces of one user. */
export interface UserFace {
  readonly userID: string
  readonly faces: readonly FaceData[]
}

/** The access groups of one user on the terminals. */
export interface UserAccessGroup {
  readonly userID: string
  readonly accessGroupIDs: readonly number[]
}

/** The job codes of one user. */
export interface UserJobCode {
  readonly userID: string
  readonly jobCodes: readonly JobCode[]
}

/** How much a terminal holds. */
export interface UserStatistic {
  readonly numOfUsers: number
  readonly numOfCards: number
  readonly numOfFingerprints: number
  readonly numOfFaces: number
  readonly numOfNames: number
  readonly numOfImages: number
  readonly numOfPhrases: number
}

/** A terminal as the gateway lists it. */
export interface DeviceInfo {
  /** The serial number. */
  readonly deviceID: number
  readonly connectionMode: number
  readonly IPAddr: string
  readonly port: number
  readonly status: number
  readonly autoReconnect: boolean
  readonly useSSL: boolean
  /** An open list. */
  readonly type: number
}

/** A terminal's connection changed. */
export interface StatusChange {
  readonly deviceID: number
  readonly status: number
  /** Unix seconds. */
  readonly timestamp: number
}

/** What a terminal says it can do. */
export interface CapabilityInfo {
  readonly maxNumOfUser: number
  readonly cardSupported: boolean
  readonly fingerSupported: boolean
  readonly faceSupported: boolean
  readonly userNameSupported: boolean
  readonly userPhotoSupported: boolean
  readonly alphanumericIDSupported: boolean
  readonly jobCodeSupported: boolean
}

/** What a terminal of a newer gateway says it can do besides. A most of 0 was not told. */
export interface DeviceCapability {
  readonly maxCardsPerUser: number
  readonly maxFacesPerUser: number
  readonly maxFingerprintsPerUser: number
  /** Whether it works with visual faces. */
  readonly faceExSupported: boolean
  readonly extendedAuthSupported: boolean
  readonly updateUserSupported: boolean
}
