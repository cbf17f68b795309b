import { describe, expect, it } from 'vitest'
import { momentOf } from '../../../src-main/gateway/wall-clock-seconds.ts'
import { known } from '../../../src-preload/contract/fact.ts'
import { fail } from '../../../src-preload/contract/outcome.ts'
import { startGatewaySimulator } from '../../../tools/simulator/gateway/index.ts'
import { demoOperators, notablePeople } from '../../../tools/simulator/index.ts'
import { profilePhotoOf } from '../../fixtures/outbox/pictures.ts'
import { takeDown } from './desk-room.ts'
import { call, openSignedIn, told, type Desk } from './handlers-room.ts'

const bs3 = 541_600_003
const offline = 541_600_004
const callId = 'a'

/** Sets a gateway up as the settings do, and waits until its terminals are known. */
async function openWithGateway() {
  const desk = await openSignedIn()
  const gateway = await startGatewaySimulator()
  takeDown(() => gateway.close())
  const { host, port, authority } = gateway
  const seen = await desk.handlers.lookAtAuthority({ text: authority }, call)
  if (!seen.ok) throw new Error(seen.failure.kind)
  const set = await desk.handlers.setGateway({ host, port, authority, sha256: seen.value.sha256 }, call)
  expect(set).toMatchObject({ ok: true, value: { kind: 'configured', host, port } })
  expect(await desk.handlers.readTerminals({ callId, again: true }, call)).toMatchObject({
    ok: true,
    value: { kind: 'read' },
  })
  return { ...desk, gateway }
}

async function prepare(
  { handlers }: Pick<Desk, 'handlers'>,
  id: string,
  facePicture: Uint8Array<ArrayBuffer> | null = null,
) {
  const prepared = await handlers.prepareForTerminals({ callId, id, facePicture, consent: null }, call)
  if (!prepared.ok) throw new Error(prepared.failure.kind)
  return prepared.value
}

describe('a device gateway', () => {
  it('is not set up with another authority than the one that was compared, nor while the station is locked', async () => {
    const desk = await openSignedIn()
    const gateway = await startGatewaySimulator()
    takeDown(() => gateway.close())
    const { host, port, authority } = gateway
    const sha256 = Array.from({ length: 32 }, () => 'AB').join(':')
    const form = { host, port, authority, sha256 }
    expect(await desk.handlers.setGateway(form, call)).toEqual(fail({ kind: 'probeOutdated' }))
    for (const wrong of ['', 'https://gateway.example', 'gateway.example:4000', '[::1]:4000'])
      expect(await desk.handlers.setGateway({ ...form, host: wrong }, call)).toMatchObject({
        failure: { kind: 'invalidAddress' },
      })
    desk.station.clerk.lock()
    expect(await desk.handlers.setGateway(form, call)).toEqual(fail({ kind: 'stationLocked' }))
    expect(await desk.handlers.forgetGateway({}, call)).toEqual(fail({ kind: 'stationLocked' }))
    expect(await desk.handlers.readGateway({}, call)).toMatchObject({ value: { kind: 'none', record: 'absent' } })
  })

  it('is forgotten, and its terminals with it', async () => {
    const { handlers } = await openWithGateway()
    expect(await handlers.forgetGateway({}, call)).toMatchObject({ value: { kind: 'none', record: 'absent' } })
    expect(await handlers.readTerminals({ callId, again: false }, call)).toMatchObject({ value: { kind: 'noGateway' } })
    expect(await handlers.readTerminalContents({ callId, terminal: String(bs3) }, call)).toEqual(
      fail({ kind: 'noGateway' }),
    )
  })
})

