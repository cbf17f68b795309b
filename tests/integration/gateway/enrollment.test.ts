import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { standardTerminals, startGatewaySimulator } from '../../../tools/simulator/gateway/index.ts'
import { draftOf, orderFor, orderForNew } from '../../fixtures/outbox/orders.ts'
import { drawnPhoto, failureOf, valueOf } from '../biostar/client-room.ts'
import { leftByPowerCut, storeRoom } from '../storage/store-room.ts'
import { at, facePictureOf, openEnrollment, type EnrollmentRoom } from './enrollment-room.ts'

const visitor = { start: '2026-03-02T08:00', expiry: '2026-06-30T18:00' }

/** What a terminal of the simulator holds of somebody. */
function heldAt({ simulator }: Pick<EnrollmentRoom, 'simulator'>, deviceID: number, id: string) {
  const user = simulator.terminal(deviceID).users.get(id)
  if (user === undefined) return null
  return { name: user.name, photo: digest(user.photo), faces: user.faces.length, setting: user.setting }
}

function digest(bytes: Uint8Array): string | null {
  return bytes.byteLength === 0 ? null : createHash('sha256').update(bytes).digest('hex')
}

describe('an enrollment without a server', () => {
  it('puts a visitor on every connected terminal for faces, with photo, face and a period in Unix seconds', async () => {
    const room = await openEnrollment()
    const photo = drawnPhoto(1)
    const order = orderForNew(draftOf('Vera Visitor', visitor), { profilePhoto: photo, facePicture: facePictureOf(1) })
    const { id } = valueOf(await room.outbox.save(order, room.doer))
    const { personId } = await room.untilKind(id, 'done')
    expect(personId).not.toBeNull()
    for (const terminal of [at.fs2, at.bs3]) {
      const held = heldAt(room, terminal, personId ?? '')
      expect(held).toMatchObject({ name: 'Vera Visitor', photo: digest(photo), faces: 1 })
      const seconds = (text: string) => Math.trunc(new Date(`${text}:00`).getTime() / 1_000)
      expect(held?.setting).toMatchObject({
        startTime: seconds(visitor.start),
        endTime: seconds(visitor.expiry),
        biometricAuthMode: 255,
        cardAuthMode: 255,
        IDAuthMode: 255,
        faceAuthExtMode: 255,
      })
    }
    // The one for cards was not meant, and both faces are the same.
    expect(heldAt(room, at.cardOnly, personId ?? '')).toBeNull()
    const read = valueOf(await room.server.readPerson(personId ?? '', {}))
    expect(read.heldFaces.kind === 'known' ? read.heldFaces.value : []).toHaveLength(1)
  })

  it('gives a chosen terminal for cards the name it cannot store and the period, and no picture', async () => {
    const room = await openEnrollment({ chosen: [at.cardOnly, at.fs2] })
    const order = orderForNew(draftOf('Carl Card', { ...visitor, id: '90001' }), {
      profilePhoto: drawnPhoto(2),
      facePicture: facePictureOf(2),
    })
    const { id } = valueOf(await room.outbox.save(order, room.doer))
    await room.untilKind(id, 'done')
    expect(heldAt(room, at.cardOnly, '90001')).toMatchObject({ name: '', photo: null, faces: 0 })
    expect(heldAt(room, at.fs2, '90001')).toMatchObject({ name: 'Carl Card', faces: 1 })
    expect(heldAt(room, at.bs3, '90001')).toBeNull()
  })

  it('goes on at the terminals that are there, waits for the one that is away, and says which', async () => {
    const room = await openEnrollment({ chosen: [at.fs2, at.bs3] })
    room.simulator.terminal(at.bs3).setOnline(false)
    const photo = drawnPhoto(3)
    const order = orderForNew(draftOf('Olga Offline', { ...visitor, id: '90002' }), {
      profilePhoto: photo,
      facePicture: facePictureOf(3),
    })
    const { id } = valueOf(await room.outbox.save(order, room.doer))
    const waiting = await room.untilKind(id, 'waiting')
    expect(waiting.state).toMatchObject({
      why: { kind: 'terminalsMissing', terminals: `BioStation 3 ${String(at.bs3)}` },
    })
    expect(waiting.steps.map(({ name, state }) => [name, state.kind])).toEqual([
      ['createPerson', 'done'],
      ['uploadPhoto', 'done'],
      ['registerVisualFace', 'done'],
      ['reachTerminals', 'waiting'],
    ])
    // Whoever is on a terminal by now needs no picture at the station any more.
    expect(waiting.pictures).toEqual({ profilePhoto: false, facePicture: false })
    expect(heldAt(room, at.fs2, '90002')).toMatchObject({ photo: digest(photo), faces: 1 })

    const before = room.simulator.calls.count('Enroll')
    room.simulator.terminal(at.bs3).setOnline(true)
    const done = await room.untilKind(id, 'done')
    expect(done.steps.at(-1)?.state).toMatchObject({ result: { step: 'reachTerminals', terminals: 2 } })
    expect(heldAt(room, at.bs3, '90002')).toMatchObject({ name: 'Olga Offline', photo: digest(photo), faces: 1 })
    // Only the one that was missing was asked again.
    expect(room.simulator.calls.count('Enroll')).toBe(before + 1)
  })

  it('asks the clerk when the id belongs to somebody else on a terminal, and sends nothing', async () => {
    const room = await openEnrollment()
    const [someone] = room.simulator.terminal(at.bs3).users.keys()
    const order = orderForNew(draftOf('Nora New', { ...visitor, id: someone ?? '' }))
    const before = room.simulator.calls.count('Enroll')
    const { id } = valueOf(await room.outbox.save(order, room.doer))
    const asked = await room.untilKind(id, 'needsClerk')
    expect(asked.state).toMatchObject({ question: { step: 'createPerson', failure: { kind: 'duplicateId' } } })
    expect(room.simulator.calls.count('Enroll')).toBe(before)
  })

  it('tells of a terminal that is full at the end, and is done when the clerk leaves it out', async () => {
    const room = await openEnrollment({ chosen: [at.fs2, at.bs3] })
    room.simulator.terminal(at.bs3).setCapacity(1)
    const order = orderForNew(draftOf('Fay Full', { ...visitor, id: '90003' }), { profilePhoto: drawnPhoto(4) })
    const { id } = valueOf(await room.outbox.save(order, room.doer))
    const asked = await room.untilKind(id, 'needsClerk')
    expect(asked.state).toMatchObject({ question: { step: 'reachTerminals', failure: { kind: 'terminalFull' } } })
    valueOf(await room.outbox.decide(id, { kind: 'leaveOut', step: 'reachTerminals' }, room.doer))
    await room.untilKind(id, 'done')
    expect(heldAt(room, at.fs2, '90003')).not.toBeNull()
  })

  it('replaces the photo of somebody the terminals know, and leaves their cards and groups', async () => {
    const room = await openEnrollment({ chosen: [at.fs2, at.bs3] })
    const [id = ''] = room.simulator.terminal(at.fs2).users.keys()
    const before = room.simulator.terminal(at.fs2).users.get(id)
    const person = valueOf(await room.server.readPerson(id, {}))
    const seen = {
      photo:
        person.photo.kind === 'present'
          ? ({ kind: 'digest', digest: person.photo.digest } as const)
          : ({ kind: 'none' } as const),
      standing: person.standing,
      expiry: person.expiry,
      faces: { kind: 'known' as const, value: [] },
    }
    const photo = drawnPhoto(5)
    const order = orderFor({ id, name: person.name, seen }, { profilePhoto: photo })
    const saved = valueOf(await room.outbox.save(order, room.doer))
    await room.untilKind(saved.id, 'done')
    const after = room.simulator.terminal(at.fs2).users.get(id)
    expect(digest(after?.photo ?? new Uint8Array())).toBe(digest(photo))
    expect(after).toMatchObject({
      cards: before?.cards,
      accessGroupIDs: before?.accessGroupIDs,
      setting: before?.setting,
    })
  })

  it('stores a face that was scanned at a terminal, as it was scanned', async () => {
    const room = await openEnrollment({ chosen: [at.fs2, at.bs3] })
    const scanning = room.server.scanVisualFace(String(at.bs3), {})
    const face = room.simulator.terminal(at.bs3).presentFace()
    const entry = valueOf(await scanning)
    const { bytesOfScannedFace } = await import('../../../src-main/domain/scanned-face.ts')
    const draft = draftOf('Stan Scan', { ...visitor, id: '90004' })
    const order = orderForNew(draft, {
      facePicture: bytesOfScannedFace(entry),
      scannedFace: '5c1f7c1e-0000-4000-8000-000000000000',
    })
    const { id } = valueOf(await room.outbox.save(order, room.doer))
    await room.untilKind(id, 'done')
    for (const terminal of [at.fs2, at.bs3]) {
      const [held] = room.simulator.terminal(terminal).users.get('90004')?.faces ?? []
      expect(held?.templates.map((one) => digest(one))).toEqual(face.templates.map((one) => digest(one)))
    }
  })

  it('takes photo and faces away from every terminal when consent is withdrawn, also from one that was away', async () => {
    const room = await openEnrollment({ chosen: [at.fs2, at.bs3] })
    const draft = draftOf('Will Withdraw', { ...visitor, id: '90005' })
    const order = orderForNew(draft, { profilePhoto: drawnPhoto(6), facePicture: facePictureOf(6) })
    const { id } = valueOf(await room.outbox.save(order, room.doer))
    await room.untilKind(id, 'done')

    room.simulator.terminal(at.bs3).setOnline(false)
    const withdrawal = valueOf(await room.outbox.withdraw({ id: '90005', name: 'Will Withdraw' }, room.doer))
    const waiting = await room.untilKind(withdrawal.id, 'waiting')
    expect(waiting.state).toMatchObject({ why: { kind: 'terminalsMissing' } })
    expect(heldAt(room, at.fs2, '90005')).toMatchObject({ photo: null, faces: 0 })
    expect(heldAt(room, at.bs3, '90005')).toMatchObject({ faces: 1 })
    room.simulator.terminal(at.bs3).setOnline(true)
    await room.untilKind(withdrawal.id, 'done')
    expect(heldAt(room, at.bs3, '90005')).toMatchObject({ name: 'Will Withdraw', photo: null, faces: 0 })
  })
})

