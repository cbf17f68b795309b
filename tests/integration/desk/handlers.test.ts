import { describe, expect, it } from 'vitest'
import type { Handlers } from '../../../src-main/ipc/handlers.ts'
import { known } from '../../../src-preload/contract/fact.ts'
import { fail } from '../../../src-preload/contract/outcome.ts'
import { demoLogin, notablePeople, startSimulator } from '../../../tools/simulator/index.ts'
import { orderFor } from '../../fixtures/outbox/orders.ts'
import { profilePhotoOf } from '../../fixtures/outbox/pictures.ts'
import { pairWith, takeDown } from './desk-room.ts'
import { allEntries, call, openHandlers, openSignedIn, told } from './handlers-room.ts'

const order = orderFor({ id: notablePeople.withoutPhoto, name: 'Somebody' }, { profilePhoto: profilePhotoOf(1) })

const job = '3f0c5a9e-8e1d-4a53-9d7a-0c5d8a1f2b33'

/** Everything about people, work and journal that needs a clerk at an unlocked station. */
function everythingPersonal(handlers: Handlers): readonly (() => Promise<unknown>)[] {
  const about = { callId: 'a', id: notablePeople.ordinary }
  return [
    () => handlers.saveEnrollment(order, call),
    () => handlers.readJobs({}, call),
    () => handlers.readJobPicture({ job, picture: 'profilePhoto' }, call),
    () => handlers.decideJob({ job, decision: { kind: 'retry' } }, call),
    () => handlers.retryJobs({}, call),
    () => handlers.withdrawConsent({ id: about.id, name: '' }, call),
    () => handlers.searchDirectory({ text: 'a', limit: 5 }, call),
    () => handlers.searchPeople({ callId: 'a', text: 'a', offset: 0, limit: 5 }, call),
    () => handlers.readPerson(about, call),
    () => handlers.prepareCreation({ callId: 'a' }, call),
    () => handlers.changePerson({ ...about, changes: { title: { from: null, to: 'Lead' } } }, call),
    () => handlers.findSimilarPeople({ callId: 'a', id: '', name: 'Aylin Demir', email: null, phone: null }, call),
    () => handlers.readAccessGroups({ callId: 'a' }, call),
    () => handlers.readUserGroups({ callId: 'a' }, call),
    () => handlers.deletePerson(about, call),
    () => handlers.removePhoto(about, call),
    () => handlers.removeVisualFaces(about, call),
    () => handlers.readMailReadiness({ callId: 'a' }, call),
    () => handlers.readJournal(allEntries, call),
    () => handlers.verifyJournal({ callId: 'a' }, call),
    () => handlers.exportJournal({ callId: 'a', format: 'csv' }, call),
    () => handlers.saveReceipt({ callId: 'a', text: 'receipt' }, call),
    () => handlers.erasePerson({ person: { kind: 'id', id: about.id } }, call),
    () => handlers.readEnrollmentDevices({ callId: 'a' }, call),
    () => handlers.scanVisualFace({ callId: 'a', device: '543716115', consent: null }, call),
    () => handlers.readDeviceSync({ callId: 'a' }, call),
    () => handlers.readPushDevices({ callId: 'a' }, call),
    () => handlers.pushToDevice({ ...about, name: '', device: '543716115' }, call),
    () => handlers.readTerminals({ callId: 'a', again: false }, call),
    () => handlers.readPersonOnTerminal({ ...about, terminal: '541600003' }, call),
    () => handlers.prepareForTerminals({ ...about, facePicture: null, consent: null }, call),
    () => handlers.putOnTerminal({ callId: 'a', terminal: '541600003', order: job, copyFaceFrom: null }, call),
    () => handlers.removeFromTerminal({ ...about, terminal: '541600003', name: '' }, call),
    () => handlers.readTerminalContents({ callId: 'a', terminal: '541600003' }, call),
    () => handlers.emptyTerminal({ callId: 'a', terminal: '541600003', name: '' }, call),
  ]
}

