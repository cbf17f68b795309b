import { expect, test } from 'vitest'
import { authModeFields, authModes, isModeOf, openSetting } from '../../../src-main/gateway/auth-modes.ts'

test('a setting that says nothing is undefined in every mode, and zero in none', () => {
  for (const field of authModeFields) expect(openSetting[field]).toBe(255)
})

test('the ways of authentication are numbered through, and none belongs to two fields', () => {
  const numbers = authModeFields.flatMap((field) => Object.values<number>(authModes[field]))
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index))
  for (const field of authModeFields)
    for (const other of authModeFields)
      for (const mode of Object.values<number>(authModes[field])) expect(isModeOf(other, mode)).toBe(field === other)
})

test('not permitted and undefined fit every field; what is between fits none', () => {
  for (const field of authModeFields) {
    expect([254, 255].map((mode) => isModeOf(field, mode))).toEqual([true, true])
    expect([50, 253, 256].map((mode) => isModeOf(field, mode))).toEqual([false, false, false])
  }
})
