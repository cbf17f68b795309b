import { known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import type { Terminal, TerminalAbilities, TerminalState } from '../../src-preload/contract/terminal.ts'
import type { CapabilityInfo, DeviceCapability, DeviceInfo } from './messages.ts'
import { modelOf, seesVisually } from './terminal-model.ts'

const states: ReadonlyMap<number, Exclude<TerminalState['kind'], 'unknown'>> = new Map([
  [0x000, 'disconnected'],
  [0x001, 'connected'],
  [0x002, 'secured'],
  [0x004, 'trying'],
  [0x100, 'cannotConnect'],
  [0x101, 'refused'],
  [0x200, 'cannotSecure'],
  [0x201, 'secureRefused'],
])

/** What a number of `connect.Status` says; a number that is written down nowhere stays a number. Source: reference, section 7. */
export function stateOf(status: number): TerminalState {
  const kind = states.get(status)
  return kind === undefined ? { kind: 'unknown', status } : { kind }
}

/** A terminal that has told nothing of itself yet. */
export const nothingTold: TerminalAbilities = {
  cards: unknown,
  fingerprints: unknown,
  faces: unknown,
  visualFaces: unknown,
  photos: unknown,
  names: unknown,
  letterIds: unknown,
  jobCodes: unknown,
  updates: unknown,
  mostPeople: unknown,
  mostCards: unknown,
  mostFingerprints: unknown,
  mostFaces: unknown,
}

/**
 * What a terminal can do, in our words.
 *
 * @param info what every gateway tells; `null` where it could not be asked
 * @param more what newer gateways tell besides; `null` where it could not be asked. A most of 0 was not told.
 */
export function abilitiesOf(
  type: number,
  info: CapabilityInfo | null,
  more: DeviceCapability | null,
): TerminalAbilities {
  const told = <Value>(from: CapabilityInfo | null, read: (info: CapabilityInfo) => Value): Fact<Value> =>
    from === null ? unknown : known(read(from))
  const faces = told(info, ({ faceSupported }) => faceSupported)
  return {
    cards: told(info, ({ cardSupported }) => cardSupported),
    fingerprints: told(info, ({ fingerSupported }) => fingerSupported),
    faces,
    visualFaces: seesVisually(type, faces, more === null ? unknown : known(more.faceExSupported)),
    photos: told(info, ({ userPhotoSupported }) => userPhotoSupported),
    names: told(info, ({ userNameSupported }) => userNameSupported),
    letterIds: told(info, ({ alphanumericIDSupported }) => alphanumericIDSupported),
    jobCodes: told(info, ({ jobCodeSupported }) => jobCodeSupported),
    updates: more === null ? unknown : known(more.updateUserSupported),
    mostPeople: most(info?.maxNumOfUser),
    mostCards: most(more?.maxCardsPerUser),
    mostFingerprints: most(more?.maxFingerprintsPerUser),
    mostFaces: most(more?.maxFacesPerUser),
  }
}

function most(number: number | undefined): Fact<number> {
  return number === undefined || number <= 0 ? unknown : known(number)
}

/** A terminal of the gateway's list, in our words. */
export function terminalOf(info: DeviceInfo, can: TerminalAbilities): Terminal {
  return {
    id: String(info.deviceID),
    type: info.type,
    model: modelOf(info.type),
    state: stateOf(info.status),
    host: info.IPAddr.slice(0, 255),
    port: Math.max(0, info.port),
    can,
  }
}