describe('a station that is killed at a terminal', () => {
  it.each([
    ['Enroll', 'before'],
    ['Enroll', 'after'],
    ['Update', 'before'],
    ['Update', 'after'],
    ['SetFace', 'before'],
    ['SetFace', 'after'],
  ] as const)('%s: %s the terminal has done it, loses nobody and doubles nobody', async (rpc, when) => {
    const { fs2, bs3 } = standardTerminals
    const simulator = await startGatewaySimulator({ terminals: [fs2, bs3], people: 3 })
    try {
      const disk = await storeRoom()
      const photo = drawnPhoto(7)
      const order = orderForNew(draftOf('Kate Killed', visitor), { profilePhoto: photo, facePicture: facePictureOf(7) })
      const first = await openEnrollment({ simulator, store: await disk.open() })
      const held = simulator.hold({ rpc, deviceID: at.bs3 }, when)
      const { id } = valueOf(await first.outbox.save(order, first.doer))
      await held.arrived
      const folder = await leftByPowerCut(disk.folder)
      first.server.close()

      held.release()
      const second = await openEnrollment({ simulator, store: await disk.open({ folder }), clock: first.clock })
      second.outbox.wake('signedIn')
      const { personId } = await second.untilKind(id, 'done')
      for (const terminal of [at.fs2, at.bs3]) {
        expect(heldAt(second, terminal, personId ?? '')).toMatchObject({ photo: digest(photo), faces: 1 })
        const named = [...simulator.terminal(terminal).users.values()].filter(({ name }) => name === 'Kate Killed')
        expect(named).toHaveLength(1)
      }
    } finally {
      await simulator.close()
    }
  })
})

