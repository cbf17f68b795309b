import { randomUUID } from 'node:crypto'
import { afterEach } from 'vitest'
import type { BioStarClient } from '../../../src-main/biostar/client.ts'
import { createOutbox } from '../../../src-main/outbox/create-outbox.ts'
import type { Doer, Outbox } from '../../../src-main/outbox/outbox.ts'
import type { Job, JobDecision, OutboxState, SeenPerson } from '../../../src-preload/contract/job.ts'
import { defaultSettings, type Settings } from '../../../src-preload/contract/settings.ts'
import { known } from '../../../src-preload/contract/fact.ts'
import { demoLogin, type Simulator } from '../../../tools/simulator/index.ts'
import { MemoryStore } from '../../fixtures/outbox/memory-store.ts'
import { slowClock, type SlowClock } from '../../fixtures/outbox/slow-clock.ts'
import { openDesk, openServer, valueOf } from '../biostar/client-room.ts'

const takenDown: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of takenDown.splice(0).toReversed()) await end()
})

/** A station's outbox with a simulator behind it, and a clock that stands still unless it is told to go. */
export interface OutboxRoom {
  readonly outbox: Outbox
  readonly store: MemoryStore
  readonly simulator: Simulator
  readonly client: BioStarClient
  readonly clock: SlowClock
  readonly doer: Doer
  readonly settings: Settings
  /** Everything that was announced of jobs, oldest first. */
  readonly announced: readonly Job[]
  /** Waits until a job stands as asked for. */
  readonly untilJob: (id: string, stands: (job: Job) => boolean) => Promise<Job>
  readonly untilKind: <Kind extends Job['state']['kind']>(id: string, kind: Kind) => Promise<JobOfKind<Kind>>
  /** Waits until the outbox as a whole stands as asked for. */
  readonly untilState: (stands: (state: OutboxState) => boolean) => Promise<void>
  readonly decide: (id: string, decision: JobDecision) => Promise<Job>
}

/** A job that stands in one way. */
export type JobOfKind<Kind extends Job['state']['kind']> = Job & {
  readonly state: Extract<Job['state'], { kind: Kind }>
}

/** What a room may be opened with. */
export interface RoomOptions {
  readonly store?: MemoryStore
  readonly simulator?: Simulator
  readonly clock?: SlowClock
  readonly settings?: Partial<Settings>
  readonly signedIn?: boolean
  /** The name of the paired server; the demo server's address unless it is given. */
  readonly server?: () => string | null
}

/** Opens an outbox; whoever opened a room before hands its store over to start again on the same data. */
export async function openOutboxRoom(options: RoomOptions = {}): Promise<OutboxRoom> {
  const simulator = options.simulator ?? (await openServer())
  const { client } = openDesk(simulator)
  const store = options.store ?? new MemoryStore()
  const clock = options.clock ?? slowClock()
  const settings: Settings = { ...defaultSettings, ...options.settings }
  if (options.signedIn !== false) valueOf(await client.signIn(demoLogin, {}))
  const server = `127.0.0.1:${String(simulator.port)}`
  const outbox = await createOutbox({
    store,
    client: () => {
      const paired = options.server === undefined ? server : options.server()
      return paired === null ? null : { client, server: paired }
    },
    clock: clock.now,
    startTimer: clock.startTimer,
    random: () => 0.5,
    newId: randomUUID,
    log: { write: () => undefined },
    settings: () => settings,
  })
  takenDown.push(() => outbox.stop())
  const announced: Job[] = []
  outbox.onJob((job) => void announced.push(job))

  const untilJob = (id: string, stands: (job: Job) => boolean) =>
    new Promise<Job>((resolve) => {
      const now = outbox.jobs().find((job) => job.id === id)
      if (now !== undefined && stands(now)) resolve(now)
      const end = outbox.onJob((job) => {
        if (job.id !== id || !stands(job)) return
        end()
        resolve(job)
      })
    })

  return {
    outbox,
    store,
    simulator,
    client,
    clock,
    doer: { operatorId: '1', server },
    settings,
    announced,
    untilJob,
    untilKind: async (id, kind) => (await untilJob(id, ({ state }) => state.kind === kind)) as never,
    untilState: async (stands) =>
      new Promise((resolve) => {
        if (stands(outbox.state())) resolve()
        const end = outbox.onState((state) => {
          if (!stands(state)) return
          end()
          resolve()
        })
      }),
    decide: async (id, decision) => valueOf(await outbox.decide(id, decision, { operatorId: '1', server })),
  }
}

/** What a clerk sees of a person, read from the server like the window does. */
export async function lookAt(
  client: BioStarClient,
  id: string,
): Promise<{ id: string; name: string; seen: SeenPerson }> {
  const { name, photo, standing, expiry, heldFaces } = valueOf(await client.readPerson(id, {}))
  const seen: SeenPerson = {
    photo: photo.kind === 'present' ? { kind: 'digest', digest: photo.digest } : { kind: 'none' },
    standing,
    expiry,
    faces: heldFaces.kind === 'known' ? known(heldFaces.value.map(({ digest }) => digest)) : heldFaces,
  }
  return { id, name, seen }
}

/** The kinds of what the journal was told, oldest first. */
export function toldIn(store: Pick<MemoryStore, 'entries'>): readonly string[] {
  return store.entries.map(({ facts }) => facts.kind)
}
