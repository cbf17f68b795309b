import { describe, expect, it } from 'vitest'
import { deviceCodes } from '../../../src-main/biostar/device-problems.ts'
import { readFace } from '../../../src-main/biostar/held-faces.ts'
import { bytesOfScannedFace } from '../../../src-main/domain/scanned-face.ts'
import { demoDevices, demoOperators, notablePeople, simulatorVersions } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf } from './client-room.ts'

const { reception, disconnected, templatesOnly, syncError, cardsOnly } = demoDevices
const scanRoute = 'GET /api/devices/:id/credentials/face'
const nobodyYet = notablePeople.withoutPhoto

describe.each(simulatorVersions)('devices of %s', (version) => {
  it('are listed with what they are and how they stand; only those that scan visual faces are offered for a scan', async () => {
    const { client } = await openSignedIn({ version })
    const { devices } = valueOf(await client.readEnrollmentDevices({}))
    expect(devices).toContainEqual({
      id: String(reception.id),
      name: 'Reception',
      type: 'FaceStation F2',
      status: 'connected',
    })
    expect(devices.find(({ id }) => id === String(disconnected.id))?.status).toBe('disconnected')
    expect(devices.find(({ id }) => id === String(syncError.id))?.status).toBe('syncError')
    expect(devices.map(({ id }) => id)).not.toContain(String(cardsOnly.id))
    const all = valueOf(await client.readPushDevices({})).devices.map(({ id }) => id)
    expect(all).toContain(String(cardsOnly.id))
    expect(all).toHaveLength(Object.keys(demoDevices).length)
  })

  it('scan a face that is stored as the device made it, beside the face that was there', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const id = notablePeople.ordinary
    const before = simulator.state.people.get(id)?.visualFaces ?? []
    expect(before).toHaveLength(1)
    const entry = valueOf(await client.scanVisualFace(String(reception.id), {}))
    expect(simulator.state.people.get(id)?.visualFaces).toEqual(before)
    expect(simulator.requests.matching({ path: '/api/devices/:id/credentials/face' })[0]?.query).toEqual({
      pose_sensitivity: '0',
    })

    const picture = bytesOfScannedFace(entry)
    valueOf(await client.registerVisualFace({ id, picture, replaces: null }, {}))
    const person = valueOf(await client.readPerson(id, {}))
    if (person.heldFaces.kind !== 'known') throw new Error('the server told no faces')
    expect(person.heldFaces.value.map(({ digest }) => digest)).toContain(readFace(entry).shown.digest)
    expect(person.heldFaces.value).toHaveLength(2)
    // There is nothing in it for the server to check: it is no picture.
    expect(simulator.counters.requestsByRoute['PUT /api/users/check/upload_picture'] ?? 0).toBe(0)

    // The clerk tries once more after an answer was lost: nothing is there twice.
    expect(valueOf(await client.registerVisualFace({ id, picture, replaces: null }, {}))).toEqual({ held: 2 })
  })

  it('take a person, and say themselves why not', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const push = (device: { readonly id: number }) =>
      client.pushToDevice({ id: nobodyYet, device: String(device.id) }, {})
    valueOf(await push(reception))
    expect(simulator.state.devices.peopleAt(reception)).toEqual([nobodyYet])
    expect(failureOf(await push(disconnected))).toMatchObject({
      kind: 'deviceFailed',
      reason: 'notConnected',
      answer: { code: '1001' },
    })
    expect(failureOf(await push(syncError))).toMatchObject({ kind: 'deviceFailed', reason: 'noFittingTemplates' })
    expect(simulator.state.devices.peopleAt(disconnected)).toEqual([])
    expect(failureOf(await push({ id: 999_999_999 }))).toMatchObject({ kind: 'deviceFailed', reason: 'notFound' })
  })

  it.each([
    [0, 'off'],
    [1, 'allDevices'],
    [3, 'accessGroupDevices'],
  ] as const)('are filled by the server or not: %i is %s', async (userSyncMethod, sync) => {
    const { client } = await openSignedIn({ version, settings: { userSyncMethod } })
    expect(valueOf(await client.readDeviceSync({})).sync).toEqual({ kind: 'known', value: sync })
  })
})

