import { expect, test } from 'vitest'
import type { CallName } from '../../../src-main/gateway/calls.ts'
import { failureOfStatus } from '../../../src-main/gateway/statuses.ts'

test.each<[string, CallName, number, string, object]>([
  ['not connected', 'user.User/Get', 14, 'whatever', { kind: 'terminalUnreachable' }],
  ['a user unknown', 'user.User/Get', 5, 'no such user', { kind: 'terminalUserUnknown' }],
  ['a terminal unknown', 'user.User/Get', 5, 'Device not found', { kind: 'terminalUnknown' }],
  ['a list of a terminal unknown', 'user.User/GetList', 5, '', { kind: 'terminalUnknown' }],
  ['somebody there', 'user.User/Enroll', 6, '', { kind: 'terminalUserExists' }],
  ['full', 'user.User/EnrollMulti', 8, '', { kind: 'terminalFull' }],
  ['an answer too large', 'user.User/Get', 8, '', { kind: 'gatewayRefused', status: 8 }],
  ['too late at the gateway', 'user.User/Enroll', 4, '', { kind: 'gatewayTooLate', reason: 'changing' }],
  ['nobody came to the reader', 'card.Card/Scan', 4, '', { kind: 'gatewayTooLate', reason: 'reading' }],
  [
    'no face in the picture',
    'face.Face/Normalize',
    2,
    'err: BS_ERR_NORMALIZE_FACE',
    { kind: 'terminalPictureRefused' },
  ],
  ['a face it does not take', 'user.User/SetFace', 3, 'Invalid face data', { kind: 'terminalPictureRefused' }],
  ['a picture it does not take', 'face.Face/Extract', 3, 'bad picture', { kind: 'terminalPictureRefused' }],
  ['anything else that is wrong', 'user.User/SetFace', 3, 'bad', { kind: 'gatewayRefused', status: 3 }],
  ['no right', 'user.User/Get', 16, '', { kind: 'gatewayRefused', status: 16 }],
])('%s', (_name, call, status, text, failure) => {
  expect(failureOfStatus(call, status, text)).toEqual(failure)
})
