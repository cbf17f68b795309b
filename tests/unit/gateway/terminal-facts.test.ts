import { describe, expect, it } from 'vitest'
import { abilitiesOf, nothingTold, stateOf } from '../../../src-main/gateway/terminal-facts.ts'
import { momentOf, secondsOf } from '../../../src-main/gateway/wall-clock-seconds.ts'
import { known, unknown } from '../../../src-preload/contract/fact.ts'

const info = {
  maxNumOfUser: 100,
  cardSupported: true,
  fingerSupported: false,
  faceSupported: true,
  userNameSupported: true,
  userPhotoSupported: true,
  alphanumericIDSupported: false,
  jobCodeSupported: false,
}
const more = {
  maxCardsPerUser: 8,
  maxFacesPerUser: 0,
  maxFingerprintsPerUser: 0,
  faceExSupported: false,
  extendedAuthSupported: false,
  updateUserSupported: true,
}

describe('what a terminal tells of itself', () => {
  it('is unknown as long as it has not, and a most of 0 was not told', () => {
    expect(abilitiesOf(0x23, null, null)).toEqual({ ...nothingTold, visualFaces: known(true) })
    expect(abilitiesOf(0x23, info, more)).toMatchObject({
      letterIds: known(false),
      updates: known(true),
      mostCards: known(8),
      mostFaces: unknown,
    })
  })

  it('says how it sees faces by itself, by its model, or not at all', () => {
    const sees = (type: number, faceSupported: boolean, faceExSupported: boolean) =>
      abilitiesOf(type, { ...info, faceSupported }, { ...more, faceExSupported }).visualFaces
    expect(sees(0x1e, true, false)).toEqual(known(true))
    expect(sees(0x0a, true, false)).toEqual(known(false))
    expect(sees(0x77, true, true)).toEqual(known(true))
    expect(sees(0x77, true, false)).toEqual(unknown)
    expect(sees(0x1e, false, true)).toEqual(known(false))
  })

  it('stands with the gateway by the numbers that are known; any other stays a number', () => {
    const numbers = [0x00, 0x01, 0x02, 0x04, 0x100, 0x101, 0x200, 0x201]
    expect(numbers.map((status) => stateOf(status).kind)).toEqual([
      'disconnected',
      'connected',
      'secured',
      'trying',
      'cannotConnect',
      'refused',
      'cannotSecure',
      'secureRefused',
    ])
    expect(stateOf(77)).toEqual({ kind: 'unknown', status: 77 })
  })
})

describe('a moment on a terminal', () => {
  it('comes back as it went, whatever the zone, and the ends of time are no limit', () => {
    for (const moment of ['2026-01-01T08:00', '2027-06-30T18:00', '2030-12-31T23:59'])
      expect(momentOf(secondsOf(moment))).toBe(moment)
    expect([secondsOf(null), secondsOf('2001-01-01T00:00'), secondsOf('2037-12-31T23:59')]).toEqual([0, 0, 0])
    expect([momentOf(0), momentOf(2_145_916_740)]).toEqual([null, null])
  })
})
