import { describe, expect, it } from 'vitest'
import { drawnPhoto, failureOf, openServer, valueOf } from '../biostar/client-room.ts'
import { facePicture } from '../biostar/face-pictures.ts'
import { draftOf, orderFor, orderForNew, orderOfJob } from '../../fixtures/outbox/orders.ts'
import { digestOf } from '../../../src-main/biostar/stored-photo.ts'
import { lookAt, openOutboxRoom, toldIn, type RoomOptions } from './outbox-room.ts'

const mail = { language: 'en', again: false } as const
const reads = { method: 'GET', path: '/api/users/:id' }
const changes = { method: 'PUT', path: '/api/users/:id' }
const creations = { method: 'POST', path: '/api/users' }
const minute = 60_000
const day = 24 * 60 * minute

/** An enrollment that was saved while the server failed, and is done after what happens meanwhile. */
async function savedEarlier(rest: Parameters<typeof orderFor>[1], meanwhile: (room: Room) => void) {
  const room = await openOutboxRoom()
  const person = await lookAt(room.client, '1010')
  room.simulator.faults.next({}, { kind: 'status', status: 503, committed: false })
  const { id } = valueOf(await room.outbox.save(orderFor(person, rest), room.doer))
  await room.untilKind(id, 'waiting')
  meanwhile(room)
  room.clock.pass(15 * minute)
  return { ...room, id }
}
type Room = Awaited<ReturnType<typeof openOutboxRoom>>

describe('a person who has changed on the server since the capture', () => {
  it('and has another photo now is the clerk’s, who may replace it all the same', async () => {
    const { id, untilKind, decide, simulator } = await savedEarlier({ profilePhoto: drawnPhoto(20) }, (room) => {
      room.simulator.state.people.change('1010', { photo: { kind: 'drawn', seed: 7 } })
    })
    const asking = await untilKind(id, 'needsClerk')
    expect(asking.state.question).toMatchObject({ step: 'uploadPhoto', failure: { kind: 'photoChangedMeanwhile' } })
    expect(simulator.requests.matching(changes)).toHaveLength(0)
    await decide(id, { kind: 'replacePhoto', seen: { kind: 'anything' } })
    expect(await untilKind(id, 'done')).toMatchObject({ pictures: { profilePhoto: false } })
  })

  it('and is gone is the clerk’s, who may create them again', async () => {
    const { id, untilKind, decide, simulator, outbox, doer } = await savedEarlier(
      { profilePhoto: drawnPhoto(21) },
      (room) => void room.simulator.state.deletePerson('1010'),
    )
    const asking = await untilKind(id, 'needsClerk')
    expect(asking.state.question).toEqual({ kind: 'personChanged', change: 'gone' })
    expect(failureOf(await outbox.decide(id, { kind: 'goOn' }, doer))).toEqual({ kind: 'decisionOutdated' })
    await decide(id, { kind: 'createFrom', draft: draftOf('Nguyễn Quỳnh') })
    const done = await untilKind(id, 'done')
    expect(simulator.state.people.get(done.personId ?? '')).toMatchObject({ name: 'Nguyễn Quỳnh' })
    expect(done.steps.map(({ name }) => name)).toEqual(['createPerson', 'uploadPhoto'])
  })

  it.each([
    ['renamed', { name: 'Somebody Else' }],
    ['disabled', { disabled: true }],
  ] as const)('and is %s is the clerk’s, who may go on', async (change, patch) => {
    const { id, untilKind, decide, simulator } = await savedEarlier({ profilePhoto: drawnPhoto(22) }, (room) => {
      room.simulator.state.people.change('1010', patch)
    })
    const asking = await untilKind(id, 'needsClerk')
    expect(asking.state.question).toEqual({ kind: 'personChanged', change })
    expect(simulator.requests.matching(changes)).toHaveLength(0)
    await decide(id, { kind: 'goOn' })
    await untilKind(id, 'done')
  })

  it('and has two visual faces by now is the clerk’s, who says which one goes', async () => {
    const { id, untilKind, decide, client, simulator } = await savedEarlier({ facePicture: facePicture(3) }, (room) => {
      room.simulator.state.people.change('1010', {
        visualFaces: [
          { kind: 'drawn', seed: 1 },
          { kind: 'drawn', seed: 2 },
        ],
      })
    })
    const asking = await untilKind(id, 'needsClerk')
    expect(asking.state.question).toMatchObject({ step: 'registerVisualFace', failure: { kind: 'visualFacesFull' } })
    const { seen } = await lookAt(client, '1010')
    const [first] = seen.faces.kind === 'known' ? seen.faces.value : []
    await decide(id, { kind: 'replaceFace', replaces: first ?? null, faces: seen.faces })
    await untilKind(id, 'done')
    expect(simulator.state.people.get('1010')?.visualFaces).toHaveLength(2)
  })

  it('is no reason to give up what is left: a step may be left out, and the rest is done', async () => {
    const { id, untilKind, decide, simulator } = await savedEarlier({ profilePhoto: drawnPhoto(23), mail }, (room) => {
      room.simulator.state.people.change('1010', { photo: { kind: 'drawn', seed: 7 } })
    })
    await untilKind(id, 'needsClerk')
    await decide(id, { kind: 'leaveOut', step: 'uploadPhoto' })
    const done = await untilKind(id, 'done')
    expect(done.steps.map(({ state }) => state.kind)).toEqual(['leftOut', 'done'])
    expect(done.pictures.profilePhoto).toBe(false)
    expect(simulator.mails).toHaveLength(1)
  })
})

