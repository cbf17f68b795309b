import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../src-main/biostar/stored-photo.ts'
import { momentOf, secondsOf } from '../../../src-main/gateway/wall-clock-seconds.ts'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { PutOnTerminal } from '../../../src-preload/contract/terminal.ts'
import { infraredTerminal, standardTerminals } from '../../../tools/simulator/gateway/index.ts'
import { notablePeople } from '../../../tools/simulator/index.ts'
import { profilePhotoOf } from '../../fixtures/outbox/pictures.ts'
import { at, listWhere, openTerminals, orderOf, patiently } from './terminals-room.ts'

const facePicture = profilePhotoOf(3)

const partsOf = ({ parts }: PutOnTerminal) =>
  Object.fromEntries(parts.map((part) => [part.part, part.kind === 'put' ? 'put' : part.why]))

describe('the list of terminals', () => {
  it('tells state, model and abilities; what has no name is a number, and what was not told is unknown', async () => {
    const newerThanTheList = {
      ...standardTerminals.cardOnly,
      model: { ...standardTerminals.cardOnly.model, type: 0x77 },
    }
    const room = await openTerminals({
      terminals: Object.values({ ...standardTerminals, cardOnly: newerThanTheList }),
    })
    const { terminals } = await listWhere(
      room,
      (state) => state.terminals.filter(({ can }) => can.cards.kind === 'known').length === 5,
    )
    const told = (id: number) => terminals.find((terminal) => terminal.id === String(id))
    expect(told(at.bs3)).toMatchObject({
      model: known('BioStation 3'),
      state: { kind: 'secured' },
      can: { visualFaces: known(true), photos: known(true), mostFaces: known(5), mostFingerprints: unknown },
    })
    expect(told(at.cardOnly)).toMatchObject({
      type: 0x77,
      model: unknown,
      can: { faces: known(false), visualFaces: known(false), photos: known(false), names: known(false) },
    })
    expect(told(at.offline)).toMatchObject({ state: { kind: 'disconnected' }, can: { cards: unknown } })
  })

  it('is live: who goes and comes is told, and who comes back is asked again what they can do', async () => {
    const room = await openTerminals()
    const stateOf =
      (id: number) =>
      (state: { readonly terminals: readonly { readonly id: string; readonly state: { readonly kind: string } }[] }) =>
        state.terminals.find((terminal) => terminal.id === String(id))?.state.kind
    await listWhere(room, (state) => stateOf(at.offline)(state) === 'disconnected')
    await room.simulator.listened()
    room.simulator.terminal(at.fs2).setOnline(false)
    await listWhere(room, (state) => stateOf(at.fs2)(state) === 'disconnected')
    room.simulator.terminal(at.offline).setOnline(true)
    const back = await listWhere(
      room,
      (state) => state.terminals.find(({ id }) => id === String(at.offline))?.can.cards.kind === 'known',
    )
    expect(stateOf(at.offline)(back)).toBe('secured')
  })

  it('keeps what it knew while the gateway is away, says so, and goes on when it is back', async () => {
    const room = await openTerminals()
    await listWhere(room, ({ lost }) => lost === null)
    await room.simulator.listened()
    await room.simulator.restart()
    const { terminals } = await listWhere(room, ({ lost }) => lost === null)
    expect(terminals).toHaveLength(6)
    await room.simulator.listened()
    room.simulator.terminal(at.fs2).setOnline(false)
    await listWhere(room, (state) =>
      state.terminals.some(({ id, state: { kind } }) => id === String(at.fs2) && kind === 'disconnected'),
    )
  })
})

describe('a person on a terminal', () => {
  it('is told with what they have there, and absent, unreachable and refused are three things', async () => {
    const { terminals, simulator } = await openTerminals()
    const held = simulator.terminal(at.bs3).users.get(notablePeople.twoVisualFaces)
    if (held === undefined) throw new Error('the simulator has nobody with two faces')
    const read = await terminals.read(at.bs3, notablePeople.twoVisualFaces, patiently)
    expect(read).toEqual(
      succeed({
        kind: 'there',
        name: held.name,
        start: momentOf(held.setting?.startTime ?? 0),
        end: momentOf(held.setting?.endTime ?? 0),
        photo: held.photo.length === 0 ? absent : known(digestOf(held.photo)),
        faces: 2,
        cards: held.cards.length,
        fingerprints: 0,
        groups: held.accessGroupIDs.length,
        jobCodes: 0,
        hasPin: held.PIN.length > 0,
      }),
    )
    expect(await terminals.read(at.bs3, '999999', patiently)).toEqual(succeed({ kind: 'absent' }))
    expect(await terminals.read(at.offline, notablePeople.ordinary, patiently)).toEqual(
      fail({ kind: 'terminalUnreachable' }),
    )
    expect(await terminals.read(1, notablePeople.ordinary, patiently)).toEqual(fail({ kind: 'terminalUnknown' }))
  })
})

