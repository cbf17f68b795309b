import { enrollmentOrder } from '../../fixtures/door/enrollment-order.ts'
import { describe, expect, test } from 'vitest'
import { bind } from '../../../src-main/ipc/door.ts'
import type { CallContext, Handlers } from '../../../src-main/ipc/handlers.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { createAnsweringHandlers, handledCalls } from '../../fixtures/door/answering-handlers.ts'
import { openDoor, page } from '../../fixtures/door/open-door.ts'

const person = { callId: 'call-1', id: '1001' }

/** A handler that waits until the test lets it go, and shows the call it was given. */
function waitingHandler() {
  const { promise: given, resolve: give } = Promise.withResolvers<CallContext>()
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
  const removePhoto: Handlers['removePhoto'] = async (_input, call) => {
    give(call)
    await released
    return succeed({})
  }
  return { given, release: () => release(undefined), removePhoto }
}

describe('binding', () => {
  test('demands a handler for every call, with the contract’s answers', () => {
    const { handlers } = createAnsweringHandlers()
    const { removePhoto, ...incomplete } = handlers
    const parts = {
      isKnownSender: (sender: unknown): sender is never => sender === undefined,
      announce: () => undefined,
      log: { write: () => undefined },
      newReference: () => '',
    }
    expect(typeof removePhoto).toBe('function')
    // @ts-expect-error a missing handler does not compile
    bind(incomplete, parts)
    // @ts-expect-error a failure the call may not answer does not compile
    bind({ ...handlers, readSettings: async () => fail({ kind: 'personNotFound' }) }, parts)
    // @ts-expect-error an answer of another shape does not compile
    bind({ ...handlers, erasePerson: async () => succeed({ entries: 'all' }) }, parts)
    // @ts-expect-error nobody else handles the giving up of calls
    bind({ ...handlers, cancelCall: async () => succeed({}) } satisfies Handlers, parts)
  })
})

describe('an honest call', () => {
  test('reaches its handler with the input and comes back with the answer, for every call there is', async () => {
    const { door, received } = openDoor()
    for (const name of ['readSettings', 'readSession', 'forgetServer'] as const) {
      expect(await door.answer(name, page, [{}])).toMatchObject({ ok: true })
    }
    expect(received.map(({ name }) => name)).toEqual(['readSettings', 'readSession', 'forgetServer'])
    expect(handledCalls.length).toBeGreaterThan(20)
  })

  test('brings back a failure its contract knows', async () => {
    const { door } = openDoor({ readPerson: async () => fail({ kind: 'personNotFound' }) })
    expect(await door.answer('readPerson', page, [person])).toEqual({ ok: false, failure: { kind: 'personNotFound' } })
  })

  test('tells its stages to the window while it runs, and not afterwards', async () => {
    const { given, release, removePhoto } = waitingHandler()
    const { door, announced } = openDoor({ removePhoto })
    const answer = door.answer('removePhoto', page, [person])
    const call = await given
    call.progress('sending')
    release()
    await answer
    call.progress('confirming')
    expect(announced).toEqual([['callProgressed', { callId: 'call-1', stage: 'sending' }]])
  })
})

describe('what leaves', () => {
  test('is stripped of every field the contract does not know', async () => {
    const facts = { version: '0', name: 'desk', platform: 'x', architecture: 'x', runtime: {}, language: 'en' }
    const secret = { ...facts, password: 'Canary' }
    const { door } = openDoor({ describeStation: async () => succeed(secret) })
    const answer = await door.answer('describeStation', page, [{}])
    expect(answer.ok).toBe(true)
    expect(JSON.stringify(answer)).not.toContain('Canary')
  })

  test('is stripped in failures too', async () => {
    const failure = { kind: 'personNotFound', password: 'Canary' } as const
    const { door } = openDoor({ readPerson: async () => fail(failure) })
    expect(await door.answer('readPerson', page, [person])).toEqual({ ok: false, failure: { kind: 'personNotFound' } })
  })

  test('never brings along a neighbour from the buffer it was cut out of', async () => {
    const shared = Buffer.from('password of a neighbour and then JPEG')
    const bytes = shared.subarray(-4)
    const digest = '0'.repeat(64)
    const ground = createAnsweringHandlers().handlers
    const readPerson: Handlers['readPerson'] = async (input, call) => {
      const answer = await ground.readPerson(input, call)
      if (!answer.ok) return answer
      return succeed({ ...answer.value, photo: { kind: 'present', bytes, type: 'image/jpeg', digest } })
    }
    const answer = await openDoor({ readPerson }).door.answer('readPerson', page, [person])
    const photo = (answer as { value: { photo: { bytes: Uint8Array } } }).value.photo.bytes
    expect(new TextDecoder().decode(photo)).toBe('JPEG')
    expect([photo.buffer.byteLength, photo.constructor]).toEqual([4, Uint8Array])
  })
})

