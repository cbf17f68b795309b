import { guesses } from './guesses.ts'

/** What a model of terminal can do; names follow CapabilityInfo and DeviceCapability (reference sections 7 and 13). */
export interface TerminalModel {
  readonly name: string
  /** The vendor's number for the model. */
  readonly type: number
  readonly maxNumOfUser: number
  readonly cardSupported: boolean
  readonly fingerSupported: boolean
  /** `visual` for a colour camera, `infrared` for the older kind. */
  readonly face: 'none' | 'visual' | 'infrared'
  readonly userNameSupported: boolean
  readonly userPhotoSupported: boolean
  readonly alphanumericIDSupported: boolean
  readonly jobCodeSupported: boolean
  readonly maxCardsPerUser: number
  readonly maxFacesPerUser: number
  readonly maxFingerprintsPerUser: number
  readonly extendedAuthSupported: boolean
  readonly updateUserSupported: boolean
}

const faceStationF2: TerminalModel = {
  name: 'FaceStation F2',
  type: 0x1e,
  maxNumOfUser: 100_000,
  cardSupported: true,
  fingerSupported: false,
  face: 'visual',
  userNameSupported: true,
  userPhotoSupported: true,
  alphanumericIDSupported: true,
  jobCodeSupported: true,
  maxCardsPerUser: 8,
  maxFacesPerUser: 2,
  maxFingerprintsPerUser: 0,
  extendedAuthSupported: true,
  updateUserSupported: true,
}

/** The models a simulated terminal may be. What each can do is partly a guess; that they differ is the point. */
export const terminalModels = {
  /** Cards and nothing else: no face, no photo, no name, digits only, and too old to update. */
  cardOnly: {
    name: 'XPass 2',
    type: guesses.typeOfXPass2,
    maxNumOfUser: 200_000,
    cardSupported: true,
    fingerSupported: false,
    face: 'none',
    userNameSupported: false,
    userPhotoSupported: false,
    alphanumericIDSupported: false,
    jobCodeSupported: false,
    maxCardsPerUser: 8,
    maxFacesPerUser: 0,
    maxFingerprintsPerUser: 0,
    extendedAuthSupported: false,
    updateUserSupported: false,
  },
  faceStationF2,
  /** The kind of FaceStation F2 with a fingerprint reader. */
  faceStationF2Finger: { ...faceStationF2, type: 0x1d, fingerSupported: true, maxFingerprintsPerUser: 10 },
  bioStation3: { ...faceStationF2, name: 'BioStation 3', type: 0x23, maxFacesPerUser: 5 },
  /** Infra-red faces, whose templates mean nothing to the others. */
  faceStation2: {
    ...faceStationF2,
    name: 'FaceStation 2',
    type: 0x0a,
    face: 'infrared',
    maxFacesPerUser: 5,
    extendedAuthSupported: false,
  },
} as const satisfies Readonly<Record<string, TerminalModel>>
