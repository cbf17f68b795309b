import { describe, expect, it } from 'vitest'
import { issueCertificate } from '../../../tools/simulator/index.ts'
import { drawnPhoto, failureOf, openServer, valueOf } from '../biostar/client-room.ts'
import { facePicture } from '../biostar/face-pictures.ts'
import { demoLogin } from '../../../tools/simulator/index.ts'
import { draftOf, orderFor, orderForNew } from '../../fixtures/outbox/orders.ts'
import { lookAt, openOutboxRoom } from './outbox-room.ts'

const mail = { language: 'en', again: false } as const
const changes = { method: 'PUT', path: '/api/users/:id' }
const creations = { method: 'POST', path: '/api/users' }
const mails = { method: 'POST', path: '/api/v2/send_email' }
const minute = 60_000

describe('a server that is away', () => {
  it('is tried by one job on schedule, and everything is done when it is back', async () => {
    const simulator = await openServer()
    const { outbox, store, client, clock, doer, untilState } = await openOutboxRoom({ simulator })
    const person = await lookAt(client, '1010')
    const { port } = simulator
    await simulator.stop()
    const saved: string[] = []
    for (let number = 0; number < 20; number += 1) {
      const order =
        number === 0 ? orderFor(person, { profilePhoto: drawnPhoto(5) }) : orderForNew(draftOf(`Guest ${number}`))
      saved.push(valueOf(await outbox.save(order, doer)).id)
    }
    await untilState(({ paused }) => paused?.kind === 'serverUnreachable')
    const tried = () => outbox.jobs().reduce((sum, { attempts }) => sum + attempts, 0)
    const before = tried()
    expect(before).toBeLessThan(20)
    expect(outbox.state()).toMatchObject({ underWay: 20, needClerk: 0 })
    expect(store.pictures.size).toBe(1)

    await outbox.stop()
    const back = await openServer({ port })
    // The certificate is new with the server, so the station is started anew and paired with that one.
    const room = await openOutboxRoom({ simulator: back, store, clock })
    room.outbox.wake('signedIn')
    for (const id of saved) await room.untilKind(id, 'done')
    expect(back.state.people.get('1010')?.photo.kind).not.toBe('none')
    expect(store.pictures.size).toBe(0)
  })

  it('is asked again after a wait that grows, and no longer than a quarter of an hour', async () => {
    const simulator = await openServer()
    const { outbox, client, clock, doer, untilJob } = await openOutboxRoom({ simulator })
    const person = await lookAt(client, '1010')
    simulator.faults.always({}, { kind: 'reset-before-answer' })
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(6) }), doer))
    const waits: number[] = []
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      const { state } = await untilJob(id, (job) => job.attempts === attempt && job.state.kind === 'waiting')
      if (state.kind !== 'waiting' || state.until === null) throw new Error('it waits for a moment')
      waits.push(Date.parse(state.until) - clock.now())
      clock.pass(Date.parse(state.until) - clock.now())
    }
    expect(waits.toSorted((one, other) => one - other)).toEqual(waits)
    expect(waits[0]).toBeLessThan(3_000)
    expect(waits.at(-1)).toBeLessThanOrEqual(15 * minute)
    simulator.faults.clear()
    outbox.wake('reachable')
    await untilJob(id, ({ state }) => state.kind === 'done')
    expect(outbox.state().paused).toBeNull()
  })

  it('counts a moment that a jumping clock has put far away as come', async () => {
    const { outbox, simulator, client, clock, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.faults.next({}, { kind: 'status', status: 503, committed: false })
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(7) }), doer))
    await untilKind(id, 'waiting')
    // The clock was a year ahead, and is put right.
    clock.jump(-365 * 24 * 60 * minute)
    outbox.wake('resumed')
    clock.pass(minute)
    expect(await untilKind(id, 'done')).toMatchObject({ attempts: 2 })
  })
})

