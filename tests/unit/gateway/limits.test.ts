import { describe, expect, test } from 'vitest'
import { openSetting } from '../../../src-main/gateway/auth-modes.ts'
import { flawOfClearPin, flawOfUser, limitsOf, usualLimits, type LimitFlaw } from '../../../src-main/gateway/limits.ts'
import type { CapabilityInfo, DeviceCapability, UserInfo } from '../../../src-main/gateway/messages.ts'

const user = (rest: Partial<UserInfo> & { readonly ID?: string } = {}): UserInfo => {
  const { ID = '1001', ...parts } = rest
  return {
    hdr: { ID, numOfCard: 0, numOfFinger: 0, numOfFace: 0, authGroupID: 0, updateMask: 0 },
    setting: openSetting,
    name: '',
    cards: [],
    fingers: [],
    faces: [],
    accessGroupIDs: [],
    jobCodes: [],
    PIN: new Uint8Array(),
    photo: new Uint8Array(),
    ...parts,
  }
}

const many = <Item>(count: number, item: Item): readonly Item[] => Array.from({ length: count }, () => item)
const card = { type: 1, size: 32, data: new Uint8Array(32) }
const finger = { index: 0, flag: 0, templates: [new Uint8Array(384), new Uint8Array(384)] }
const face = {
  index: 0,
  flag: 0x101,
  templates: [new Uint8Array(552)],
  imageData: new Uint8Array(9),
  irTemplates: [new Uint8Array(552)],
  irImageData: new Uint8Array(),
}
const job = { code: 1, label: 'x'.repeat(48) }

const info: CapabilityInfo = {
  maxNumOfUser: 100,
  cardSupported: true,
  fingerSupported: true,
  faceSupported: true,
  userNameSupported: true,
  userPhotoSupported: true,
  alphanumericIDSupported: false,
  jobCodeSupported: false,
}
const capability: DeviceCapability = {
  maxCardsPerUser: 1,
  maxFacesPerUser: 2,
  maxFingerprintsPerUser: 3,
  faceExSupported: true,
  extendedAuthSupported: false,
  updateUserSupported: false,
}

describe('the limits that hold everywhere', () => {
  // Each at its most, and one more: at the most nothing is wrong.
  const rows: readonly (readonly [
    LimitFlaw['reason'],
    number,
    Partial<UserInfo> & { ID?: string },
    Partial<UserInfo> & { ID?: string },
  ])[] = [
    ['idBytes', 32, { ID: 'é'.repeat(16) }, { ID: `${'é'.repeat(16)}x` }],
    ['idZero', 0, { ID: '00' }, { ID: '0' }],
    ['idZero', 0, { ID: 'O' }, { ID: '' }],
    ['nameCharacters', 48, { name: '😀'.repeat(48) }, { name: '😀'.repeat(49) }],
    ['pinBytes', 32, { PIN: new Uint8Array(32) }, { PIN: new Uint8Array(4) }],
    ['photoBytes', 16_384, { photo: new Uint8Array(16_384) }, { photo: new Uint8Array(16_385) }],
    ['cards', 8, { cards: many(8, card) }, { cards: many(9, card) }],
    ['cardBytes', 32, { cards: [card] }, { cards: [{ ...card, data: new Uint8Array(33) }] }],
    ['fingers', 10, { fingers: many(10, finger) }, { fingers: many(11, finger) }],
    ['templateBytes', 384, { fingers: [finger] }, { fingers: [{ ...finger, templates: [new Uint8Array(383)] }] }],
    ['faces', 5, { faces: many(5, face) }, { faces: many(6, face) }],
    ['templateBytes', 552, { faces: [face] }, { faces: [{ ...face, irTemplates: [new Uint8Array(553)] }] }],
    ['accessGroups', 16, { accessGroupIDs: many(16, 1) }, { accessGroupIDs: many(17, 1) }],
    ['jobCodes', 16, { jobCodes: many(16, job) }, { jobCodes: many(17, job) }],
    ['jobLabelCharacters', 48, { jobCodes: [job] }, { jobCodes: [{ code: 1, label: 'x'.repeat(49) }] }],
  ]

  test.each(rows)('%s, at most %i', (reason, most, within, beyond) => {
    expect(flawOfUser(user(within))).toBeNull()
    expect(flawOfUser(user(beyond))).toEqual({ kind: 'terminalLimit', reason, most })
  })

  test('a PIN in clear has sixteen bytes at most', () => {
    expect(flawOfClearPin('1'.repeat(16))).toBeNull()
    expect(flawOfClearPin('é'.repeat(9))).toEqual({ kind: 'terminalLimit', reason: 'pinBytes', most: 16 })
  })
})

describe('what a terminal has told', () => {
  const limits = limitsOf(info, capability)

  test.each([
    ['cards', 1, { cards: many(2, card) }],
    ['faces', 2, { faces: many(3, face) }],
    ['fingers', 3, { fingers: many(4, finger) }],
    ['idAlphanumeric', 0, { ID: 'A7' }],
    ['jobCodesUnsupported', 0, { jobCodes: [job] }],
    ['extendedModes', 0, { setting: { ...openSetting, faceAuthExtMode: 11 } }],
  ] as const)('%s: narrower than the usual', (reason, most, beyond) => {
    expect(flawOfUser(user(beyond))).toBeNull()
    expect(flawOfUser(user(beyond), limits)).toEqual({ kind: 'terminalLimit', reason, most })
  })

  test('a setting as such a terminal gives it, with zeros for what it does not know, may be sent back', () => {
    const zeros = { faceAuthExtMode: 0, fingerAuthExtMode: 0, cardAuthExtMode: 0, IDAuthExtMode: 0 }
    expect(flawOfUser(user({ setting: { ...openSetting, ...zeros } }), limits)).toBeNull()
  })

  test('what it has not told is unknown: the usual limits, and the terminal decides the rest', () => {
    expect(limitsOf(null, null)).toEqual(usualLimits)
    const untold = { ...capability, maxCardsPerUser: 0, maxFacesPerUser: 0, maxFingerprintsPerUser: 0 }
    expect(limitsOf(null, untold)).toMatchObject({ cards: 8, fingers: 10, faces: 5, alphanumericIDs: null })
  })
})
