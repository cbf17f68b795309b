import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../src-main/biostar/stored-photo.ts'
import type { Fault } from '../../../tools/simulator/faults.ts'
import { demoOperators, notablePeople, simulatorVersions } from '../../../tools/simulator/index.ts'
import { drawnPhoto, failureOf, openSignedIn, valueOf } from './client-room.ts'

const puts = { method: 'PUT', path: '/api/users/:id' }
const reads = { method: 'GET', path: '/api/users/:id' }
const id = notablePeople.withoutPhoto
const photo = drawnPhoto(77)
const upload = { id, photo, seen: { kind: 'none' } } as const
const asBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

describe.each(simulatorVersions)('uploading a photo at %s', (version) => {
  it('looks, puts the photo and nothing else, and reads it back: three requests', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.counters.reset()
    const stages: string[] = []
    expect(valueOf(await client.uploadPhoto(upload, { onStage: (stage) => stages.push(stage) }))).toEqual({
      bytes: photo.byteLength,
      confirmed: 'sameBytes',
    })
    expect(stages).toEqual(['sending', 'confirming'])
    expect(simulator.counters.requestsByRoute).toEqual({ 'GET /api/users/:id': 2, 'PUT /api/users/:id': 1 })
    expect(simulator.requests.matching(puts)[0]?.body).toEqual({ User: { photo: asBase64(photo) } })
    expect(simulator.state.people.get(id)?.photo).toEqual({ kind: 'stored', base64: asBase64(photo) })
  })

  it('looks no second time for whoever has just looked, and goes by what they saw', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const held = valueOf(await client.readPerson(id, {})).photo
    simulator.counters.reset()
    expect(valueOf(await client.uploadPhoto({ ...upload, held }, {})).confirmed).toBe('sameBytes')
    expect(simulator.counters.requestsByRoute).toEqual({ 'GET /api/users/:id': 1, 'PUT /api/users/:id': 1 })
    const after = valueOf(await client.readPerson(id, {})).photo
    simulator.counters.reset()
    const other = { ...upload, photo: drawnPhoto(78), held: after }
    expect(failureOf(await client.uploadPhoto(other, {}))).toEqual({ kind: 'photoChangedMeanwhile' })
    expect(simulator.counters.requests).toBe(0)
  })

  it('sends nothing that is no profile photo', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.counters.reset()
    const tried = async (bytes: Uint8Array) => failureOf(await client.uploadPhoto({ ...upload, photo: bytes }, {}))
    expect(await tried(photo.slice(0, -2))).toEqual({ kind: 'photoUnfit', reason: 'truncated' })
    expect(await tried(new TextEncoder().encode('<svg>'))).toEqual({ kind: 'photoUnfit', reason: 'notJpeg' })
    expect(simulator.counters.requests).toBe(0)
  })

  it('replaces the photo that was seen, and no other without being told to', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const before = valueOf(await client.readPerson('1001', {})).photo
    if (before.kind !== 'present') throw new Error('person 1001 has a photo')
    simulator.state.people.change('1001', { photo: { kind: 'stored', base64: asBase64(drawnPhoto(5)) } })
    const replace = { id: '1001', photo, seen: { kind: 'digest', digest: before.digest } } as const
    expect(failureOf(await client.uploadPhoto(replace, {}))).toEqual({ kind: 'photoChangedMeanwhile' })
    expect(failureOf(await client.uploadPhoto({ ...replace, seen: { kind: 'none' } }, {}))).toEqual({
      kind: 'photoChangedMeanwhile',
    })
    expect(simulator.requests.matching(puts)).toHaveLength(0)
    const seen = { kind: 'digest', digest: digestOf(drawnPhoto(5)) } as const
    expect(valueOf(await client.uploadPhoto({ ...replace, seen }, {})).confirmed).toBe('sameBytes')
    const other = { ...replace, photo: drawnPhoto(78), seen: { kind: 'anything' } } as const
    expect(valueOf(await client.uploadPhoto(other, {})).confirmed).toBe('sameBytes')
  })

  it('finds its own photo there after a lost answer and is done in one request', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.state.people.change(id, { photo: { kind: 'stored', base64: asBase64(photo) } })
    simulator.counters.reset()
    expect(valueOf(await client.uploadPhoto(upload, {})).confirmed).toBe('sameBytes')
    expect(simulator.counters.requests).toBe(1)
  })

  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset-after-commit' }],
    ['half an answer', { kind: 'drop-after-bytes', bytes: 5 }],
    ['code 4 without payload', { kind: 'code-4', committed: true }],
    ['broken JSON', { kind: 'broken-json' }],
    ['an error after the deed', { kind: 'code', code: '1000', status: 500, committed: true }],
  ])('whose answer is lost to %s is found by a look, and not sent again', async (_what, fault) => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next(puts, fault)
    expect(valueOf(await client.uploadPhoto(upload, {})).confirmed).toBe('sameBytes')
    // A reset before any answer is repeated by the transport: setting a photo may be done twice.
    expect(simulator.requests.matching(puts).length).toBeLessThanOrEqual(fault.kind === 'reset-after-commit' ? 2 : 1)
  })

  it('that was not done is done again, at most twice', async () => {
    const { client, simulator } = await openSignedIn({ version })
    for (let time = 0; time < 2; time += 1) simulator.faults.next(puts, { kind: 'code-4', committed: false })
    expect(valueOf(await client.uploadPhoto(upload, {})).confirmed).toBe('sameBytes')
    expect(simulator.requests.matching(puts)).toHaveLength(3)
    simulator.requests.clear()
    simulator.faults.always(puts, { kind: 'code-4', committed: false })
    const again = { ...upload, photo: drawnPhoto(79), seen: { kind: 'anything' } } as const
    expect(failureOf(await client.uploadPhoto(again, {}))).toMatchObject({ kind: 'serverBusy', answer: { code: '4' } })
    expect(simulator.requests.matching(puts)).toHaveLength(3)
  })

  it('refused by the server (65675) or for want of rights is not tried again', async () => {
    const { client, simulator } = await openSignedIn({ version, settings: { photoMaximumBytes: 100 } })
    expect(failureOf(await client.uploadPhoto(upload, {}))).toEqual({
      kind: 'photoRefused',
      answer: { status: 400, code: '65675', link: 'https://support.supremainc.com/en/support/home' },
    })
    expect(simulator.requests.matching(puts)).toHaveLength(1)
    const watching = await openSignedIn({ version }, demoOperators.readOnly)
    expect(failureOf(await watching.client.uploadPhoto(upload, {}))).toMatchObject({ kind: 'permissionDenied' })
  })

  it.each([
    ['before', reads],
    ['when it is put', puts],
  ] as const)('of a person who was deleted %s says so', async (_when, matcher) => {
    const { client, simulator } = await openSignedIn({ version })
    const held = simulator.faults.hold(matcher)
    const uploading = client.uploadPhoto(upload, {})
    await held.arrived
    simulator.state.deletePerson(id)
    held.release()
    expect(failureOf(await uploading)).toEqual({ kind: 'personNotFound' })
  })

  it('says unreachable before, and unknown after it left, when the server goes away', async () => {
    const away = await openSignedIn({ version })
    await away.simulator.stop()
    expect(failureOf(await away.client.uploadPhoto(upload, {}))).toMatchObject({ kind: 'serverUnreachable' })

    const during = await openSignedIn({ version })
    const held = during.simulator.faults.hold(puts)
    const uploading = during.client.uploadPhoto(upload, {})
    await held.arrived
    await during.simulator.stop()
    expect(failureOf(await uploading)).toEqual({ kind: 'outcomeUnknown', action: 'other' })

    const after = await openSignedIn({ version })
    after.simulator.faults.next(reads, { kind: 'delay', milliseconds: 0 })
    after.simulator.faults.next(reads, { kind: 'reset-before-answer' })
    after.simulator.faults.next(reads, { kind: 'reset-before-answer' })
    expect(failureOf(await after.client.uploadPhoto(upload, {}))).toEqual({ kind: 'outcomeUnknown', action: 'other' })
    expect(valueOf(await after.client.uploadPhoto(upload, {})).confirmed).toBe('sameBytes')
  })

  it('is not called stored when the server says yes and keeps the old one or none', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next(puts, { kind: 'code', code: '0' })
    expect(failureOf(await client.uploadPhoto(upload, {}))).toMatchObject({
      kind: 'photoRefused',
      answer: { code: '0' },
    })
    simulator.faults.next(puts, { kind: 'code', code: '0' })
    const replace = { id: '1001', photo, seen: { kind: 'anything' } } as const
    expect(failureOf(await client.uploadPhoto(replace, {}))).toMatchObject({ kind: 'photoRefused' })
  })

  it('is only called present when the server encodes it anew', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const held = simulator.faults.hold(puts, 'after')
    const uploading = client.uploadPhoto(upload, {})
    await held.arrived
    simulator.state.people.change(id, { photo: { kind: 'stored', base64: asBase64(drawnPhoto(80)) } })
    held.release()
    expect(valueOf(await uploading)).toEqual({
      bytes: photo.byteLength,
      confirmed: 'presentOnly',
      storedAs: digestOf(drawnPhoto(80)),
    })
  })

  it('can be given up', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const giveUp = new AbortController()
    const held = simulator.faults.hold(puts)
    const uploading = client.uploadPhoto(upload, { signal: giveUp.signal })
    await held.arrived
    giveUp.abort()
    expect(failureOf(await uploading)).toEqual({ kind: 'cancelled' })
  })
})

describe.each(simulatorVersions)('removing a photo at %s', (version) => {
  it('stores an empty one, and may be asked twice', async () => {
    const { client, simulator } = await openSignedIn({ version })
    valueOf(await client.removePhoto('1001', {}))
    valueOf(await client.removePhoto('1001', {}))
    expect(simulator.requests.matching(puts)[0]?.body).toEqual({ User: { photo: '' } })
    expect(valueOf(await client.readPerson('1001', {})).photo).toEqual({ kind: 'absent' })
    expect(failureOf(await client.removePhoto('9999', {}))).toEqual({ kind: 'personNotFound' })
  })

  it('looks after a lost answer', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next(puts, { kind: 'broken-json' })
    valueOf(await client.removePhoto('1001', {}))
    expect(simulator.requests.matching(puts)).toHaveLength(1)
  })
})