describe('a scan', () => {
  it('keeps the templates where a device sends no picture, and tells that there is none', async () => {
    const { client } = await openSignedIn()
    const entry = valueOf(await client.scanVisualFace(String(templatesOnly.id), {}))
    expect(readFace(entry).shown.picture).toEqual({ kind: 'absent' })
    expect(readFace(entry).templates).toHaveLength(2)
  })

  it('takes no infrared face for a visual one', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.state.devices.change(reception, { scan: { kind: 'infrared' } })
    expect(failureOf(await client.scanVisualFace(String(reception.id), {}))).toMatchObject({
      kind: 'deviceFailed',
      reason: 'noVisualFace',
    })
  })

  it.each(deviceCodes)('tells code %s of a device in words of its own', async (code) => {
    const { client, simulator } = await openSignedIn()
    const status = code === '4' ? 200 : 400
    simulator.state.devices.change(reception, { scan: { kind: 'fails', code, status } })
    const failure = failureOf(await client.scanVisualFace(String(reception.id), {}))
    expect(failure).toMatchObject({ kind: 'deviceFailed', answer: { code } })
    expect(failure).not.toMatchObject({ reason: 'other' })
    // Above all for code 4, which a plain question is asked again after: the device would ask the person twice.
    expect(simulator.counters.requestsByRoute[scanRoute]).toBe(1)
  })

  it('keeps the number of a code that nobody knows', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.state.devices.change(reception, { scan: { kind: 'fails', code: '424242' } })
    expect(failureOf(await client.scanVisualFace(String(reception.id), {}))).toMatchObject({
      kind: 'serverRefused',
      answer: { code: '424242' },
    })
    simulator.state.devices.change(reception, { take: { kind: 'fails', code: '424242' } })
    expect(failureOf(await client.pushToDevice({ id: nobodyYet, device: String(reception.id) }, {}))).toMatchObject({
      kind: 'deviceFailed',
      reason: 'other',
      answer: { code: '424242' },
    })
  })

  it('frees whoever gives it up at once, while the device goes on; a read meanwhile is not held up', async () => {
    const { client, simulator } = await openSignedIn()
    const held = simulator.faults.hold({ path: '/api/devices/:id/credentials/face' }, 'after')
    const giving = new AbortController()
    const stages: string[] = []
    const scan = client.scanVisualFace(String(reception.id), {
      signal: giving.signal,
      onStage: (stage) => stages.push(stage),
    })
    await held.arrived
    valueOf(await client.readPerson(nobodyYet, {}))
    giving.abort()
    expect(failureOf(await scan)).toEqual({ kind: 'cancelled' })
    expect(stages).toEqual(['waitingForFace'])
    held.release()
    valueOf(await client.readPerson(nobodyYet, {}))
    expect(simulator.counters.requestsByRoute[scanRoute]).toBe(1)
  })

  it('is not sent again when its connection is lost', async () => {
    const { client, simulator } = await openSignedIn()
    simulator.faults.next({ path: '/api/devices/:id/credentials/face' }, { kind: 'reset-after-commit' })
    expect(failureOf(await client.scanVisualFace(String(reception.id), {}))).toMatchObject({
      kind: 'deviceFailed',
      reason: 'notAnswered',
    })
    expect(simulator.counters.requestsByRoute[scanRoute]).toBe(1)
  })
})

it('an operator who may only read is told so, and nothing is sent or scanned', async () => {
  const { client, simulator } = await openSignedIn({}, demoOperators.readOnly)
  for (const outcome of [
    await client.readEnrollmentDevices({}),
    await client.scanVisualFace(String(reception.id), {}),
    await client.pushToDevice({ id: nobodyYet, device: String(reception.id) }, {}),
  ])
    expect(failureOf<{ readonly kind: string }>(outcome)).toMatchObject({ kind: 'permissionDenied' })
  expect(simulator.state.devices.peopleAt(reception)).toEqual([])
})

it('a setting the account may not read leaves it unknown whether the server fills its devices', async () => {
  const { client } = await openSignedIn({ settings: { userSyncMethod: 0 } }, demoOperators.desk)
  expect(valueOf(await client.readDeviceSync({})).sync).toEqual({ kind: 'unknown' })
})