describe('a server that fails', () => {
  it.each([500, 502, 503])('with status %d is tried again without a limit', async (status) => {
    const { outbox, simulator, client, clock, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.faults.next({}, { kind: 'status', status, committed: false })
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(8) }), doer))
    const waiting = await untilKind(id, 'waiting')
    expect(waiting.state.why?.kind).toMatch(/^(?:answerUnreadable|serverRefused|serverBusy)$/u)
    clock.pass(15 * minute)
    await untilKind(id, 'done')
  })

  it('after it had stored the photo is looked at, and no photo is sent a second time', async () => {
    const { outbox, simulator, client, clock, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.faults.next(changes, { kind: 'status', status: 504, committed: true })
    simulator.faults.always(
      { method: 'GET', path: '/api/users/:id' },
      { kind: 'status', status: 503, committed: false },
    )
    simulator.faults.next({ method: 'GET', path: '/api/users/:id' }, { kind: 'delay', milliseconds: 0 })
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(9) }), doer))
    await untilKind(id, 'waiting')
    simulator.faults.clear()
    clock.pass(15 * minute)
    await untilKind(id, 'done')
    expect(simulator.requests.matching(changes)).toHaveLength(1)
  })

  it('after it had created the person finds them again', async () => {
    const { outbox, simulator, clock, doer, untilKind } = await openOutboxRoom()
    simulator.faults.next(creations, { kind: 'reset-after-commit' })
    simulator.faults.next({ method: 'GET', path: '/api/users/:id' }, { kind: 'status', status: 503, committed: false })
    const before = simulator.state.people.size
    const { id } = valueOf(await outbox.save(orderForNew(draftOf('Once Example')), doer))
    await untilKind(id, 'waiting')
    clock.pass(15 * minute)
    await untilKind(id, 'done')
    expect(simulator.state.people.size).toBe(before + 1)
  })

  it('after it had registered the face is compared, and no face is registered twice', async () => {
    const { outbox, simulator, client, clock, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.faults.next(changes, { kind: 'reset-after-commit' })
    simulator.faults.next({ method: 'GET', path: '/api/users/:id' }, { kind: 'delay', milliseconds: 0 })
    simulator.faults.next({ method: 'GET', path: '/api/users/:id' }, { kind: 'status', status: 503, committed: false })
    const { id } = valueOf(await outbox.save(orderFor(person, { facePicture: facePicture(2) }), doer))
    await untilKind(id, 'waiting')
    clock.pass(15 * minute)
    await untilKind(id, 'done')
    expect(simulator.requests.matching(changes)).toHaveLength(1)
    expect(simulator.state.people.get('1010')?.visualFaces).toHaveLength(1)
  })
})

describe('a session that ends', () => {
  it('once is renewed, and nobody notices', async () => {
    const { outbox, simulator, client, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.state.killSessions()
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(10) }), doer))
    expect(await untilKind(id, 'done')).toMatchObject({ attempts: 1 })
  })

  it('twice pauses everything with its reason, until somebody signs in', async () => {
    const { outbox, simulator, client, clock, doer, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    simulator.faults.always({ path: /^\/api\/users/u }, { kind: 'expire-session' })
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(11) }), doer))
    const waiting = await untilKind(id, 'waiting')
    expect(waiting.state).toMatchObject({ until: null, why: { kind: 'accountInUse' } })
    expect(outbox.state().paused).toMatchObject({ kind: 'accountInUse' })
    simulator.faults.clear()
    clock.pass(60 * minute)
    expect(outbox.jobs()[0]?.attempts).toBe(1)
    valueOf(await client.signIn(demoLogin, {}))
    outbox.wake('signedIn')
    await untilKind(id, 'done')
  })

  it('is no attempt at all while nobody is signed in', async () => {
    const { outbox, simulator, client, doer, untilKind } = await openOutboxRoom({ signedIn: false })
    const { id } = valueOf(await outbox.save(orderForNew(draftOf('Early Example')), doer))
    expect(outbox.state().paused).toEqual({ kind: 'signInRequired', reason: 'neverSignedIn' })
    expect(simulator.counters.requests).toBe(0)
    valueOf(await client.signIn(demoLogin, {}))
    outbox.wake('signedIn')
    await untilKind(id, 'done')
  })
})

describe('a certificate that changed', () => {
  it('pauses everything, and nothing is sent until it is the paired one again', async () => {
    const simulator = await openServer()
    const { outbox, client, clock, doer, untilState } = await openOutboxRoom({ simulator })
    const person = await lookAt(client, '1010')
    const honest = simulator.fingerprint
    const other = await issueCertificate()
    simulator.replaceCertificate(other)
    simulator.closeIdleConnections()
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(12) }), doer))
    await untilState(({ paused }) => paused?.kind === 'certificateChanged')
    simulator.counters.reset()
    clock.pass(60 * minute)
    expect(simulator.counters.requests).toBe(0)
    expect(outbox.jobs().find((job) => job.id === id)?.state).toMatchObject({ kind: 'waiting', until: null })
    expect(honest).not.toBe(other.fingerprint)
  })
})

