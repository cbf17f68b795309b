import { describe, expect, it } from 'vitest'
import { valueOf as factValue } from '../../../src-preload/contract/fact.ts'
import type { Fault } from '../../../tools/simulator/faults.ts'
import { pictureFailures, type PictureCode } from '../../../tools/simulator/guesses.ts'
import { demoOperators, markableCodes, markPicture, notablePeople } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf } from './client-room.ts'
import { facePicture } from './face-pictures.ts'

const puts = { method: 'PUT', path: '/api/users/:id' }
const checks = { method: 'PUT', path: '/api/users/check/upload_picture' }
const reads = { method: 'GET', path: '/api/users/:id' }
const id = notablePeople.ordinary
const picture = facePicture(3)
const order = { id, picture, replaces: null }
const unknownOutcome = { kind: 'outcomeUnknown', action: 'other' }
const pictureCodes = Object.keys(pictureFailures).map(Number)

describe('a picture the server would not take', () => {
  it('is not sent when its head says so', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.counters.reset()
    const tried = async (bytes: Uint8Array) =>
      failureOf(await client.registerVisualFace({ ...order, picture: bytes }, {}))
    expect(await tried(new TextEncoder().encode('<svg>'))).toEqual({ kind: 'imageRejected', code: 30_003 })
    expect(await tried(picture.slice(0, 30))).toEqual({ kind: 'imageRejected', code: 30_002 })
    expect(simulator.counters.requests).toBe(0)
  })

  it.each(pictureCodes)('is refused by the check with %i, and nothing is changed', async (code) => {
    const { client, simulator } = await openSignedIn({ settings: { pictureVerdict: code as PictureCode } })
    expect(failureOf(await client.registerVisualFace(order, {}))).toEqual({ kind: 'imageRejected', code })
    expect(simulator.requests.matching(puts)).toHaveLength(0)
  })

  // Where there is no check, "a key is missing" means a server that does not know the key.
  it.each(pictureCodes.filter((code) => code !== 30_005))(
    'is refused with %i where there is no check',
    async (code) => {
      const { client, simulator } = await openSignedIn()
      simulator.faults.always(checks, { kind: 'code', code: '103', status: 400 })
      const status = code % 2 === 0 ? 400 : 500
      simulator.faults.always(puts, { kind: 'code', code: String(code), status })
      expect(failureOf(await client.registerVisualFace(order, {}))).toEqual({ kind: 'imageRejected', code })
      expect(simulator.requests.matching(puts)).toHaveLength(1)
      expect(simulator.state.people.get(id)?.visualFaces).toHaveLength(1)
    },
  )

  it.each(markableCodes)('is told why by what it shows: %i', async (code) => {
    const { client } = await openSignedIn()
    const marked = markPicture(facePicture(4), code)
    const failure = failureOf(await client.registerVisualFace({ ...order, picture: marked }, {}))
    expect(failure).toEqual({ kind: 'imageRejected', code })
  })

  it.each(['30016', '30019'])('is refused with %s, which no table names, all the same', async (code) => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(checks, { kind: 'code', code, status: 400 })
    const failure = failureOf(await client.registerVisualFace(order, {}))
    expect(failure).toEqual({ kind: 'imageRejected', code: Number(code) })
  })

  it('is too large for a web tier that takes less than the vendor says', async () => {
    const { client, simulator } = await openSignedIn({ settings: { requestMaximumBytes: 500 } })
    const failure = failureOf(await client.registerVisualFace(order, {}))
    expect(failure).toEqual({ kind: 'imageRejected', code: 30_017 })
    expect(simulator.state.people.get(id)?.visualFaces).toHaveLength(1)
  })
})

describe('other refusals', () => {
  it.each<[string, string, number]>([
    ['visualFacesFull', '131089', 400],
    ['licenceMissing', '331791', 403],
    ['licenceMissing', '331782', 400],
    ['permissionDenied', '20', 403],
    ['personNotFound', '201', 400],
    ['serverRefused', '65650', 400],
  ])('are told as %s for code %s', async (kind, code, status) => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(puts, { kind: 'code', code, status })
    expect(failureOf(await client.registerVisualFace(order, {}))).toMatchObject({ kind })
    expect(simulator.requests.matching(puts)).toHaveLength(1)
  })

  it('come before the picture travels when the operator may not change people', async () => {
    const { client, simulator } = await openSignedIn({}, demoOperators.readOnly)
    expect(failureOf(await client.registerVisualFace(order, {}))).toMatchObject({ kind: 'permissionDenied' })
    expect(simulator.requests.matching(puts)).toHaveLength(0)
  })

  it('are told apart from a yes after which no new face is there, or a kept one is gone', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(puts, { kind: 'code', code: '0' })
    const nothingKept = { kind: 'visualFaceNotKept', answer: { status: 200, code: '0' } }
    expect(failureOf(await client.registerVisualFace(order, {}))).toMatchObject(nothingKept)
    const faces = valueOf(await client.readPerson(notablePeople.twoVisualFaces, {})).heldFaces
    const [first] = factValue(faces) ?? []
    const replacing = { id: notablePeople.twoVisualFaces, picture, replaces: first?.digest ?? '' }
    simulator.faults.next(puts, { kind: 'code', code: '0' })
    expect(failureOf(await client.registerVisualFace(replacing, {}))).toMatchObject(nothingKept)

    const held = simulator.faults.hold(puts, 'after')
    const registering = client.registerVisualFace(order, {})
    await held.arrived
    const [, added] = simulator.state.people.get(id)?.visualFaces ?? []
    simulator.state.people.change(id, { visualFaces: added === undefined ? [] : [added] })
    held.release()
    expect(failureOf(await registering)).toMatchObject(nothingKept)
  })
})