describe('somebody who was to be created and is there already', () => {
  it('gets the rest of the work when the clerk says so, with all that was saved for them since; nobody is created', async () => {
    const { outbox, simulator, client, doer, untilKind, decide } = await openOutboxRoom()
    const there = await lookAt(client, '1010')
    const email = simulator.state.people.get('1010')?.email ?? ''
    const people = simulator.state.people.size
    const order = orderForNew(draftOf('Quynh Nguyen', { email }), { profilePhoto: drawnPhoto(61) })
    const first = valueOf(await outbox.save(order, doer))
    expect((await untilKind(first.id, 'needsClerk')).state.question).toMatchObject({
      step: 'createPerson',
      failure: { kind: 'duplicateEmail' },
    })
    const second = valueOf(await outbox.save(orderOfJob(first.id, { facePicture: facePicture(6) }), doer))
    await decide(first.id, { kind: 'meanPerson', ...there })

    const done = await untilKind(first.id, 'done')
    expect(done).toMatchObject({ personId: '1010', draft: null, name: 'Nguyễn Quỳnh' })
    expect(done.steps.map(({ name }) => name)).toEqual(['uploadPhoto'])
    expect(await untilKind(second.id, 'done')).toMatchObject({ personId: '1010' })
    expect(simulator.state.people.get('1010')?.visualFaces).toHaveLength(1)
    expect(simulator.state.people.size).toBe(people)
  })

  it('keeps a photo nobody has seen: what another desk put there since is a question first', async () => {
    const { outbox, simulator, client, doer, untilKind, decide, store } = await openOutboxRoom()
    const there = await lookAt(client, '1010')
    const email = simulator.state.people.get('1010')?.email ?? ''
    const order = orderForNew(draftOf('Quynh Nguyen', { email }), { profilePhoto: drawnPhoto(62) })
    const { id } = valueOf(await outbox.save(order, doer))
    await untilKind(id, 'needsClerk')
    simulator.state.people.change('1010', { photo: { kind: 'drawn', seed: 7 } })
    await decide(id, { kind: 'meanPerson', ...there })
    expect((await untilKind(id, 'needsClerk')).state.question).toMatchObject({
      failure: { kind: 'photoChangedMeanwhile' },
    })
    expect(toldIn(store)).toContain('clerkDecided')
  })
})

