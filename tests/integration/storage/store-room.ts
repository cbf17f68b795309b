import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { journalMigrations } from '../../../src-main/journal/journal-rows.ts'
import { type NewJournalEntry, openJournalTable } from '../../../src-main/journal/journal-table.ts'
import { type Log, type LogFields, silentLog } from '../../../src-main/observe/log.ts'
import { openOnDisk } from '../../../src-main/storage/disk-store.ts'
import { openStationStore, type StationStoreParts } from '../../../src-main/storage/open-station-store.ts'
import type {
  NewPicture,
  PictureRole,
  StationStore,
  StoreChange,
  StoredJob,
} from '../../../src-main/storage/station-store.ts'
import type { Store } from '../../../src-main/storage/store.ts'
import { dataKeyAccount } from '../../../src-main/vault/data-key.ts'
import { stationKeyAccount } from '../../../src-main/vault/station-key.ts'
import { MemoryVault } from '../vault/memory-vault.ts'

/** A desk whose store is opened, closed and killed: a folder, a keychain, and what was logged. */
export interface StoreRoom {
  /** The store's own folder. */
  readonly folder: string
  readonly vault: MemoryVault
  readonly events: readonly LoggedEvent[]
  /** Opens the store as a station that has just started does. Closed when the test is over, if it still is open. */
  open(options?: Partial<Pick<StationStoreParts, 'folder' | 'vault' | 'startThread'>>): Promise<StationStore>
}

/** An event as it was logged. */
export interface LoggedEvent {
  readonly event: string
  readonly fields: LogFields
}

/** A folder of its own, gone when the test is over. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-store-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Makes a desk that never kept anything. */
export async function storeRoom(): Promise<StoreRoom> {
  const folder = join(await ownFolder(), 'store')
  const vault = new MemoryVault()
  const events: LoggedEvent[] = []
  const log: Log = { write: (_level, event, fields = {}) => void events.push({ event, fields }) }
  return {
    folder,
    vault,
    events,
    open: async (options = {}) => {
      // Numbers are noted when the store is closed; no test waits for the clock.
      const startTimer = () => () => undefined
      const parts = { folder, vault, startTimer, log, station: 'desk-1', ...options }
      const store = await openStationStore(parts)
      onTestFinished(async () => store.close())
      return store
    },
  }
}

/** What a power cut at this moment would leave of a folder: a copy of it as it lies there. */
export async function leftByPowerCut(folder: string): Promise<string> {
  const left = join(await ownFolder(), 'store')
  await cp(folder, left, { recursive: true })
  return left
}

/** A job that waits. */
export function aJob(words: Partial<StoredJob> = {}): StoredJob {
  return { id: randomUUID(), settled: false, record: JSON.stringify({ name: 'Ada Lovelace' }), ...words }
}

/** A picture of some bytes by chance, for a job. */
export function aPicture(job: string, role: PictureRole = 'profilePhoto', bytes = randomBytes(30_000)): NewPicture {
  return { job, role, bytes, boundTo: JSON.stringify(['biostar.example.org:443', '1001']) }
}

/** An entry of the journal about somebody. */
export function anEntry(name = 'Ada Lovelace', id = '1001'): NewJournalEntry {
  return {
    at: '2026-11-27T09:00:00.000Z',
    server: 'biostar.example.org:443',
    operatorId: '7',
    facts: { kind: 'consentWithdrawn', job: null, cancelledJobs: 0 },
    person: { server: 'biostar.example.org:443', id, job: null, name, overrideWords: null },
  }
}

/**
 * Opens the store of a folder in this thread: it does exactly what it is asked and never rests by itself, so that a copy of the
 * folder is what a power cut leaves.
 */
export async function openHere(folder: string, keys: HereKeys = newKeys()): Promise<Store> {
  const journal = { migrations: journalMigrations, open: openJournalTable }
  const { dataKey, stationKey } = keys
  const parts = { journal, stationKey, station: 'desk-1', lastNumber: null, clock: Date.now, log: silentLog }
  const opening = await openOnDisk(folder, dataKey, parts)
  if (opening.kind === 'trouble') throw new Error(`not opened: ${opening.trouble}`)
  onTestFinished(async () => opening.store.close())
  return opening.store
}

/** What the keychain has for a folder. */
export interface HereKeys {
  readonly dataKey: Buffer
  readonly stationKey: string
}

/** New keys, as the first start makes them. */
export function newKeys(): HereKeys {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { dataKey: randomBytes(32), stationKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() }
}

/** The keys in a keychain in memory. */
export function keysIn(vault: MemoryVault): HereKeys {
  const [dataKey, stationKey] = [vault.secrets.get(dataKeyAccount), vault.secrets.get(stationKeyAccount)]
  return { dataKey: Buffer.from(dataKey ?? '', 'base64'), stationKey: stationKey ?? '' }
}

/** Changes the store and expects that it is saved. */
export async function saved(store: Pick<Store, 'change'> | StationStore, change: StoreChange): Promise<void> {
  expect(await store.change(change)).toEqual({ ok: true, value: undefined })
}

/** The bytes of a picture that has to be there. */
export async function pictureOf(store: StationStore, job: string, role: PictureRole = 'profilePhoto'): Promise<Buffer> {
  const reading = await store.readPicture(job, role)
  if (reading.kind !== 'picture') throw new Error(`the picture is ${reading.kind}`)
  return Buffer.from(reading.bytes)
}

/** Every file below a folder with its bytes, by its path there. */
export async function filesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name))
  return new Map(await Promise.all(files.map(async (path) => [path, await readFile(path)] as const)))
}