describe('putting somebody on a terminal', () => {
  it('adds them with everything the terminal takes, and the face is made there of the picture', async () => {
    const { terminals, simulator } = await openTerminals()
    const order = orderOf({ face: { kind: 'picture', bytes: facePicture } })
    const put = await terminals.put(at.bs3, order, null, patiently)
    if (!put.ok) throw new Error(put.failure.kind)
    expect(put.value).toMatchObject({ did: 'added', groups: 0 })
    expect(partsOf(put.value)).toEqual({ name: 'put', period: 'put', photo: 'put', face: 'put' })
    const user = simulator.terminal(at.bs3).users.get('70001')
    expect(user).toMatchObject({
      name: 'Ada Example',
      setting: {
        startTime: secondsOf('2026-01-01T08:00'),
        endTime: secondsOf('2027-06-30T18:00'),
        biometricAuthMode: 255,
        IDAuthExtMode: 255,
      },
      faces: [{ flag: 0x101 }],
    })
    expect(user?.faces[0]?.templates[0]).toHaveLength(552)
    expect(simulator.calls.count('Face/Normalize')).toBe(1)
  })

  it('gives a terminal without photos, names and faces none of them, and says so for each', async () => {
    const { terminals, simulator } = await openTerminals()
    const put = await terminals.put(at.cardOnly, orderOf({ face: { kind: 'picture', bytes: facePicture } }), null, {})
    if (!put.ok) throw new Error(put.failure.kind)
    expect(partsOf(put.value)).toEqual({ name: 'notStored', period: 'put', photo: 'notStored', face: 'notStored' })
    expect(simulator.calls.count('Face/Normalize')).toBe(0)
    expect(simulator.terminal(at.cardOnly).users.get('70001')).toMatchObject({ name: '', faces: [] })
  })

  it('refuses an id with letters before anything is asked of a terminal that takes digits only', async () => {
    const { terminals, simulator } = await openTerminals()
    expect(await terminals.put(at.cardOnly, orderOf({ id: 'AB-7' }), null, patiently)).toEqual(
      fail({ kind: 'terminalLimit', reason: 'idAlphanumeric', most: 0 }),
    )
    expect(simulator.calls.count('User/Get')).toBe(0)
    expect(await terminals.put(at.bs3, orderOf({ id: 'AB-7' }), null, patiently)).toMatchObject({ ok: true })
  })

  it('renews only what the order has: cards, faces, PIN, groups and modes stay as they were', async () => {
    const { terminals, simulator } = await openTerminals()
    const { users } = simulator.terminal(at.bs3)
    const id = notablePeople.manyCredentials
    const setting = users.get(id)?.setting
    if (setting === undefined || setting === null) throw new Error('the simulator holds no setting')
    users.change(id, { accessGroupIDs: [7, 9], PIN: Buffer.alloc(32, 1), setting: { ...setting, IDAuthMode: 8 } })
    const before = users.get(id)
    const put = await terminals.put(at.bs3, orderOf({ id, photo: { kind: 'absent' } }), null, patiently)
    if (!put.ok) throw new Error(put.failure.kind)
    expect(put.value).toMatchObject({ did: 'renewed', groups: 2 })
    expect(partsOf(put.value)).toEqual({ name: 'put', period: 'put', photo: 'nothing', face: 'alreadyThere' })
    const after = users.get(id)
    expect(after).toMatchObject({
      name: 'Ada Example',
      setting: { IDAuthMode: 8, endTime: secondsOf('2027-06-30T18:00') },
      accessGroupIDs: [7, 9],
    })
    for (const part of ['cards', 'fingers', 'faces', 'PIN', 'photo', 'jobCodes'] as const)
      expect(after?.[part]).toEqual(before?.[part])
    expect([simulator.calls.count('User/Update'), simulator.calls.count('User/Enroll')]).toEqual([1, 0])
  })

  it('is done on an older gateway, or a terminal too old to update, by sending back what was read', async () => {
    const { terminals, simulator } = await openTerminals({ missing: ['Update', 'UpdateMulti', 'Device/GetCapability'] })
    for (const [deviceID, name] of [
      [at.bs3, 'Ada Example'],
      [at.cardOnly, ''],
    ] as const) {
      const { users } = simulator.terminal(deviceID)
      const before = users.get(notablePeople.manyCredentials)
      const put = await terminals.put(deviceID, orderOf({ id: notablePeople.manyCredentials }), null, patiently)
      expect(put).toMatchObject({ ok: true, value: { did: 'renewed' } })
      const after = users.get(notablePeople.manyCredentials)
      expect(after?.name).toBe(name)
      for (const part of ['cards', 'fingers', 'faces', 'PIN', 'accessGroupIDs'] as const)
        expect(after?.[part]).toEqual(before?.[part])
    }
  })

  it('puts the rest when the terminal finds no face in the picture, and tells the part with its reason', async () => {
    const { terminals, simulator } = await openTerminals()
    simulator.terminal(at.fs2).failNext('Face/Normalize', { code: 3, message: 'BS_ERR_NORMALIZE_FACE' })
    const put = await terminals.put(at.fs2, orderOf({ face: { kind: 'picture', bytes: facePicture } }), null, {})
    if (!put.ok) throw new Error(put.failure.kind)
    expect(put.value.parts.find(({ part }) => part === 'face')).toEqual({
      kind: 'left',
      part: 'face',
      why: 'failed',
      failure: { kind: 'terminalPictureRefused' },
    })
    expect(simulator.terminal(at.fs2).users.get('70001')).toMatchObject({ name: 'Ada Example', faces: [] })
  })

  it('copies a face from a terminal that has it to one that has none, and never between the two kinds of camera', async () => {
    const { terminals, simulator } = await openTerminals({
      terminals: [...Object.values(standardTerminals), infraredTerminal],
    })
    const id = notablePeople.twoVisualFaces
    const source = simulator.terminal(at.bs3).users.get(id)
    simulator.terminal(at.fs2).users.delete(id)
    simulator.terminal(infraredTerminal.deviceID).users.delete(id)
    const order = orderOf({ id })
    const copied = await terminals.put(at.fs2, order, at.bs3, patiently)
    expect(copied.ok && partsOf(copied.value)).toMatchObject({ face: 'put' })
    expect(simulator.terminal(at.fs2).users.get(id)?.faces).toEqual(source?.faces)
    const infrared = await terminals.put(infraredTerminal.deviceID, order, at.bs3, patiently)
    expect(infrared.ok && partsOf(infrared.value)).toMatchObject({ face: 'notStored' })
    const has = await terminals.put(at.fs2, order, at.bs3, patiently)
    expect(has.ok && partsOf(has.value)).toMatchObject({ face: 'alreadyThere' })
  })

  it('tells each terminal for itself: full, away, and silent are three failures, and the others are done', async () => {
    const { terminals, simulator } = await openTerminals()
    const results = []
    for (const deviceID of [at.bs3, at.full, at.offline])
      results.push(await terminals.put(deviceID, orderOf(), null, patiently))
    expect(results).toMatchObject([
      { ok: true, value: { did: 'added' } },
      fail({ kind: 'terminalFull' }),
      fail({ kind: 'terminalUnreachable' }),
    ])
    simulator.terminal(at.offline).setOnline(true)
    expect(await terminals.put(at.offline, orderOf(), null, patiently)).toMatchObject({ value: { did: 'added' } })
  })

  it('says that a part was not kept where the terminal said yes and has something else', async () => {
    const { terminals, simulator } = await openTerminals()
    const held = simulator.hold({ rpc: 'User/Enroll' }, 'after')
    const putting = terminals.put(at.bs3, orderOf(), null, patiently)
    await held.arrived
    simulator.terminal(at.bs3).users.change('70001', { photo: Buffer.alloc(0) })
    held.release()
    const put = await putting
    expect(put.ok && partsOf(put.value)).toEqual({ name: 'put', period: 'put', photo: 'notKept', face: 'nothing' })
  })
})

describe('removing', () => {
  it('takes one person, and whoever was not there is no failure', async () => {
    const { terminals, simulator } = await openTerminals()
    const { users } = simulator.terminal(at.bs3)
    const before = users.size
    expect(await terminals.remove(at.bs3, notablePeople.ordinary, patiently)).toEqual(succeed({ did: 'removed' }))
    expect(await terminals.remove(at.bs3, notablePeople.ordinary, patiently)).toEqual(succeed({ did: 'wasNotThere' }))
    expect([users.size, users.has(notablePeople.ordinary)]).toEqual([before - 1, false])
  })

  it('empties one terminal and no other, after it was counted', async () => {
    const { terminals, simulator } = await openTerminals()
    expect(await terminals.contents(at.bs3, patiently)).toMatchObject({ ok: true, value: { people: 20 } })
    expect(await terminals.empty(at.bs3, patiently)).toEqual(succeed(null))
    expect(await terminals.contents(at.bs3, patiently)).toMatchObject({ value: { people: 0, faces: 0, photos: 0 } })
    expect(simulator.terminal(at.fs2).users.size).toBe(20)
  })
})
