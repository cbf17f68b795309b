import { describe, expect, it } from 'vitest'
import { drawnPhoto, failureOf, valueOf } from '../biostar/client-room.ts'
import { facePicture } from '../biostar/face-pictures.ts'
import { draftOf, orderFor, orderForNew } from '../../fixtures/outbox/orders.ts'
import { lookAt, openOutboxRoom, toldIn } from './outbox-room.ts'

const mail = { language: 'en', again: false } as const

describe('an enrollment of a known person, online', () => {
  it('is photo, face and mail, in that order, and destroys the pictures', async () => {
    const { outbox, store, simulator, client, doer, untilKind } = await openOutboxRoom()
    valueOf(await client.readMailReadiness({}))
    const person = await lookAt(client, '1010')
    simulator.counters.reset()
    const order = orderFor(person, { profilePhoto: drawnPhoto(1), facePicture: facePicture(1), mail })
    const saved = valueOf(await outbox.save(order, doer))
    expect(saved).toMatchObject({
      personId: '1010',
      kept: 'onDisk',
      pictures: { profilePhoto: true, facePicture: true },
    })

    const job = await untilKind(saved.id, 'done')
    expect(job.steps.map(({ name, state }) => `${name} ${state.kind}`)).toEqual([
      'uploadPhoto done',
      'registerVisualFace done',
      'sendMail done',
    ])
    expect(simulator.counters.requestsByRoute).toEqual({
      'GET /api/users/:id': 4,
      'PUT /api/users/:id': 2,
      'PUT /api/users/check/upload_picture': 1,
      'POST /api/v2/send_email': 1,
    })
    expect(store.pictures.size).toBe(0)
    expect(job.pictures).toEqual({ profilePhoto: false, facePicture: false })
    expect(toldIn(store)).toEqual(['enrollmentSaved', 'stepDone', 'stepDone', 'picturesShredded', 'stepDone'])
    expect(simulator.mails).toHaveLength(1)
  })

  it('asks the server no more for a photo alone than the upload itself', async () => {
    const { outbox, simulator, client, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.counters.reset()
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(2) }), doer))
    await untilKind(id, 'done')
    expect(simulator.counters.requests).toBe(3)
  })

  it('is on the disk before it is answered, and when the disk refuses nothing was saved', async () => {
    const { outbox, store, client, doer } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    store.trouble = 'noSpace'
    const refused = await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(3) }), doer)
    expect(failureOf(refused)).toEqual({ kind: 'notSaved', reason: 'noSpace' })
    expect(outbox.jobs()).toEqual([])
  })
})

describe('an enrollment of somebody new', () => {
  it('gets an id at the moment of creation, and a purge for the end of the visit', async () => {
    const { outbox, store, simulator, doer, untilKind } = await openOutboxRoom({ settings: { visitorPhotoDays: 7 } })
    const saved = valueOf(await outbox.save(orderForNew(draftOf('Zoë Example'), { profilePhoto: drawnPhoto(4) }), doer))
    expect(saved).toMatchObject({ personId: null, provisional: 1 })
    const job = await untilKind(saved.id, 'done')
    expect(job.personId).toMatch(/^\d+$/u)
    const created = simulator.state.people.get(job.personId ?? '')
    expect(created?.name).toBe('Zoë Example')
    const purge = outbox.jobs().find(({ purpose }) => purpose === 'purge')
    expect(purge).toMatchObject({ personId: job.personId, state: { kind: 'waiting', why: null } })
    expect(toldIn(store)).toContain('purgeDue')
    expect(outbox.state()).toMatchObject({ underWay: 0, needClerk: 0, paused: null })
  })

  it('moves on by itself when others take the open ids, and asks when the id was chosen', async () => {
    const { outbox, simulator, doer, untilKind } = await openOutboxRoom()
    const creations = { method: 'POST', path: '/api/users' }
    simulator.faults.next(creations, { kind: 'code', code: '202', status: 400 })
    const open = valueOf(await outbox.save(orderForNew(draftOf('First Example')), doer))
    await untilKind(open.id, 'done')

    const chosen = valueOf(await outbox.save(orderForNew(draftOf('Second Example', { id: '1001' })), doer))
    const asking = await untilKind(chosen.id, 'needsClerk')
    expect(asking.state.question).toMatchObject({ kind: 'stepFailed', failure: { kind: 'duplicateId' } })
    valueOf(await outbox.decide(chosen.id, { kind: 'useId', id: '881001' }, doer))
    expect((await untilKind(chosen.id, 'done')).personId).toBe('881001')
    expect(simulator.state.people.get('1001')?.name).toBe('Aylin Demir')
  })
})