describe('an enrollment', () => {
  it('is saved by whoever is signed in, in their name, and done at the server', async () => {
    const desk = await openSignedIn()
    const { handlers, simulator } = desk
    expect(await handlers.saveEnrollment(order, call)).toMatchObject({
      ok: true,
      value: { personId: notablePeople.withoutPhoto, kept: 'onDisk' },
    })
    expect((await told(desk))[0]).toMatchObject({
      operatorId: '1',
      server: `127.0.0.1:${String(simulator.port)}`,
      facts: { kind: 'enrollmentSaved' },
    })
    await expect
      .poll(async () => {
        const jobs = await handlers.readJobs({}, call)
        return jobs.ok ? jobs.value.jobs.map(({ state }) => state.kind) : jobs
      })
      .toEqual(['done'])
    expect(simulator.requests.entries.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(simulator.state.people.get(notablePeople.withoutPhoto)?.photo.kind).toBe('stored')
  })
})

describe('a consent', () => {
  const named = { textId: 'site', language: 'en', version: '1', digest: 'a'.repeat(64) }
  const answers = [{ purpose: 'profilePhoto', answer: 'given' } as const]

  it('to words that this station shows is taken, and to any other it is none', async () => {
    const desk = await openSignedIn()
    for (const other of [{ version: '2' }, { digest: 'b'.repeat(64) }, { language: 'de' }, { textId: 'other' }]) {
      const consent = { text: { ...named, ...other }, answers }
      expect(await desk.handlers.saveEnrollment({ ...order, consent }, call)).toEqual({
        ok: false,
        failure: { kind: 'consentMissing' },
      })
    }
    expect(await told(desk)).toEqual([])
    expect(await desk.handlers.saveEnrollment({ ...order, consent: { text: named, answers } }, call)).toMatchObject({
      ok: true,
    })
    expect((await told(desk)).map(({ facts }) => facts.kind)).toContain('consentAnswered')
  })
})

describe('what is personal', () => {
  it('is for nobody before there is a server and a clerk, nor while the station is locked', async () => {
    const desk = await openHandlers()
    const { handlers, station, simulator, saved } = desk
    for (const ask of everythingPersonal(handlers)) expect(await ask()).toMatchObject({ ok: false })
    await pairWith(station, simulator)
    for (const ask of everythingPersonal(handlers))
      expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'signInRequired' } })
    await station.clerk.signIn({ ...demoLogin, remember: false }, {})
    station.clerk.lock()
    for (const ask of everythingPersonal(handlers))
      expect(await ask()).toEqual({ ok: false, failure: { kind: 'stationLocked' } })
    await station.clerk.unlock(demoLogin.password)
    expect([await told(desk), saved]).toEqual([[], []])
  })

  it('is otherwise answered: the same calls meet other failures, or none', async () => {
    const { handlers } = await openSignedIn()
    const answers = []
    for (const ask of everythingPersonal(handlers)) answers.push(await ask())
    expect(answers).not.toContainEqual({ ok: false, failure: { kind: 'stationLocked' } })
    expect(answers.filter((answer) => (answer as { ok: boolean }).ok).length).toBeGreaterThan(10)
  })
})

describe('what a clerk removes by hand', () => {
  it('is told in the journal with the name that was seen', async () => {
    const desk = await openSignedIn()
    const { handlers, directory } = desk
    const about = { callId: 'a', id: notablePeople.ordinary }
    const read = await handlers.readPerson(about, call)
    expect(directory.learned.map(({ summary }) => summary.id)).toEqual([about.id])
    await handlers.removePhoto(about, call)
    await handlers.removeVisualFaces(about, call)
    await handlers.deletePerson(about, call)
    const name = read.ok ? read.value.name : ''
    expect(await told(desk)).toMatchObject(
      ['profilePhoto', 'visualFaces', 'person'].map((what) => ({
        facts: { kind: 'removedByClerk', what },
        person: { kind: 'person', person: { id: about.id, name } },
      })),
    )
    expect(directory.forgotten).toEqual([about.id])
  })
})

