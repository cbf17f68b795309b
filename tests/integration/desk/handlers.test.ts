import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createConnectionMonitor } from '../../../src-main/biostar/connection-monitor.ts'
import { watchDoors } from '../../../src-main/desk/door-watch.ts'
import { createHandlers } from '../../../src-main/desk/handlers.ts'
import type { Directory } from '../../../src-main/directory/directory.ts'
import type { CallContext, Handlers } from '../../../src-main/ipc/handlers.ts'
import type { SaveText } from '../../../src-main/journal/export-run.ts'
import { openLogFile } from '../../../src-main/observe/log-file.ts'
import { createOutbox } from '../../../src-main/outbox/create-outbox.ts'
import { openStationStore } from '../../../src-main/storage/open-station-store.ts'
import { keepSettings } from '../../../src-main/policy/settings.ts'
import { formatServerAddress } from '../../../src-main/biostar/server-address.ts'
import type { ConsentText } from '../../../src-preload/contract/consent.ts'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { demoLogin, notablePeople, startSimulator, type Simulator } from '../../../tools/simulator/index.ts'
import { orderFor } from '../../fixtures/outbox/orders.ts'
import { profilePhotoOf } from '../../fixtures/outbox/pictures.ts'
import { openStation, pairWith, takeDown, type Station } from './desk-room.ts'

const call: CallContext = { signal: new AbortController().signal, progress: () => undefined }
const startTimer = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}

const consentText: ConsentText = {
  textId: 'site',
  language: 'en',
  version: '1',
  digest: 'a'.repeat(64),
  languageName: 'English',
  title: 'Your photo',
  paragraphs: ['What we do with it.'],
  questions: { profilePhoto: 'Do you agree?', visualFace: 'Do you agree?' },
}

/** A copy of the people list that only remembers what it was told. */
class ListeningDirectory implements Directory {
  readonly learned: DirectoryPerson[] = []
  readonly forgotten: string[] = []
  state = () => ({ kind: 'empty', isSweeping: false }) as const
  search = async () => Promise.resolve({ people: [], hasMore: false, state: this.state() })
  onChange = () => () => undefined
  learn = (people: readonly DirectoryPerson[]): void => void this.learned.push(...people)
  forget = (id: string): void => void this.forgotten.push(id)
  wake = (): void => undefined
  stop = async (): Promise<void> => Promise.resolve()
}

interface Desk {
  readonly station: Station
  readonly simulator: Simulator
  readonly handlers: Handlers
  readonly directory: ListeningDirectory
  /** What the system's dialog answers; the clerk chooses a file unless told. */
  save: SaveText
  readonly saved: string[]
  /** What was put on the clipboard. */
  readonly copied: string[]
}

async function openHandlers(): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-handlers-'))
  takeDown(() => rm(folder, { recursive: true, force: true }))
  const simulator = await startSimulator({ people: 20 })
  takeDown(() => simulator.stop())
  const station = await openStation()
  const clock = Date.now
  const log = openLogFile(join(folder, 'logs'), clock)
  const store = await openStationStore({
    folder: join(folder, 'store'),
    vault: station.vault,
    startTimer,
    log,
    station: 'desk',
  })
  takeDown(() => store.close())
  const directory = new ListeningDirectory()
  const settings = await keepSettings(join(folder, 'settings.json'), () => undefined)
  const outbox = await createOutbox({
    store,
    client: () => {
      const link = station.server.current()
      return link === null ? null : { client: link.client, server: formatServerAddress(link.record.address) }
    },
    clock,
    startTimer,
    random: () => 0.5,
    newId: randomUUID,
    log,
    settings: () => settings.current(),
  })
  takeDown(() => outbox.stop())
  const saved: string[] = []
  const copied: string[] = []
  const desk: Desk = {
    station,
    simulator,
    directory,
    saved,
    copied,
    save: async ({ name, text }) => {
      let whole = typeof text === 'string' ? text : ''
      if (typeof text !== 'string') for await (const piece of text) whole += piece
      saved.push(`${name}\n${whole}`)
      return succeed(undefined)
    },
    handlers: createHandlers({
      ...station,
      doorWatch: watchDoors({ clock, startTimer, random: () => 0.5, log }),
      shell: {
        facts: {
          version: '0',
          name: 'd',
          platform: 'linux',
          architecture: 'x64',
          runtime: { node: '24' },
          language: 'en',
        },
        copyText: async (text) => {
          copied.push(text)
          return Promise.resolve()
        },
        saveText: async (file) => desk.save(file),
        refusals: () => ({}),
      },
      clock,
      log,
      settings,
      monitor: createConnectionMonitor({ clock, startTimer: () => () => undefined, log }),
      outbox,
      directory,
      store,
      readJournalMark: async () => Promise.resolve({ fingerprint: 'ab'.repeat(32), lastNumber: 7 }),
      readConsentTexts: async () => Promise.resolve([consentText]),
    }),
  }
  return desk
}

async function openSignedIn(): Promise<Desk> {
  const desk = await openHandlers()
  await pairWith(desk.station, desk.simulator)
  expect(await desk.station.clerk.signIn({ ...demoLogin, remember: false }, {})).toMatchObject({ ok: true })
  return desk
}

const order = orderFor({ id: notablePeople.withoutPhoto, name: 'Somebody' }, { profilePhoto: profilePhotoOf(1) })
const allEntries = { callId: 'journal', text: '', from: null, until: null, below: null, limit: 50 }

/** What the journal tells, oldest first. */
async function told({ handlers }: Desk) {
  const page = await handlers.readJournal(allEntries, call)
  if (!page.ok) throw new Error(page.failure.kind)
  return page.value.entries.toReversed()
}
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
    () => handlers.deletePerson(about, call),
    () => handlers.removePhoto(about, call),
    () => handlers.removeVisualFaces(about, call),
    () => handlers.readMailReadiness({ callId: 'a' }, call),
    () => handlers.readJournal(allEntries, call),
    () => handlers.verifyJournal({ callId: 'a' }, call),
    () => handlers.exportJournal({ callId: 'a', format: 'csv' }, call),
    () => handlers.saveReceipt({ callId: 'a', text: 'receipt' }, call),
    () => handlers.erasePerson({ id: about.id }, call),
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
