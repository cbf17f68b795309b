import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createConnectionMonitor } from '../../../src-main/biostar/connection-monitor.ts'
import { openGatewayLink } from '../../../src-main/desk/gateway-link.ts'
import { createKeptPutOrder } from '../../../src-main/desk/kept-put-order.ts'
import { createKeptScan } from '../../../src-main/desk/kept-scan.ts'
import { watchDoors } from '../../../src-main/desk/door-watch.ts'
import { createHandlers } from '../../../src-main/desk/handlers.ts'
import type { Directory } from '../../../src-main/directory/directory.ts'
import { connectGateway } from '../../../src-main/gateway/connect-gateway.ts'
import type { CallContext, Handlers } from '../../../src-main/ipc/handlers.ts'
import type { SaveText } from '../../../src-main/journal/export-run.ts'
import { openLogFile } from '../../../src-main/observe/log-file.ts'
import { createOutbox } from '../../../src-main/outbox/create-outbox.ts'
import { openStationStore } from '../../../src-main/storage/open-station-store.ts'
import { openKeptGround } from '../../../src-main/directory/kept-ground.ts'
import { keepGatewayRecord } from '../../../src-main/policy/record-file.ts'
import { keepSettings } from '../../../src-main/policy/settings.ts'
import { formatServerAddress } from '../../../src-main/biostar/server-address.ts'
import type { ConsentText } from '../../../src-preload/contract/consent.ts'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { succeed } from '../../../src-preload/contract/outcome.ts'
import { demoLogin, startSimulator, type Simulator } from '../../../tools/simulator/index.ts'
import { openStation, pairWith, takeDown, type Station } from './desk-room.ts'

/** The messages of the gateway. */
const protocolFolder = join(import.meta.dirname, '../../../resources/gateway')

/** A call that nobody gives up. */
export const call: CallContext = { signal: new AbortController().signal, progress: () => undefined }
const startTimer = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}

/** The words this station shows. */
export const consentText: ConsentText = {
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

/** A desk with everything behind its handlers. */
export interface Desk {
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

/** Opens a desk where nobody is signed in. */
export async function openHandlers(): Promise<Desk> {
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
  const keptGround = openKeptGround({
    folder,
    dataKey: async () => Promise.resolve(Buffer.alloc(32, 7)),
    server: () => 'biostar.example.org:443',
    scope: () => 'everything',
    wanted: () => true,
    log,
  })
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
  const gateway = await openGatewayLink({
    records: keepGatewayRecord(join(folder, 'gateway.json')),
    connect: (record) => connectGateway(record, { protocolFolder, startTimer, log }),
    clock,
    startTimer,
    log,
  })
  takeDown(() => {
    gateway.close()
  })
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
      keptGround,
      store,
      scans: createKeptScan({ clock, newId: randomUUID }),
      gateway,
      putOrders: createKeptPutOrder({ clock, newId: randomUUID }),
      readJournalMark: async () => Promise.resolve({ fingerprint: 'ab'.repeat(32), lastNumber: 7 }),
      readConsentTexts: async () => Promise.resolve([consentText]),
    }),
  }
  return desk
}

/** Opens a desk that is paired and where the administrator is signed in. */
export async function openSignedIn(
  operator: { readonly loginId: string; readonly password: string } = demoLogin,
): Promise<Desk> {
  const desk = await openHandlers()
  await pairWith(desk.station, desk.simulator)
  const { loginId, password } = operator
  expect(await desk.station.clerk.signIn({ loginId, password, remember: false }, {})).toMatchObject({ ok: true })
  return desk
}

/** Asks for the whole journal. */
export const allEntries = { callId: 'journal', text: '', from: null, until: null, below: null, limit: 50 }

/** What the journal tells, oldest first. */
export async function told({ handlers }: Desk) {
  const page = await handlers.readJournal(allEntries, call)
  if (!page.ok) throw new Error(page.failure.kind)
  return page.value.entries.toReversed()
}