describe('a station that is paired with another server', () => {
  it('keeps the work of the first for the day it comes back', async () => {
    let server: string | null = 'elsewhere.example:443'
    const room = await openOutboxRoom({ server: () => server })
    const { outbox, simulator, untilKind } = room
    const { id } = valueOf(await outbox.save(orderForNew(draftOf('Patient Example')), room.doer))
    expect(outbox.jobs()[0]?.state).toMatchObject({
      kind: 'waiting',
      why: { kind: 'otherServer', host: room.doer.server },
    })
    expect(simulator.requests.matching(creations)).toHaveLength(0)
    server = room.doer.server
    outbox.wake('paired')
    await untilKind(id, 'done')
  })
})

describe('a disk that is full', () => {
  it('stops the work where it stands, and goes on when there is room', async () => {
    const { outbox, store, simulator, client, clock, doer, untilState, untilKind } = await openOutboxRoom()
    const person = await lookAt(client, '1010')
    const held = simulator.faults.hold(changes)
    const { id } = valueOf(await outbox.save(orderFor(person, { profilePhoto: drawnPhoto(13), mail }), doer))
    await held.arrived
    store.trouble = 'noSpace'
    held.release()
    await untilState(({ paused }) => paused?.kind === 'notSaved')
    expect(failureOf(await outbox.save(orderForNew(draftOf('Late Example')), doer))).toMatchObject({ kind: 'notSaved' })
    expect(simulator.requests.matching(mails)).toHaveLength(0)
    store.trouble = null
    clock.pass(minute)
    await untilKind(id, 'done')
    expect(simulator.mails).toHaveLength(1)
  })
})

describe('a mail', () => {
  it('whose answer was lost asks, is not sent again by a retry, and is sent again by a decision', async () => {
    const { outbox, simulator, doer, decide, untilKind } = await openOutboxRoom()
    const person = { id: '1001', name: 'Aylin Demir' }
    simulator.faults.next(mails, { kind: 'reset-after-commit' })
    const { id } = valueOf(await outbox.save(orderFor(person, { mail }), doer))
    const asking = await untilKind(id, 'needsClerk')
    expect(asking.state.question).toEqual({
      kind: 'stepFailed',
      step: 'sendMail',
      failure: { kind: 'outcomeUnknown', action: 'sendMail' },
    })
    expect(failureOf(await outbox.decide(id, { kind: 'retry' }, doer))).toEqual({ kind: 'decisionOutdated' })
    expect(simulator.mails).toHaveLength(1)
    await decide(id, { kind: 'sendMailAgain' })
    await untilKind(id, 'done')
    expect(simulator.mails).toHaveLength(2)
  })

  it('that was plainly refused may be tried again', async () => {
    const { outbox, simulator, doer, decide, untilKind } = await openOutboxRoom()
    const person = { id: '1001', name: 'Aylin Demir' }
    simulator.setSettings({ smtpConfigured: false })
    const { id } = valueOf(await outbox.save(orderFor(person, { mail }), doer))
    const asking = await untilKind(id, 'needsClerk')
    expect(asking.state.question).toMatchObject({ failure: { kind: 'mailPreconditionMissing', missing: 'mailServer' } })
    simulator.setSettings({ smtpConfigured: true })
    await decide(id, { kind: 'retry' })
    await untilKind(id, 'done')
    expect(simulator.mails).toHaveLength(1)
  })

  it('that was on its way when the program died asks after the next start', async () => {
    const first = await openOutboxRoom()
    const held = first.simulator.faults.hold(mails, 'after')
    const person = { id: '1001', name: 'Aylin Demir' }
    const { id } = valueOf(await first.outbox.save(orderFor(person, { mail }), first.doer))
    await held.arrived
    // The program is gone: what it would have written now is never written.
    first.store.trouble = 'failed'
    const jobs = new Map(first.store.jobs)
    held.release()
    const { MemoryStore } = await import('../../fixtures/outbox/memory-store.ts')
    const store = new MemoryStore()
    for (const [key, job] of jobs) store.jobs.set(key, job)
    const second = await openOutboxRoom({ store, simulator: first.simulator })
    const asking = await second.untilKind(id, 'needsClerk')
    expect(asking.state.question).toMatchObject({ step: 'sendMail', failure: { kind: 'outcomeUnknown' } })
    expect(second.outbox.mails()).toEqual([expect.objectContaining({ id: '1001', accepted: false })])
    await second.decide(id, { kind: 'leaveOut', step: 'sendMail' })
    await second.untilKind(id, 'done')
    expect(first.simulator.mails).toHaveLength(1)
  })
})
