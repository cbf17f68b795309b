import type { Failure } from '../../src-preload/contract/failures.ts'
import { usesExtendedModes } from './auth-modes.ts'
import type {
  CapabilityInfo,
  CSNCardData,
  DeviceCapability,
  FaceData,
  FingerData,
  JobCode,
  UserInfo,
} from './messages.ts'

/** Something is more than a terminal takes. */
export type LimitFlaw = Failure<'terminalLimit'>

/** What a terminal takes, as far as it is known. `null` is unknown: then the terminal itself decides. */
export interface TerminalLimits {
  readonly cards: number
  readonly fingers: number
  readonly faces: number
  readonly alphanumericIDs: boolean | null
  readonly jobCodes: boolean | null
  readonly extendedModes: boolean | null
}

/** What holds for every terminal (seed 003), as long as nothing more is known of it. */
export const usualLimits: TerminalLimits = {
  cards: 8,
  fingers: 10,
  faces: 5,
  alphanumericIDs: null,
  jobCodes: null,
  extendedModes: null,
}

// Seed 003, and the constants of reference sections 3.3, 5.1 and 5.5.
const idBytes = 32
const nameCharacters = 48
const clearPinBytes = 16
const pinHashBytes = 32
const photoBytes = 16_384
const accessGroups = 16
const jobCodes = 16
const jobLabelCharacters = 48
const cardBytes = 32
const fingerTemplateBytes = 384
const faceTemplateBytes = 552
// Reference section 5.4: 10 MB, read as the smaller of the two meanings.
const pictureBytes = 10_000_000

/** What a terminal's own word makes of the limits. A most of 0 was not told. */
export function limitsOf(info: CapabilityInfo | null, capability: DeviceCapability | null): TerminalLimits {
  const told = (most: number | undefined, usual: number): number => (most === undefined || most === 0 ? usual : most)
  return {
    cards: told(capability?.maxCardsPerUser, usualLimits.cards),
    fingers: told(capability?.maxFingerprintsPerUser, usualLimits.fingers),
    faces: told(capability?.maxFacesPerUser, usualLimits.faces),
    alphanumericIDs: info?.alphanumericIDSupported ?? null,
    jobCodes: info?.jobCodeSupported ?? null,
    extendedModes: capability?.extendedAuthSupported ?? null,
  }
}

/** What is wrong with an id, or `null`. */
export function flawOfID(userID: string, limits: TerminalLimits = usualLimits): LimitFlaw | null {
  if (userID === '' || userID === '0') return flaw('idZero', 0)
  if (bytesOf(userID) > idBytes) return flaw('idBytes', idBytes)
  if (limits.alphanumericIDs === false && !/^\d+$/u.test(userID)) return flaw('idAlphanumeric', 0)
  return null
}

/** The first thing that is wrong in a list, or `null`. */
export function firstFlawOf<Item>(
  items: readonly Item[],
  flawOfItem: (item: Item) => LimitFlaw | null,
): LimitFlaw | null {
  for (const item of items) {
    const found = flawOfItem(item)
    if (found !== null) return found
  }
  return null
}

/** What is wrong with a PIN in clear, or `null`. Nothing of it is kept. */
export function flawOfClearPin(pin: string): LimitFlaw | null {
  return bytesOf(pin) > clearPinBytes ? flaw('pinBytes', clearPinBytes) : null
}

/** What is wrong with a user's cards, or `null`. */
export function flawOfCards(cards: readonly CSNCardData[], limits: TerminalLimits = usualLimits): LimitFlaw | null {
  if (cards.length > limits.cards) return flaw('cards', limits.cards)
  return cards.some(({ data }) => data.byteLength > cardBytes) ? flaw('cardBytes', cardBytes) : null
}

/** What is wrong with a user's fingerprints, or `null`. */
export function flawOfFingers(fingers: readonly FingerData[], limits: TerminalLimits = usualLimits): LimitFlaw | null {
  if (fingers.length > limits.fingers) return flaw('fingers', limits.fingers)
  return areAll(
    fingers.flatMap(({ templates }) => templates),
    fingerTemplateBytes,
  )
    ? null
    : flaw('templateBytes', fingerTemplateBytes)
}

/** What is wrong with a user's faces, or `null`. */
export function flawOfFaces(faces: readonly FaceData[], limits: TerminalLimits = usualLimits): LimitFlaw | null {
  if (faces.length > limits.faces) return flaw('faces', limits.faces)
  return areAll(
    faces.flatMap(({ templates, irTemplates }) => [...templates, ...irTemplates]),
    faceTemplateBytes,
  )
    ? null
    : flaw('templateBytes', faceTemplateBytes)
}

/** What is wrong with a user's access groups, or `null`. */
export function flawOfAccessGroups(accessGroupIDs: readonly number[]): LimitFlaw | null {
  return accessGroupIDs.length > accessGroups ? flaw('accessGroups', accessGroups) : null
}

/** What is wrong with a user's job codes, or `null`. */
export function flawOfJobCodes(codes: readonly JobCode[], limits: TerminalLimits = usualLimits): LimitFlaw | null {
  if (codes.length > 0 && limits.jobCodes === false) return flaw('jobCodesUnsupported', 0)
  if (codes.length > jobCodes) return flaw('jobCodes', jobCodes)
  return codes.some(({ label }) => charactersOf(label) > jobLabelCharacters)
    ? flaw('jobLabelCharacters', jobLabelCharacters)
    : null
}

/** What is wrong with a picture that a face shall be made of, or `null`. */
export function flawOfPicture(picture: Uint8Array): LimitFlaw | null {
  return picture.byteLength > pictureBytes ? flaw('pictureBytes', pictureBytes) : null
}

/** The first thing that is wrong with a user for a terminal, or `null`. */
export function flawOfUser(user: UserInfo, limits: TerminalLimits = usualLimits): LimitFlaw | null {
  return (
    flawOfID(user.hdr?.ID ?? '', limits) ??
    (charactersOf(user.name) > nameCharacters ? flaw('nameCharacters', nameCharacters) : null) ??
    // A PIN that is no hash would be stored in clear: whatever is neither empty nor a hash is refused.
    (user.PIN.byteLength === 0 || user.PIN.byteLength === pinHashBytes ? null : flaw('pinBytes', pinHashBytes)) ??
    (user.photo.byteLength > photoBytes ? flaw('photoBytes', photoBytes) : null) ??
    (limits.extendedModes === false && user.setting !== null && usesExtendedModes(user.setting)
      ? flaw('extendedModes', 0)
      : null) ??
    flawOfCards(user.cards, limits) ??
    flawOfFingers(user.fingers, limits) ??
    flawOfFaces(user.faces, limits) ??
    flawOfAccessGroups(user.accessGroupIDs) ??
    flawOfJobCodes(user.jobCodes, limits)
  )
}

function flaw(reason: LimitFlaw['reason'], most: number): LimitFlaw {
  return { kind: 'terminalLimit', reason, most }
}

function areAll(templates: readonly Uint8Array[], bytes: number): boolean {
  return templates.every((template) => template.byteLength === bytes)
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

/** Characters as people count letters with their accents apart: code points, of which 48 fill the vendor's 192 bytes at most. */
function charactersOf(text: string): number {
  return Array.from(text).length
}