describe('a bug in a handler', () => {
  test('that throws answers with a reference alone, and the log has type and places under it', async () => {
    const { door, logged } = openDoor({
      readPerson: async () => Promise.reject(new TypeError('cannot read Jane Canary')),
    })
    expect(await door.answer('readPerson', page, [person])).toEqual({
      ok: false,
      failure: { kind: 'unexpected', reference: 'reference-1' },
    })
    expect(logged).toMatchObject([{ event: 'handler threw', operation: 'readPerson', reference: 'reference-1' }])
    expect(logged[0]?.trace).toMatch(/^TypeError < .*door\.test\.ts:\d+/u)
    expect(JSON.stringify(logged)).not.toContain('Canary')
  })

  test.each([
    ['an answer of another shape', succeed({ id: 7, name: 'Jane Canary' })],
    [
      'a failure the call may not answer',
      fail({ kind: 'mailRefused', answer: { status: 1, code: 'Canary', link: null } }),
    ],
    ['a failure nobody knows', fail({ kind: 'Canary' })],
    ['a known failure without its facts', fail({ kind: 'serverUnreachable', host: 'Canary' })],
  ])('that is %s is unexpected, and its content stays in', async (_what, outcome) => {
    const { door, logged } = openDoor({ saveEnrollment: async () => outcome as never })
    const answer = await door.answer('saveEnrollment', page, [enrollmentOrder])
    expect(answer).toEqual({ ok: false, failure: { kind: 'unexpected', reference: 'reference-1' } })
    expect(logged).toMatchObject([{ event: 'handler broke the contract', operation: 'saveEnrollment' }])
    expect(JSON.stringify(logged)).not.toContain('Canary')
  })
})

describe('a long call', () => {
  test('is given up by its id; the answer is what the handler makes of it', async () => {
    const removePhoto: Handlers['removePhoto'] = async (_input, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(fail({ kind: 'cancelled' })))
      })
    const { door } = openDoor({ removePhoto })
    const answer = door.answer('removePhoto', page, [person])
    expect(await door.answer('cancelCall', page, [{ callId: 'call-1' }])).toEqual({ ok: true, value: {} })
    expect(await answer).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(door.underWay()).toBe(0)
  })

  test('that throws because it was given up is cancelled, not a bug', async () => {
    const removePhoto: Handlers['removePhoto'] = async (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      })
    const { door, logged } = openDoor({ removePhoto })
    const answer = door.answer('removePhoto', page, [person])
    await door.answer('cancelCall', page, [{ callId: 'call-1' }])
    expect(await answer).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(logged).toEqual([])
  })

  test('is not given up by another page, even one that knows its id', async () => {
    const { given, release, removePhoto } = waitingHandler()
    const { door } = openDoor({ removePhoto })
    const answer = door.answer('removePhoto', page, [person])
    const { signal } = await given
    await door.answer('cancelCall', { ...page, frameId: '1:2' }, [{ callId: 'call-1' }])
    expect(signal.aborted).toBe(false)
    await door.answer('cancelCall', page, [{ callId: 'call-1' }])
    expect(signal.aborted).toBe(true)
    release()
    // It had been done all the same, so that is what it says.
    expect(await answer).toEqual({ ok: true, value: {} })
  })

  test('keeps its id to itself while it runs, and frees it afterwards', async () => {
    const { given, release, removePhoto } = waitingHandler()
    const { door } = openDoor({ removePhoto })
    const answer = door.answer('removePhoto', page, [person])
    await given
    expect(await door.answer('readPerson', page, [person])).toMatchObject({ failure: { reason: 'wrongShape' } })
    release()
    await answer
    expect(await door.answer('readPerson', page, [person])).toMatchObject({ ok: true })
  })

  test('that is unknown may be given up without harm', async () => {
    expect(await openDoor().door.answer('cancelCall', page, [{ callId: 'gone' }])).toEqual({ ok: true, value: {} })
  })
})

describe('closing', () => {
  test('gives up what runs and answers cancelled to what comes later', async () => {
    const { given, release, removePhoto } = waitingHandler()
    const { door, received } = openDoor({ removePhoto })
    const answer = door.answer('removePhoto', page, [person])
    const { signal } = await given
    door.close()
    expect(signal.aborted).toBe(true)
    release()
    await answer
    expect(await door.answer('readSettings', page, [{}])).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(received).toEqual([])
  })
})