describe('a server whose check is not there', () => {
  it.each<[string, Fault]>([
    ['102', { kind: 'code', code: '102', status: 400 }],
    ['103', { kind: 'code', code: '103', status: 400 }],
    ['a page with 404', { kind: 'status', status: 404, committed: false }],
  ])('answers %s and is not asked again', async (_what, fault) => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(checks, fault)
    expect(valueOf(await client.registerVisualFace(order, {}))).toEqual({ held: 2 })
    const other = { ...order, id: notablePeople.withoutPhoto }
    expect(valueOf(await client.registerVisualFace(other, {}))).toEqual({ held: 1 })
    expect(simulator.requests.matching(checks)).toHaveLength(1)
  })
})

describe('an answer that is lost at the check', () => {
  it.each<[string, Fault, string]>([
    ['half of it', { kind: 'drop-after-bytes', bytes: 5 }, 'serverUnreachable'],
    ['unreadable', { kind: 'broken-json' }, 'answerUnreadable'],
    ['a page with 502', { kind: 'status', status: 502, committed: false }, 'serverBusy'],
  ])('(%s) leaves everything as it was', async (_what, fault, kind) => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(checks, fault)
    expect(failureOf(await client.registerVisualFace(order, {}))).toMatchObject({ kind })
    expect(simulator.requests.matching(puts)).toHaveLength(0)
  })

  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset-before-answer' }],
    ['code 4', { kind: 'code-4', committed: false }],
    ['a session that ended', { kind: 'expire-session' }],
  ])('(%s) is asked for again', async (_what, fault) => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(checks, fault)
    expect(valueOf(await client.registerVisualFace(order, {}))).toEqual({ held: 2 })
    expect(simulator.requests.matching(checks)).toHaveLength(2)
  })
})

describe('an answer that is lost at the change', () => {
  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset-after-commit' }],
    ['half of it', { kind: 'drop-after-bytes', bytes: 5 }],
    ['unreadable', { kind: 'broken-json' }],
    ['code 4', { kind: 'code-4', committed: true }],
    ['a page with 502', { kind: 'status', status: 502, committed: true }],
    ['500 after the deed', { kind: 'code', code: '1000', status: 500, committed: true }],
  ])('(%s) after the face was stored is found by a look, and never sent again', async (_what, fault) => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(puts, fault)
    const stages: string[] = []
    const options = { onStage: (stage: string) => stages.push(stage) }
    expect(valueOf(await client.registerVisualFace(order, options))).toEqual({ held: 2 })
    expect(simulator.requests.matching(puts)).toHaveLength(1)
    expect(stages).toEqual(['checkingPicture', 'sending', 'lookingUp'])
  })

  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset-before-answer' }],
    ['code 4', { kind: 'code-4', committed: false }],
    ['a page with 502', { kind: 'status', status: 502, committed: false }],
  ])('(%s) before it was stored is sent again, after a look', async (_what, fault) => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(puts, fault)
    expect(valueOf(await client.registerVisualFace(order, {}))).toEqual({ held: 2 })
    expect(simulator.requests.matching(puts)).toHaveLength(2)
    expect(simulator.requests.matching(reads)).toHaveLength(3)
    expect(simulator.state.people.get(id)?.visualFaces).toHaveLength(2)
  })

  it('in place of another face, too', async () => {
    const { client, simulator } = await openSignedIn()
    const two = notablePeople.twoVisualFaces
    const [first] = factValue(valueOf(await client.readPerson(two, {})).heldFaces) ?? []
    const replacing = { id: two, picture, replaces: first?.digest ?? '' }
    simulator.faults.next(puts, { kind: 'reset-after-commit' })
    expect(valueOf(await client.registerVisualFace(replacing, {}))).toEqual({ held: 2 })
    expect(simulator.requests.matching(puts)).toHaveLength(1)
    simulator.requests.clear()
    simulator.faults.next(puts, { kind: 'reset-before-answer' })
    const [, added] = factValue(valueOf(await client.readPerson(two, {})).heldFaces) ?? []
    const back = { id: two, picture: facePicture(5), replaces: added?.digest ?? '' }
    expect(valueOf(await client.registerVisualFace(back, {}))).toEqual({ held: 2 })
    expect(simulator.requests.matching(puts)).toHaveLength(2)
  })

  it('every time ends after three attempts, each after a look', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.always(puts, { kind: 'code-4', committed: false })
    expect(failureOf(await client.registerVisualFace(order, {}))).toMatchObject({ kind: 'serverBusy' })
    expect(simulator.requests.matching(puts)).toHaveLength(3)
    expect(simulator.requests.matching(reads)).toHaveLength(4)
  })

  it('by a refusal with 500 is believed after a look', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(puts, { kind: 'code', code: '1000', status: 500 })
    const failure = failureOf(await client.registerVisualFace(order, {}))
    expect(failure).toMatchObject({ kind: 'serverRefused', answer: { code: '1000' } })
    expect(simulator.requests.matching(puts)).toHaveLength(1)
  })

  it('because the session ended is sent in the next one', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next(puts, { kind: 'expire-session' })
    expect(valueOf(await client.registerVisualFace(order, {}))).toEqual({ held: 2 })
    expect(simulator.state.people.get(id)?.visualFaces).toHaveLength(2)
  })
})

