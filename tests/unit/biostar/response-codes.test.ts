import { describe, expect, it } from 'vitest'
import { knownResponseCodes, meaningsOf, refusalFor } from '../../../src-main/biostar/response-codes.ts'
import { failureSchemas, type FailureKind } from '../../../src-preload/contract/failures.ts'

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step)

/** Every code of the reference, written down from its tables and not from our own. */
const codesOfTheReference: Readonly<Record<string, readonly number[]>> = {
  'section 2.1': [8, 4, 346, 101, 30, 103, 201, 212, 301, 671, 700, 65717, 10, 20, 331791, 1000, 65675, 11, 102],
  'section 2.2, session, role and login': [2, 10, 11, 20, 101, 109, 114, 110, 113, 121, 122],
  'section 2.2, request': [30, 104, 105, 700, 701, 702, 800, 102, 103],
  'section 2.2, user and mail': [201, 202, 205, 206, 207, 208, 209, 210, 212, 217, ...range(219, 224)],
  'section 2.2, face and device': [227, 228, 229, 301, ...range(1001, 1005), 1013, 1017, 1026, 340],
  'section 2.2, lookup, cloud, server, web socket': [...range(601, 608), 906, 908, 1020, 1100, 1101],
  'section 2.2, more of users and groups': [65637, ...range(65646, 65650), ...range(65668, 65675), 65717],
  'section 2.2, validation': [...range(131072, 131086), 131089, 131090, 131094],
  'section 2.2, more of devices, licence, image, server': [
    262154, 262155, 262159, 262163, 262165, 262175, 331782, 335874, 335875, 339968,
  ],
  'section 6.3': [...range(30_000, 30_015), 30_017, 30_018],
}

const answerWith = (code: number | string) => ({ status: 400, code: String(code), link: null })

describe('the table of response codes', () => {
  it.each(Object.entries(codesOfTheReference))('gives every code of %s a meaning', (_section, codes) => {
    expect(codes.length).toBeGreaterThan(8)
    expect(codes.filter((code) => !knownResponseCodes.includes(String(code)))).toEqual([])
  })

  it('holds no code that the reference does not name', () => {
    const named = new Set(Object.values(codesOfTheReference).flat().map(String))
    expect(knownResponseCodes.filter((code) => !named.has(code))).toEqual([])
  })

  it('makes failures that the contract lets across the bridge', () => {
    for (const code of knownResponseCodes)
      for (const failure of meaningsOf(answerWith(code)))
        expect(failureSchemas[failure.kind].safeParse(failure).success, `${code} as ${failure.kind}`).toBe(true)
  })

  it.each<[number, FailureKind]>([
    [101, 'wrongCredentials'],
    [113, 'accountLocked'],
    [122, 'accountRefused'],
    [20, 'permissionDenied'],
    [4, 'serverBusy'],
    [103, 'notSupported'],
    [201, 'personNotFound'],
    [202, 'duplicateId'],
    [212, 'duplicateEmail'],
    [205, 'protectedPerson'],
    [210, 'serverFull'],
    [603, 'accessGroupNotFound'],
    [65717, 'userGroupNotFound'],
    [65637, 'tooManyAccessGroups'],
    [65675, 'photoRefused'],
    [30_008, 'imageRejected'],
    [331791, 'licenceMissing'],
    [217, 'mailPreconditionMissing'],
  ])('understands %i as %s', (code, kind) => {
    expect(meaningsOf(answerWith(code))[0]?.kind).toBe(kind)
  })

  it('names the field that was refused', () => {
    expect(refusalFor('createPerson', answerWith(131094))).toEqual({
      kind: 'invalidField',
      field: 'name',
      code: '131094',
    })
    expect(refusalFor('createPerson', answerWith(131079))).toMatchObject({ kind: 'invalidField', field: 'email' })
  })

  it('takes every number of the family of pictures for a picture, those that no table names among them', () => {
    for (const code of range(30_000, 30_019))
      expect(refusalFor('registerVisualFace', answerWith(code))).toEqual({ kind: 'imageRejected', code })
    for (const code of [29_999, 30_020, 300_100])
      expect(refusalFor('registerVisualFace', answerWith(code)).kind).toBe('serverRefused')
  })

  it('takes the meaning that fits the call', () => {
    expect(refusalFor('registerVisualFace', answerWith(131089)).kind).toBe('visualFacesFull')
    expect(refusalFor('createPerson', answerWith(131089))).toMatchObject({ kind: 'invalidField', field: 'other' })
    expect(refusalFor('registerVisualFace', answerWith(331782)).kind).toBe('licenceMissing')
    expect(refusalFor('removeVisualFaces', answerWith(20)).kind).toBe('permissionDenied')
    expect(refusalFor('sendMail', answerWith(1000)).kind).toBe('mailRefused')
    expect(refusalFor('readPerson', answerWith(1000)).kind).toBe('serverRefused')
    expect(refusalFor('uploadPhoto', answerWith(65671)).kind).toBe('photoRefused')
    expect(refusalFor('createPerson', answerWith(65671)).kind).toBe('invalidField')
    expect(refusalFor('searchPeople', answerWith(212)).kind).toBe('serverRefused')
  })

  it('keeps number and link of a code nobody knows, names of objects among them', () => {
    const link = 'https://support.supremainc.com/en/support/home'
    for (const code of ['424242', 'toString', '__proto__', 'constructor'])
      expect(refusalFor('uploadPhoto', { status: 200, code, link })).toEqual({
        kind: 'serverRefused',
        answer: { status: 200, code, link },
      })
  })
})
