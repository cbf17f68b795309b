import { describe, expect, test } from 'vitest'
import type { Handlers } from '../../src-main/ipc/handlers.ts'
import type { Sender } from '../../src-main/ipc/sender.ts'
import { callNames } from '../../src-preload/contract/names.ts'
import { succeed } from '../../src-preload/contract/outcome.ts'
import { enrollmentOrder } from '../fixtures/door/enrollment-order.ts'
import { openDoor, page } from '../fixtures/door/open-door.ts'

const refused = (reason: string) => ({ ok: false, failure: { kind: 'refusedByBridge', reason } })
const untouched = { foreignFrame: 0, unknownCall: 0, wrongShape: 0, tooLarge: 0, tooMany: 0 }

describe('a foreign frame', () => {
  const strangers: readonly (readonly [string, Sender | null])[] = [
    ['a frame inside our page', { ...page, isMainFrame: false }],
    ['a page that took the place of ours', { ...page, origin: 'https://elsewhere.example' }],
    ['an opaque document', { ...page, origin: null }],
    ['another window', { ...page, windowId: 2 }],
    ['a frame that is gone', null],
  ]

  test.each(strangers)('that is %s reaches no handler, on any channel, and is counted', async (_who, stranger) => {
    const { door, received } = openDoor()
    for (const name of callNames) {
      expect(await door.answer(name, stranger, [{}])).toEqual(refused('foreignFrame'))
    }
    expect(received).toEqual([])
    expect(door.refusals()).toEqual({ ...untouched, foreignFrame: callNames.length })
  })

  test('learns nothing of what exists: unknown calls and oversized values are refused for the frame alone', async () => {
    const { door } = openDoor()
    expect(await door.answer('nobody', null, [])).toEqual(refused('foreignFrame'))
    expect(await door.answer('readSettings', null, [new Uint8Array(10_000_000)])).toEqual(refused('foreignFrame'))
  })
})

describe('an unknown channel', () => {
  test.each([
    '',
    'readPassword',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'READSETTINGS',
    'vestibule:lock',
  ])('%j is refused and counted', async (name) => {
    const { door } = openDoor()
    expect(await door.answer(name, page, [{}])).toEqual(refused('unknownCall'))
    expect(door.refusals()).toEqual({ ...untouched, unknownCall: 1 })
  })
})

describe('a wrong shape', () => {
  test.each<[string, readonly unknown[]]>([
    ['nothing at all', []],
    ['two inputs', [{ callId: 'a', id: '1' }, {}]],
    ['null', [null]],
    ['a text', ['1']],
    ['a list', [[{ callId: 'a', id: '1' }]]],
    ['a map with the right entries', [new Map(Object.entries({ callId: 'a', id: '1' }))]],
    ['a missing field', [{ callId: 'a' }]],
    ['a field too many', [{ callId: 'a', id: '1', admin: true }]],
    ['a field of another kind', [{ callId: 'a', id: 1 }]],
    ['an id beyond its length', [{ callId: 'a', id: '1'.repeat(33) }]],
    ['a call id with odd characters', [{ callId: '../a', id: '1' }]],
    ['a prototype for a field', [JSON.parse('{"callId":"a","id":"1","__proto__":{"admin":true}}')]],
  ])('%s reaches no handler and is counted', async (_what, values) => {
    const { door, received } = openDoor()
    expect(await door.answer('readPerson', page, values)).toEqual(refused('wrongShape'))
    expect(received).toEqual([])
    expect(door.refusals()).toEqual({ ...untouched, wrongShape: 1 })
  })

  test('for a call without fields is anything but an empty object of fields', async () => {
    const { door, received } = openDoor()
    for (const value of [undefined, null, [], new Map(), new Set(), new Date(0), new Uint8Array(0), { x: 1 }]) {
      expect(await door.answer('readSettings', page, [value])).toEqual(refused('wrongShape'))
    }
    expect(received).toEqual([])
  })
})

describe('an oversized payload', () => {
  const circle: unknown[] = []
  circle.push(circle)
  test.each<[string, unknown]>([
    ['a photo of eleven megabytes', { ...enrollmentOrder, profilePhoto: new Uint8Array(11_000_000) }],
    [
      'a photo cut out of eleven megabytes',
      { ...enrollmentOrder, profilePhoto: new Uint8Array(new ArrayBuffer(11_000_000), 0, 5) },
    ],
    ['a text of six million characters', { ...enrollmentOrder, replaces: 'x'.repeat(6_000_000) }],
    [
      'a hundred thousand fields',
      Object.fromEntries(Array.from({ length: 100_000 }, (_, place) => [`f${String(place)}`, 1])),
    ],
    ['a hundred thousand elements', { callId: 'a', id: Array.from({ length: 100_000 }, () => 0) }],
  ])('%s is refused before its shape is looked at, and counted', async (_what, value) => {
    const { door, received } = openDoor()
    expect(await door.answer('saveEnrollment', page, [value])).toEqual(refused('tooLarge'))
    expect(received).toEqual([])
    expect(door.refusals()).toEqual({ ...untouched, tooLarge: 1 })
  })

  test('of more arguments than there are is too large as well', async () => {
    const { door } = openDoor()
    expect(await door.answer('readSettings', page, [{}, new Uint8Array(10_000_000)])).toEqual(refused('tooLarge'))
  })

  test('that is a photo one byte too big has the wrong shape; at 16,384 bytes it passes', async () => {
    const upload = (bytes: number) => ({ ...enrollmentOrder, profilePhoto: new Uint8Array(bytes) })
    const { door } = openDoor()
    expect(await door.answer('saveEnrollment', page, [upload(16_385)])).toEqual(refused('wrongShape'))
    expect(await door.answer('saveEnrollment', page, [upload(0)])).toEqual(refused('wrongShape'))
    expect(await door.answer('saveEnrollment', page, [upload(16_384)])).toMatchObject({ ok: true })
  })
})