describe('a clerk at the terminals', () => {
  it('puts and removes people in their name, and what never reached a terminal is not told in the journal', async () => {
    const desk = await openWithGateway()
    const { handlers, gateway } = desk
    const id = notablePeople.ordinary
    gateway.terminal(bs3).users.delete(id)
    const { order, ground, photo, from } = await prepare(desk, id, profilePhotoOf(5))
    expect({ name: ground.name, photo, from }).toEqual({ name: 'Aylin Demir', photo: 'fits', from: 'server' })
    const at = (terminal: number) => ({ callId, terminal: String(terminal) })
    expect(await handlers.putOnTerminal({ ...at(bs3), order, copyFaceFrom: null }, call)).toMatchObject({
      ok: true,
      value: { did: 'added' },
    })
    expect(await handlers.putOnTerminal({ ...at(offline), order, copyFaceFrom: null }, call)).toEqual(
      fail({ kind: 'terminalUnreachable' }),
    )
    expect(await handlers.readPersonOnTerminal({ ...at(bs3), id }, call)).toMatchObject({
      value: { kind: 'there', name: 'Aylin Demir', photo: ground.photo, faces: 1 },
    })
    const person = { id, name: 'Aylin Demir' }
    expect(await handlers.removeFromTerminal({ ...at(bs3), ...person }, call)).toMatchObject({
      value: { did: 'removed' },
    })
    expect(await handlers.removeFromTerminal({ ...at(bs3), ...person }, call)).toMatchObject({
      value: { did: 'wasNotThere' },
    })
    expect(await told(desk)).toMatchObject([
      {
        operatorId: '1',
        facts: { kind: 'putOnTerminal', did: 'added', parts: ['name', 'period', 'photo', 'face'], failure: null },
        person: { kind: 'person', person },
      },
      { facts: { kind: 'removedFromTerminal', failure: null }, person: { kind: 'person', person } },
    ])
  })

  it('puts what the station’s own copy knows while the server is away, and leaves photo and beginning as they are', async () => {
    const desk = await openWithGateway()
    const { handlers, gateway, simulator } = desk
    const id = notablePeople.ordinary
    const before = gateway.terminal(bs3).users.get(id)
    const read = await handlers.readPerson({ callId, id }, call)
    if (!read.ok) throw new Error(read.failure.kind)
    const summary = { ...read.value, name: 'Aylin Renamed', expiry: known('2031-05-06T07:08') }
    const people = [{ summary, hasPhoto: known(true) }]
    Object.assign(desk.directory, { search: async () => Promise.resolve({ people, hasMore: false }) })
    await simulator.stop()
    const { order, photo, from } = await prepare(desk, id)
    expect({ photo, from }).toEqual({ photo: 'unknown', from: 'copy' })
    const put = await handlers.putOnTerminal({ callId, terminal: String(bs3), order, copyFaceFrom: null }, call)
    expect(put).toMatchObject({ ok: true, value: { did: 'renewed' } })
    const after = gateway.terminal(bs3).users.get(id)
    expect(after).toMatchObject({ name: 'Aylin Renamed', setting: { startTime: before?.setting?.startTime } })
    expect(after?.photo).toEqual(before?.photo)
    expect(momentOf(after?.setting?.endTime ?? 0)).toBe('2031-05-06T07:08')
  })

  it('empties a terminal only by its exact name, and the journal tells how many there were', async () => {
    const desk = await openWithGateway()
    const { handlers, gateway } = desk
    const terminal = String(bs3)
    for (const name of ['', 'BioStation 3', 'biostation 3 541600003', ' BioStation 3 541600003'])
      expect(await handlers.emptyTerminal({ callId, terminal, name }, call)).toEqual(fail({ kind: 'terminalNotNamed' }))
    expect(gateway.terminal(bs3).users.size).toBe(20)
    expect(await handlers.emptyTerminal({ callId, terminal, name: 'BioStation 3 541600003' }, call)).toMatchObject({
      ok: true,
      value: { people: 20 },
    })
    expect(gateway.terminal(bs3).users.size).toBe(0)
    expect((await told(desk)).map(({ facts, person }) => [facts, person.kind])).toEqual([
      [{ kind: 'terminalEmptied', terminal, people: 20, failure: null }, 'nobody'],
    ])
  })

  it('puts no face that nobody has agreed to, where the station asks', async () => {
    const desk = await openWithGateway()
    await desk.handlers.changeSettings({ askForConsent: true }, call)
    const wanted = { callId, id: notablePeople.ordinary, facePicture: profilePhotoOf(5), consent: null }
    expect(await desk.handlers.prepareForTerminals(wanted, call)).toEqual(fail({ kind: 'consentMissing' }))
    expect(await desk.handlers.prepareForTerminals({ ...wanted, facePicture: null }, call)).toMatchObject({
      value: { hasFace: false },
    })
  })

  it('may look, but change nothing, with an account that may not change people', async () => {
    const desk = await openWithGateway()
    const { order } = await prepare(desk, notablePeople.ordinary)
    const { loginId, password } = demoOperators.readOnly
    await desk.station.clerk.signIn({ loginId, password, remember: false }, {})
    const seat = desk.station.clerk.seat()
    expect(seat).toMatchObject({ ok: true, value: { writePeople: 'refused' } })
    const at = { callId, terminal: String(bs3) }
    const denied = { failure: { kind: 'permissionDenied' } }
    expect(await desk.handlers.putOnTerminal({ ...at, order, copyFaceFrom: null }, call)).toMatchObject(denied)
    expect(await desk.handlers.removeFromTerminal({ ...at, id: '1001', name: '' }, call)).toMatchObject(denied)
    expect(await desk.handlers.emptyTerminal({ ...at, name: 'BioStation 3 541600003' }, call)).toMatchObject(denied)
    expect(desk.gateway.terminal(bs3).users.size).toBe(20)
    expect(await desk.handlers.readTerminalContents(at, call)).toMatchObject({ ok: true })
  })
})