describe('a newer picture of the same person', () => {
  it('takes the place of the one that waits, and what else was to do moves over', async () => {
    const { outbox, store, simulator, client, clock, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.faults.always({}, { kind: 'reset-before-answer' })
    const first = valueOf(
      await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(24), facePicture: facePicture(4), mail }), doer),
    )
    await untilKind(first.id, 'waiting')
    const second = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(25) }), doer))
    const old = await untilKind(first.id, 'superseded')
    expect(old.state.by).toBe(second.id)
    expect(second.steps.map(({ name }) => name)).toEqual(['uploadPhoto', 'registerVisualFace', 'sendMail'])
    expect([...store.pictures.keys()].toSorted()).toEqual(
      [`${second.id}/facePicture`, `${second.id}/profilePhoto`].toSorted(),
    )
    expect(toldIn(store)).toEqual(expect.arrayContaining(['jobSuperseded', 'picturesShredded']))
    simulator.faults.clear()
    clock.pass(15 * minute)
    await untilKind(second.id, 'done')
    expect(simulator.mails).toHaveLength(1)
    expect(simulator.state.people.get('1010')?.visualFaces).toHaveLength(1)
  })

  it('waits for the one that is being sent, and is no conflict with it', async () => {
    const { outbox, simulator, client, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    const held = simulator.faults.hold(changes)
    const first = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(26) }), doer))
    await held.arrived
    const second = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(27) }), doer))
    held.release()
    await untilKind(first.id, 'done')
    await untilKind(second.id, 'done')
    const { seen } = await lookAt(client, '1010')
    expect(seen.photo).not.toEqual(person.seen.photo)
    expect(simulator.requests.matching(changes)).toHaveLength(2)
  })

  it('of a visitor who is not created yet takes the creation over, whoever is given up', async () => {
    const { outbox, simulator, doer, untilKind } = await openOutboxRoom()
    simulator.faults.always(creations, { kind: 'code', code: '65717', status: 400 })
    const first = valueOf(await outbox.save(orderForNew(draftOf('Visitor Example'), { mail }), doer))
    await untilKind(first.id, 'needsClerk')
    const second = valueOf(await outbox.save(orderOfJob(first.id, { profilePhoto: drawnPhoto(28) }), doer))
    expect(second).toMatchObject({ provisional: 1, personId: null })
    simulator.faults.clear()
    valueOf(await outbox.decide(first.id, { kind: 'discard' }, doer))
    const done = await untilKind(second.id, 'done')
    expect(done.steps.map(({ name }) => name)).toEqual(['createPerson', 'uploadPhoto'])
    expect(simulator.state.people.get(done.personId ?? '')?.name).toBe('Visitor Example')
    expect(failureOf(await outbox.save(orderOfJob(first.id, { mail }), doer))).toEqual({ kind: 'jobGone' })
  })
})

describe('a consent that is withdrawn', () => {
  it('cancels what waits, destroys the pictures, and removes photo and faces on the server', async () => {
    const { outbox, store, simulator, client, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1011')
    expect(person.seen.photo.kind).toBe('digest')
    simulator.faults.always({}, { kind: 'reset-before-answer' })
    const waiting = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(29), mail }), doer))
    await untilKind(waiting.id, 'waiting')
    const withdrawal = valueOf(await outbox.withdraw(person, doer))
    expect(await untilKind(waiting.id, 'cancelled')).toMatchObject({ state: { why: 'consentWithdrawn' } })
    expect(store.pictures.size).toBe(0)
    simulator.faults.clear()
    outbox.wake('reachable')
    const done = await untilKind(withdrawal.id, 'done')
    expect(done.steps.map(({ state }) => state)).toMatchObject([
      { result: { step: 'removePhoto', outcome: 'removed' } },
      { result: { step: 'removeVisualFaces', outcome: 'removed' } },
    ])
    expect(simulator.state.people.get('1011')).toMatchObject({ visualFaces: [] })
    expect((await lookAt(client, '1011')).seen.photo).toEqual({ kind: 'none' })
    expect(simulator.mails).toEqual([])
    expect(toldIn(store)).toEqual(expect.arrayContaining(['consentWithdrawn', 'jobCancelled', 'picturesShredded']))
  })

  it('ends what is being sent with the request under way, and removes what got through', async () => {
    const { outbox, simulator, client, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    const held = simulator.faults.hold(changes, 'after')
    const running = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(30), mail }), doer))
    await held.arrived
    const withdrawal = valueOf(await outbox.withdraw(person, doer))
    await untilKind(running.id, 'cancelled')
    held.release()
    await untilKind(withdrawal.id, 'done')
    expect((await lookAt(client, '1010')).seen.photo).toEqual({ kind: 'none' })
    expect(simulator.mails).toEqual([])
  })

  it('is no order about whoever has the id by now', async () => {
    const { outbox, simulator, doer, untilKind } = await openOutboxRoom()
    const withdrawal = valueOf(await outbox.withdraw({ id: '1011', name: 'Somebody Else' }, doer))
    const asking = await untilKind(withdrawal.id, 'needsClerk')
    expect(asking.state.question).toEqual({ kind: 'personChanged', change: 'renamed' })
    expect(simulator.requests.matching(changes)).toHaveLength(0)
  })
})