describe('what a clerk changes', () => {
  const about = { callId: 'a', id: notablePeople.ordinary }
  const changes = {
    phone: { from: null, to: '+49 30 5551234' },
    userGroup: { from: '1002', to: '1003' },
    accessGroups: { add: ['4'], remove: [] },
  }

  it('is told in the journal by the names of the fields, and to the copy of the people list', async () => {
    const desk = await openSignedIn()
    expect(await desk.handlers.changePerson({ ...about, changes }, call)).toMatchObject({
      ok: true,
      value: { notKept: [], person: { phone: known('+49 30 5551234') } },
    })
    const entries = await told(desk)
    expect(entries).toMatchObject([
      {
        operatorId: '1',
        facts: { kind: 'changedByClerk', fields: ['phone', 'userGroup', 'accessGroups'] },
        person: { kind: 'person', person: { id: about.id, name: 'Aylin Demir' } },
      },
    ])
    expect(JSON.stringify(entries)).not.toContain('5551234')
    expect(desk.directory.learned.map(({ summary }) => [summary.id, summary.phone])).toEqual([
      [about.id, known('+49 30 5551234')],
    ])
  })

  it('is not told when it was not made, and who is gone is gone from the copy too', async () => {
    const desk = await openSignedIn()
    desk.simulator.state.people.change(about.id, { phone: '+1 5550000' })
    expect(await desk.handlers.changePerson({ ...about, changes }, call)).toEqual({
      ok: false,
      failure: { kind: 'fieldsChangedMeanwhile', fields: ['phone'] },
    })
    desk.simulator.state.deletePerson(about.id)
    expect(await desk.handlers.changePerson({ ...about, changes }, call)).toMatchObject({
      failure: { kind: 'personNotFound' },
    })
    expect([await told(desk), desk.directory.forgotten]).toEqual([[], [about.id]])
  })

  it('makes its groups the usual ones, newest first, until the station belongs to another server', async () => {
    const desk = await openSignedIn()
    const usual = async () => {
      const read = await desk.handlers.readSettings({}, call)
      return read.ok ? [read.value.settings.usualAccessGroups, read.value.settings.usualUserGroup] : read
    }
    await desk.handlers.changePerson({ ...about, changes }, call)
    await desk.handlers.changePerson({ ...about, changes: { accessGroups: { add: ['7', '6'], remove: ['4'] } } }, call)
    expect(await usual()).toEqual([['7', '6', '4'], '1003'])
    const pair = async (address: string) => {
      const look = await desk.handlers.probeServer({ callId: 'p', address }, call)
      if (!look.ok) throw new Error(look.failure.kind)
      await desk.handlers.pairServer({ probeId: look.value.probeId, trust: 'pinnedCertificate' }, call)
    }
    await pair(desk.simulator.url)
    expect(await usual()).toEqual([['7', '6', '4'], '1003'])
    const other = await startSimulator({ people: 12 })
    takeDown(() => other.stop())
    await pair(other.url)
    expect(await usual()).toEqual([[], null])
    await desk.handlers.changeSettings({ usualAccessGroups: ['3'], usualUserGroup: '1' }, call)
    await desk.handlers.forgetServer({}, call)
    expect(await usual()).toEqual([[], null])
  })
})

describe('people who are like a newcomer', () => {
  it('are found on the server where there is no copy yet', async () => {
    const { handlers } = await openSignedIn()
    const newcomer = { callId: 'a', id: '', name: 'aylin demir', email: 'AYLIN.DEMIR@example.org', phone: null }
    expect(await handlers.findSimilarPeople(newcomer, call)).toMatchObject({
      ok: true,
      value: { people: [{ person: { id: notablePeople.ordinary }, same: ['name', 'email'] }], askedOf: ['server'] },
    })
  })
})

describe('the journal in clear', () => {
  it('leaves by the dialog alone, and that it left is told', async () => {
    const desk = await openSignedIn()
    expect(await desk.handlers.exportJournal({ callId: 'a', format: 'csv' }, call)).toEqual({
      ok: true,
      value: { entries: 0 },
    })
    expect(desk.saved).toHaveLength(1)
    expect(await told(desk)).toMatchObject([{ operatorId: '1', facts: { kind: 'journalExported', format: 'csv' } }])
    desk.save = async () => Promise.resolve(fail({ kind: 'cancelled' }))
    expect(await desk.handlers.exportJournal({ callId: 'b', format: 'json' }, call)).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    })
    expect(await told(desk)).toHaveLength(1)
  })
})

describe('the diagnostics', () => {
  it('tell where work is kept and by what the journal is known, and about nobody', async () => {
    const { handlers, copied } = await openSignedIn()
    await handlers.saveEnrollment(order, call)
    expect(await handlers.copyDiagnostics({}, call)).toMatchObject({ ok: true })
    expect(copied[0]).toMatch(/Work: kept on the disk, \d under way, 0 need a clerk/u)
    expect(copied[0]).toContain('People list: none yet')
    expect(copied[0]).toContain(`Journal: signed by ${'ab'.repeat(32)}, last entry in the keychain 7`)
    expect(copied[0]).not.toContain('Somebody')
  })
})