describe('people on terminals', () => {
  it('are found by any part of name or id, whichever terminal knows them', async () => {
    const room = await openEnrollment({ people: 20 })
    const [id = ''] = room.simulator.terminal(at.fs2).users.keys()
    const { name = '' } = room.simulator.terminal(at.fs2).users.get(id) ?? {}
    const found = valueOf(
      await room.server.searchPeople({ text: name.slice(1).toUpperCase(), offset: 0, limit: 10 }, {}),
    )
    expect(found.people.map((person) => person.id)).toContain(id)
    expect(found.searched).toEqual(['id', 'name'])
    const byId = valueOf(await room.server.searchPeople({ text: id, offset: 0, limit: 10 }, {}))
    expect(byId.people[0]).toMatchObject({ id, name })
  })

  it('are not said to be unknown while a terminal cannot be asked', async () => {
    const room = await openEnrollment()
    expect(failureOf(await room.server.readPerson('4242', {}))).toEqual({ kind: 'personNotFound' })
    room.simulator.terminal(at.bs3).setOnline(false)
    expect(failureOf(await room.server.readPerson('4242', {}))).toMatchObject({ kind: 'terminalsMissing' })
  })

  it('get the next free id by number', async () => {
    const room = await openEnrollment()
    const ids = [at.cardOnly, at.fs2, at.bs3].flatMap((terminal) => [...room.simulator.terminal(terminal).users.keys()])
    const ground = valueOf(await room.server.prepareCreation({}))
    expect(ground).toMatchObject({
      nextId: String(Math.max(...ids.map(Number)) + 1),
      idStyle: 'numeric',
      accessGroups: [],
    })
  })
})