describe('a visitor’s photo', () => {
  const visitor = draftOf('Day Visitor', { expiry: '2026-03-02T18:00' })

  async function enrolled(options: RoomOptions = {}) {
    const room = await openOutboxRoom({ ...options, settings: { visitorPhotoDays: 1 } })
    const { id } = valueOf(await room.outbox.save(orderForNew(visitor, { profilePhoto: drawnPhoto(31) }), room.doer))
    const { personId } = await room.untilKind(id, 'done')
    const purge = room.outbox.jobs().find(({ purpose }) => purpose === 'purge')
    if (purge === undefined || personId === null) throw new Error('a visitor gets an id and a purge')
    return { ...room, personId, purge: purge.id }
  }

  it('is removed when its day has come, and not a day before', async () => {
    const { clock, client, personId, purge, untilKind, store, outbox } = await enrolled()
    clock.pass(day)
    expect(outbox.jobs().find(({ id }) => id === purge)?.attempts).toBe(0)
    clock.pass(day)
    const done = await untilKind(purge, 'done')
    expect(done.steps[0]?.state).toMatchObject({ result: { outcome: 'removed' } })
    expect((await lookAt(client, personId)).seen.photo).toEqual({ kind: 'none' })
    expect(store.entries.findLast(({ facts }) => facts.kind === 'stepDone')).toMatchObject({ operatorId: null })
  })

  it('stays when it is another one by then', async () => {
    const { clock, client, simulator, personId, purge, untilKind } = await enrolled()
    simulator.state.people.change(personId, { photo: { kind: 'drawn', seed: 9 } })
    clock.pass(2 * day)
    expect((await untilKind(purge, 'done')).steps[0]?.state).toMatchObject({ result: { outcome: 'notOurs' } })
    expect((await lookAt(client, personId)).seen.photo.kind).toBe('digest')
  })

  describe('that the server has encoded anew', () => {
    async function enrolledThere() {
      const simulator = await openServer({ settings: { reencodesPhotos: true } })
      const room = await enrolled({ simulator })
      const { photo } = (await lookAt(room.client, room.personId)).seen
      if (photo.kind !== 'digest') throw new Error('the server holds a photo')
      expect(photo.digest).not.toBe(digestOf(drawnPhoto(31)))
      return { ...room, kept: photo.digest }
    }

    it('is known by what the server held right after the upload, and removed', async () => {
      const { clock, client, personId, purge, untilKind, store, kept } = await enrolledThere()
      const done = () => store.entries.map(({ facts }) => (facts.kind === 'stepDone' ? facts.result : null))
      expect(done()).toContainEqual(expect.objectContaining({ confirmed: 'presentOnly', storedAs: kept }))
      expect(store.entries.map(({ facts }) => facts)).toContainEqual(
        expect.objectContaining({ kind: 'purgeDue', profilePhoto: digestOf(drawnPhoto(31)), storedAs: kept }),
      )
      clock.pass(2 * day)
      expect((await untilKind(purge, 'done')).steps[0]?.state).toMatchObject({ result: { outcome: 'removed' } })
      expect((await lookAt(client, personId)).seen.photo).toEqual({ kind: 'none' })
      expect(done()).toContainEqual({ step: 'removePhoto', outcome: 'removed', photo: kept })
    })

    it('is still known after a restart of the station', async () => {
      const { clock, client, outbox, personId, purge, simulator, store } = await enrolledThere()
      await outbox.stop()
      const second = await openOutboxRoom({ simulator, store, clock, settings: { visitorPhotoDays: 1 } })
      clock.pass(2 * day)
      await second.untilKind(purge, 'done')
      expect((await lookAt(client, personId)).seen.photo).toEqual({ kind: 'none' })
    })

    it('stays when somebody has put another one there', async () => {
      const { clock, client, simulator, personId, purge, untilKind, store } = await enrolledThere()
      simulator.state.people.change(personId, { photo: { kind: 'drawn', seed: 9 } })
      clock.pass(2 * day)
      const done = await untilKind(purge, 'done')
      expect(done.steps[0]?.state).toMatchObject({ result: { step: 'removePhoto', outcome: 'notOurs' } })
      expect((await lookAt(client, personId)).seen.photo.kind).toBe('digest')
      expect(JSON.stringify(store.entries.at(-1)?.facts)).not.toContain('"photo"')
    })

    it('is no conflict for a picture that is taken again, and the purge goes by the newer one', async () => {
      const { clock, client, simulator, outbox, doer, personId, purge, untilKind, kept } = await enrolledThere()
      const held = simulator.faults.hold(changes)
      const person = await lookAt(client, personId)
      const older = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(32) }), doer))
      await held.arrived
      const newer = valueOf(await outbox.save(orderOfJob(older.id, { profilePhoto: drawnPhoto(33) }), doer))
      held.release()
      await untilKind(older.id, 'done')
      await untilKind(newer.id, 'done')
      const now = (await lookAt(client, personId)).seen.photo
      expect(now).not.toEqual({ kind: 'digest', digest: kept })
      clock.pass(2 * day)
      expect((await untilKind(purge, 'done')).steps[0]?.state).toMatchObject({ result: { outcome: 'removed' } })
    })
  })

  it('stays as long as the visit is extended, and goes after the new end', async () => {
    const { clock, client, simulator, personId, purge, untilJob, untilKind } = await enrolled()
    simulator.state.people.change(personId, { expiry: '2026-03-10T18:00:00' })
    clock.pass(2 * day)
    await untilJob(purge, ({ attempts, state }) => attempts === 1 && state.kind === 'waiting')
    expect((await lookAt(client, personId)).seen.photo.kind).toBe('digest')
    clock.pass(10 * day)
    expect((await untilKind(purge, 'done')).steps[0]?.state).toMatchObject({ result: { outcome: 'removed' } })
  })

  it('stays for who is no visitor any more, and is nobody’s when they are gone', async () => {
    const kept = await enrolled()
    kept.simulator.state.people.change(kept.personId, { expiry: '2037-12-31T23:59:00' })
    kept.clock.pass(2 * day)
    expect((await kept.untilKind(kept.purge, 'done')).steps[0]?.state).toMatchObject({
      result: { outcome: 'periodExtended' },
    })
    const gone = await enrolled()
    gone.simulator.state.deletePerson(gone.personId)
    gone.clock.pass(2 * day)
    expect((await gone.untilKind(gone.purge, 'done')).steps[0]?.state).toMatchObject({
      result: { outcome: 'notThere' },
    })
  })

  it('has no purge where the policy is never, or the period has no end', async () => {
    const never = await openOutboxRoom({ settings: { visitorPhotoDays: null } })
    const one = valueOf(await never.outbox.save(orderForNew(visitor, { profilePhoto: drawnPhoto(32) }), never.doer))
    await never.untilKind(one.id, 'done')
    expect(never.outbox.jobs()).toHaveLength(1)
    const forever = await openOutboxRoom({ settings: { visitorPhotoDays: 1 } })
    const draft = draftOf('Staff Example', { expiry: '2037-12-31T23:59' })
    const two = valueOf(await forever.outbox.save(orderForNew(draft, { profilePhoto: drawnPhoto(33) }), forever.doer))
    await forever.untilKind(two.id, 'done')
    expect(forever.outbox.jobs()).toHaveLength(1)
  })
})