describe('what cannot be told', () => {
  it.each<[string, readonly Fault[]]>([
    ['the read back', []],
    ['the look after a lost answer', [{ kind: 'broken-json' }]],
  ])('when %s fails is unknown, and trying again registers no second face', async (_what, faults) => {
    const { client, simulator } = await openSignedIn()
    for (const fault of faults) simulator.faults.next(puts, fault)
    simulator.faults.next(reads, { kind: 'delay', milliseconds: 0 })
    simulator.faults.next(reads, { kind: 'broken-json' })
    expect(failureOf(await client.registerVisualFace(order, {}))).toEqual(unknownOutcome)
    expect(valueOf(await client.registerVisualFace(order, {}))).toEqual({ held: 2 })
    expect(simulator.requests.matching(puts)).toHaveLength(1)
    expect(simulator.state.people.get(id)?.visualFaces).toHaveLength(2)
  })

  it('when a replacement is tried again is found done, although the face to be replaced is gone', async () => {
    const { client, simulator } = await openSignedIn()
    const [old] = factValue(valueOf(await client.readPerson(id, {})).heldFaces) ?? []
    const replacing = { ...order, replaces: old?.digest ?? '' }
    simulator.faults.next(puts, { kind: 'broken-json' })
    simulator.faults.next(reads, { kind: 'delay', milliseconds: 0 })
    simulator.faults.next(reads, { kind: 'broken-json' })
    expect(failureOf(await client.registerVisualFace(replacing, {}))).toEqual(unknownOutcome)
    expect(valueOf(await client.registerVisualFace(replacing, {}))).toEqual({ held: 1 })
    expect(simulator.requests.matching(puts)).toHaveLength(1)
  })

  it('is unknown when the server goes away, and nothing was done when it was away before', async () => {
    const during = await openSignedIn()
    const held = during.simulator.faults.hold(puts)
    const registering = during.client.registerVisualFace(order, {})
    await held.arrived
    await during.simulator.stop()
    expect(failureOf(await registering)).toEqual(unknownOutcome)

    const away = await openSignedIn()
    const checking = away.simulator.faults.hold(checks)
    const waiting = away.client.registerVisualFace(order, {})
    await checking.arrived
    await away.simulator.stop()
    expect(failureOf(await waiting)).toMatchObject({ kind: 'serverUnreachable' })
  })

  it('can be given up: cancelled while the picture is checked, unknown once it has left', async () => {
    const { client, simulator } = await openSignedIn()
    const giveUpAt = async (matcher: typeof puts) => {
      const giveUp = new AbortController()
      const held = simulator.faults.hold(matcher)
      const registering = client.registerVisualFace(order, { signal: giveUp.signal })
      await held.arrived
      giveUp.abort()
      return failureOf(await registering)
    }
    expect(await giveUpAt(checks)).toEqual({ kind: 'cancelled' })
    expect(simulator.requests.matching(puts)).toHaveLength(0)
    expect(await giveUpAt(puts)).toEqual(unknownOutcome)
  })
})

describe('a person who is deleted meanwhile', () => {
  it.each([
    ['before', reads],
    ['while the picture is checked', checks],
    ['when the face is put', puts],
  ] as const)('%s is said to be gone', async (_when, matcher) => {
    const { client, simulator } = await openSignedIn()
    const held = simulator.faults.hold(matcher)
    const registering = client.registerVisualFace(order, {})
    await held.arrived
    simulator.state.deletePerson(id)
    held.release()
    expect(failureOf(await registering)).toEqual({ kind: 'personNotFound' })
  })

  it('after the face was put is said to be gone, too', async () => {
    const { client, simulator } = await openSignedIn()
    const held = simulator.faults.hold(puts, 'after')
    const registering = client.registerVisualFace(order, {})
    await held.arrived
    simulator.state.deletePerson(id)
    held.release()
    expect(failureOf(await registering)).toEqual({ kind: 'personNotFound' })
  })
})
