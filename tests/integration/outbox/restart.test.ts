import { describe, expect, it } from 'vitest'
import { failureOf, drawnPhoto, openServer, valueOf } from '../biostar/client-room.ts'
import { MemoryStore } from '../../fixtures/outbox/memory-store.ts'
import { draftOf, orderFor, orderForNew } from '../../fixtures/outbox/orders.ts'
import { lookAt, openOutboxRoom } from './outbox-room.ts'

const mail = { language: 'en', again: false } as const
const person = { id: '1001', name: 'Aylin Demir' }
const day = 24 * 3_600_000

describe('the next start', () => {
  it('goes on with what waits, forgets what is finished, and remembers the mails of a day', async () => {
    const simulator = await openServer()
    const first = await openOutboxRoom({ simulator })
    const known = await lookAt(first.client, '1010')
    const photo = valueOf(await first.outbox.save(orderFor(known, { profilePhoto: drawnPhoto(40) }), first.doer))
    const mailed = valueOf(await first.outbox.save(orderFor(person, { mail }), first.doer))
    await first.untilKind(photo.id, 'done')
    await first.untilKind(mailed.id, 'done')
    await first.client.signOut()
    const late = valueOf(await first.outbox.save(orderForNew(draftOf('Late Example')), first.doer))
    await first.outbox.stop()

    const { store, clock } = first
    const second = await openOutboxRoom({ simulator, store, clock })
    await second.untilKind(late.id, 'done')
    expect(second.outbox.jobs().map(({ id }) => id)).toEqual([late.id])
    expect([...store.jobs.keys()]).toEqual([mailed.id, late.id])
    expect(second.outbox.mails()).toMatchObject([{ id: '1001', accepted: true }])
    await second.outbox.stop()

    clock.jump(2 * day)
    const third = await openOutboxRoom({ simulator, store, clock })
    expect(third.outbox.mails()).toEqual([])
    expect(store.jobs.size).toBe(0)
  })

  it('leaves a job it cannot read where it lies, and says so', async () => {
    const store = new MemoryStore()
    const strange = { id: 'a', settled: false, record: '{"version":99}' }
    store.jobs.set('a', strange)
    const { outbox } = await openOutboxRoom({ store })
    expect(outbox.unreadable()).toBe(1)
    expect(outbox.jobs()).toEqual([])
    expect(store.jobs.get('a')).toEqual(strange)
  })

  it('takes what may have gone on after an older state for begun: nobody is created and nothing mailed without a look', async () => {
    const simulator = await openServer()
    const first = await openOutboxRoom({ simulator, signedIn: false })
    const created = valueOf(await first.outbox.save(orderForNew(draftOf('Copied Example')), first.doer))
    const mailed = valueOf(await first.outbox.save(orderFor(person, { mail }), first.doer))
    await first.outbox.stop()
    first.store.fromCopy = [created.id, mailed.id]
    const second = await openOutboxRoom({ simulator, store: first.store, clock: first.clock })
    const creating = await second.untilKind(created.id, 'needsClerk')
    expect(creating.state.question).toMatchObject({ step: 'createPerson', failure: { kind: 'outcomeUnknown' } })
    const mailing = await second.untilKind(mailed.id, 'needsClerk')
    expect(mailing.state.question).toMatchObject({ step: 'sendMail', failure: { kind: 'outcomeUnknown' } })
    expect(simulator.mails).toEqual([])
  })
})

describe('a station where nothing can be kept', () => {
  it('says so, and goes on only when the clerk wants that', async () => {
    const store = new MemoryStore()
    store.kept = { kind: 'inMemory', why: 'noKeychain' }
    const { outbox, doer, untilKind } = await openOutboxRoom({ store })
    const order = orderFor(person, { mail })
    expect(failureOf(await outbox.save(order, doer))).toEqual({ kind: 'nothingKept', reason: 'noKeychain' })
    const saved = valueOf(await outbox.save({ ...order, keep: 'anywhere' }, doer))
    expect(saved.kept).toBe('inMemory')
    await untilKind(saved.id, 'done')
    expect(outbox.state().keeping).toEqual(store.kept)
  })
})

describe('a stop', () => {
  it('lets the request under way end, and begins nothing more', async () => {
    const { outbox, store, simulator, doer } = await openOutboxRoom()
    const held = simulator.faults.hold({ method: 'POST', path: '/api/users' })
    const { id } = valueOf(await outbox.save(orderForNew(draftOf('Last Example'), { mail }), doer))
    await held.arrived
    const stopped = outbox.stop()
    held.release()
    await stopped
    const record = JSON.parse(store.jobs.get(id)?.record ?? '') as { steps: { state: { kind: string } }[] }
    expect(record.steps.map(({ state }) => state.kind)).toEqual(['done', 'waiting'])
    expect(simulator.mails).toEqual([])
  })
})