describe('the one call that carries a picture', () => {
  const registration = (facePicture: Uint8Array) => ({ ...enrollmentOrder, facePicture })
  const largest = 10 * 1024 * 1024

  test('takes 10 MB; one byte more has the wrong shape', async () => {
    const { door, received } = openDoor()
    const answer = await door.answer('saveEnrollment', page, [registration(new Uint8Array(largest))])
    expect(answer).toMatchObject({ ok: true })
    expect(received).toHaveLength(1)
    const more = [registration(new Uint8Array(largest + 1))]
    expect(await door.answer('saveEnrollment', page, more)).toEqual(refused('wrongShape'))
  })

  test.each<[string, unknown]>([
    ['11 MB', registration(new Uint8Array(11 * 1024 * 1024))],
    ['a few bytes cut out of 11 MB', registration(new Uint8Array(new ArrayBuffer(11 * 1024 * 1024), 5, 100))],
    ['a few bytes of 11 MB shared memory', registration(new Uint8Array(new SharedArrayBuffer(11 * 1024 * 1024), 5, 9))],
    ['11 MB of shared memory itself', { ...registration(new Uint8Array(1)), more: new SharedArrayBuffer(11_000_000) }],
    ['twice 6 MB', { ...registration(new Uint8Array(6_000_000)), second: new Uint8Array(6_000_000) }],
    ['a text of 6 million characters', { ...registration(new Uint8Array(1)), replaces: 'x'.repeat(6_000_000) }],
    ['a thousand fields', Object.fromEntries(Array.from({ length: 1_000 }, (_, place) => [`f${String(place)}`, 1]))],
    ['a list of numbers instead of bytes', { ...enrollmentOrder, facePicture: Array.from({ length: 9_000 }, () => 1) }],
  ])('is refused before its shape is looked at with %s, and counted', async (_what, value) => {
    const { door, received } = openDoor()
    expect(await door.answer('saveEnrollment', page, [value])).toEqual(refused('tooLarge'))
    expect(received).toEqual([])
    expect(door.refusals()).toEqual({ ...untouched, tooLarge: 1 })
  })

  test('opens the door no wider for any other call, nor as a second argument', async () => {
    const { door, received } = openDoor()
    for (const name of callNames.filter((each) => each !== 'saveEnrollment' && each !== 'prepareForTerminals'))
      expect(await door.answer(name, page, [registration(new Uint8Array(largest))])).toEqual(refused('tooLarge'))
    const two = [registration(new Uint8Array(6_000_000)), registration(new Uint8Array(6_000_000))]
    expect(await door.answer('saveEnrollment', page, two)).toEqual(refused('tooLarge'))
    expect(received).toEqual([])
  })
})

describe('too many calls at once', () => {
  test('are refused beyond the limit, while giving up still works, and room comes back', async () => {
    const removePhoto: Handlers['removePhoto'] = async (_input, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(succeed({})))
      })
    const { door } = openDoor({ removePhoto }, { mostCalls: 3 })
    const call = (name: string) => ({ callId: name, id: '1' })
    const running = ['a', 'b', 'c'].map(async (name) => door.answer('removePhoto', page, [call(name)]))
    expect(door.underWay()).toBe(3)
    expect(await door.answer('removePhoto', page, [call('d')])).toEqual(refused('tooMany'))
    expect(await door.answer('readSettings', page, [{}])).toEqual(refused('tooMany'))
    for (const name of ['a', 'b', 'c']) await door.answer('cancelCall', page, [{ callId: name }])
    await Promise.all(running)
    expect(await door.answer('readSettings', page, [{}])).toMatchObject({ ok: true })
    expect(door.refusals()).toEqual({ ...untouched, tooMany: 2 })
  })
})

test('ten thousand refusals leave fourteen lines in the log, not ten thousand', async () => {
  const { door, logged } = openDoor()
  for (let count = 0; count < 10_000; count += 1) await door.answer('nobody', page, [{}])
  expect(door.refusals().unknownCall).toBe(10_000)
  expect(logged.length).toBe(14)
  expect(logged.at(-1)).toMatchObject({ reason: 'unknownCall', count: 8_192 })
})
