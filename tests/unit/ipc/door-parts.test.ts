import { describe, expect, test } from 'vitest'
import { createAnnouncer } from '../../../src-main/ipc/events.ts'
import { withOwnBytes } from '../../../src-main/ipc/own-bytes.ts'
import { isKnownSender, type Sender } from '../../../src-main/ipc/sender.ts'
import { fitsWithin, inputLimitsOf } from '../../../src-main/ipc/size-cap.ts'
import { enrollmentOrder } from '../../fixtures/door/enrollment-order.ts'
import { callNames } from '../../../src-preload/contract/names.ts'
import { largestFacePictureBytes } from '../../../src-preload/contract/photo.ts'
import { defaultSettings } from '../../../src-preload/contract/settings.ts'

describe('who speaks', () => {
  const known = { windowId: 1, origin: 'app://station' }
  const page: Sender = { windowId: 1, frameId: '1:1', isMainFrame: true, origin: 'app://station' }

  test('is the main frame of the known window with exactly our origin', () => {
    expect(isKnownSender(page, known)).toBe(true)
  })

  test.each([
    ['a frame inside the page', { isMainFrame: false }],
    ['another window', { windowId: 2 }],
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['an origin that begins like ours', { origin: 'app://station.elsewhere.example' }],
    ['an origin that differs in its end', { origin: 'app://station/' }],
    ['an opaque origin', { origin: null }],
  ])('is not %s', (_who, change) => {
    expect(isKnownSender({ ...page, ...change }, known)).toBe(false)
  })

  test('is nobody when the frame is gone or there is no window yet', () => {
    expect(isKnownSender(null, known)).toBe(false)
    expect(isKnownSender(page, null)).toBe(false)
    expect(isKnownSender({ ...page, origin: null }, null)).toBe(false)
  })
})

describe('the size of a value', () => {
  const limits = { bytes: 100, values: 10, depth: 3 }

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text at the limit', 'x'.repeat(50)],
    ['bytes at the limit', new Uint8Array(100)],
    ['a tree', { a: [1, 2], b: 'x' }],
    ['a date', new Date(0)],
    ['itself, once', [[]]],
  ])('fits: %s', (_what, value) => {
    expect(fitsWithin(value, limits)).toBe(true)
  })

  test.each<[string, unknown]>([
    ['a text past the limit', 'x'.repeat(51)],
    ['a long key', { ['x'.repeat(51)]: 1 }],
    ['bytes past the limit', new Uint8Array(101)],
    ['a buffer past the limit', new ArrayBuffer(101)],
    ['a small window onto a large buffer', new Uint8Array(new ArrayBuffer(101), 0, 1)],
    ['many small texts', ['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(20)]],
    ['too many elements', Array.from({ length: 11 }, () => null)],
    ['too many keys', Object.fromEntries(Array.from({ length: 11 }, (_, place) => [place, null]))],
    ['a large set', new Set(Array.from({ length: 11 }, (_, place) => place))],
    ['a large map', new Map(Array.from({ length: 11 }, (_, place) => [place, place]))],
    ['something deep', [[[[1]]]]],
    ['something deep in a map', new Map([[1, new Map([[1, new Map([[1, new Map([[1, 1]])]])]])]])],
    ['a whole number without bounds', 2n ** 4_000n],
  ])('is too much: %s', (_what, value) => {
    expect(fitsWithin(value, limits)).toBe(false)
  })

  test('is found without walking a sparse array or an endless circle', () => {
    const sparse: unknown[] = []
    sparse.length = 4_294_967_295
    expect(fitsWithin(sparse, inputLimitsOf('readPerson'))).toBe(false)
    const circle: unknown[] = []
    circle.push(circle)
    expect(fitsWithin(circle, inputLimitsOf('readPerson'))).toBe(true)
  })

  test('leaves room for the largest honest inputs: a text to copy, and for two calls a photo and a picture of 10 MB', () => {
    expect(fitsWithin([{ text: 'x'.repeat(64 * 1024) }], inputLimitsOf('copyText'))).toBe(true)
    const pictures = {
      profilePhoto: new Uint8Array(16_384),
      facePicture: new Uint8Array(largestFacePictureBytes),
    }
    const fitting = callNames.filter((name) => fitsWithin([{ ...enrollmentOrder, ...pictures }], inputLimitsOf(name)))
    expect(fitting).toEqual(['saveEnrollment', 'prepareForTerminals'])
  })

  test('counts a buffer that another thread can reach like any other', () => {
    const shared = new SharedArrayBuffer(101)
    for (const value of [shared, new Uint8Array(shared, 0, 1)]) expect(fitsWithin(value, limits)).toBe(false)
  })
})

describe('bytes that leave', () => {
  test('stand alone, and what stood alone already is not copied', () => {
    const whole = Uint8Array.of(1, 2, 3)
    const cut = new Uint8Array(Uint8Array.of(9, 1, 2, 9).buffer, 1, 2)
    const answer = withOwnBytes({ list: [{ whole, cut }], text: 'x', nothing: null }) as {
      list: { whole: Uint8Array; cut: Uint8Array }[]
    }
    expect(answer).toEqual({ list: [{ whole, cut: Uint8Array.of(1, 2) }], text: 'x', nothing: null })
    expect(answer.list[0]?.whole).toBe(whole)
    expect(answer.list[0]?.cut.buffer.byteLength).toBe(2)
  })
})

describe('an announcement', () => {
  const announcer = () => {
    const sent: (readonly [string, unknown])[] = []
    const logged: string[] = []
    const announce = createAnnouncer({
      send: (channel, value) => sent.push([channel, value]),
      log: { write: (_level, event) => logged.push(event) },
    })
    return { announce, sent, logged }
  }

  test('leaves on its channel, stripped of what the contract does not know', () => {
    const { announce, sent } = announcer()
    const settings = { ...defaultSettings, password: 'Canary' }
    announce('settingsChanged', settings)
    expect(sent).toEqual([['vestibule:settingsChanged', defaultSettings]])
  })

  test('that breaks the contract stays in and is written down without its content', () => {
    const { announce, sent, logged } = announcer()
    announce('settingsChanged', { theme: 'Canary' } as never)
    expect([sent, logged]).toEqual([[], ['event broke the contract']])
  })
})