describe('pictures that have waited for days', () => {
  it('are neither sent nor destroyed without a word, and kept as long again when the clerk says so', async () => {
    const { outbox, store, simulator, client, clock, doer, decide, untilKind } = await openOutboxRoom({
      settings: { pictureHours: 72 },
    })
    const person = await lookAt(client, '1010')
    simulator.faults.always({}, { kind: 'reset-before-answer' })
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(34) }), doer))
    await untilKind(id, 'waiting')
    clock.jump(72 * 60 * minute)
    clock.pass(minute)
    const asking = await untilKind(id, 'needsClerk')
    expect(asking.state.question).toEqual({ kind: 'tooOld' })
    expect(store.pictures.size).toBe(1)
    simulator.faults.clear()
    outbox.wake('asked')
    expect(outbox.jobs()[0]?.state.kind).toBe('needsClerk')
    await decide(id, { kind: 'keepLonger' })
    await untilKind(id, 'done')
    expect(simulator.requests.matching(reads).length).toBeGreaterThan(0)
  })

  it('are destroyed when the clerk gives them up', async () => {
    const { outbox, store, simulator, client, doer, decide, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.faults.always({}, { kind: 'reset-before-answer' })
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(35) }), doer))
    await untilKind(id, 'waiting')
    const given = await decide(id, { kind: 'discard' })
    expect(given.state).toMatchObject({ kind: 'cancelled', why: 'discarded' })
    expect(store.pictures.size).toBe(0)
    expect(toldIn(store)).toEqual(['enrollmentSaved', 'clerkDecided', 'jobCancelled', 'picturesShredded'])
  })
})
