import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { encode } from 'jpeg-js'
import { afterEach } from 'vitest'
import type { EnrollmentServer } from '../../../src-main/biostar/enrollment-server.ts'
import { createGatewayClient } from '../../../src-main/gateway/create-gateway-client.ts'
import { enrollThroughGateway } from '../../../src-main/gateway/enrollment/enrollment-through-gateway.ts'
import { loadGatewayProtocol } from '../../../src-main/gateway/protocol.ts'
import { createOutbox } from '../../../src-main/outbox/create-outbox.ts'
import type { Doer, Outbox } from '../../../src-main/outbox/outbox.ts'
import type { StationStore } from '../../../src-main/storage/station-store.ts'
import type { Job } from '../../../src-preload/contract/job.ts'
import { defaultSettings } from '../../../src-preload/contract/settings.ts'
import { succeed } from '../../../src-preload/contract/outcome.ts'
import {
  standardTerminals,
  startGatewaySimulator,
  type GatewaySimulator,
  type TerminalPlan,
} from '../../../tools/simulator/gateway/index.ts'
import { MemoryStore } from '../../fixtures/outbox/memory-store.ts'
import { slowClock, type SlowClock } from '../../fixtures/outbox/slow-clock.ts'
import { valueOf } from '../biostar/client-room.ts'

const takenDown: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of takenDown.splice(0).toReversed()) await end()
})

const { cardOnly, fs2, bs3 } = standardTerminals

/** The terminals of the stories, by what each is for. */
export const at = { cardOnly: cardOnly.deviceID, fs2: fs2.deviceID, bs3: bs3.deviceID }

/** A desk without a server: its outbox, and a simulated gateway with two terminals for faces and one for cards. */
export interface EnrollmentRoom {
  readonly simulator: GatewaySimulator
  readonly server: EnrollmentServer
  readonly outbox: Outbox
  readonly clock: SlowClock
  readonly doer: Doer
  readonly untilJob: (id: string, stands: (job: Job) => boolean) => Promise<Job>
  readonly untilKind: (id: string, kind: Job['state']['kind']) => Promise<Job>
}

/** What a room may be opened with; a simulator and a store outlive the room that was killed before. */
export interface EnrollmentRoomOptions {
  readonly simulator?: GatewaySimulator
  readonly store?: StationStore
  readonly clock?: SlowClock
  readonly terminals?: readonly TerminalPlan[]
  readonly people?: number
  /** The terminals chosen for the desk; every connected one for faces unless they are given. */
  readonly chosen?: readonly number[]
}

/** Opens a desk and signs somebody in. */
export async function openEnrollment(options: EnrollmentRoomOptions = {}): Promise<EnrollmentRoom> {
  const { terminals = [cardOnly, fs2, bs3], people = 3, chosen, clock = slowClock() } = options
  const simulator = options.simulator ?? (await startGatewaySimulator({ terminals, people }))
  if (options.simulator === undefined) takenDown.push(() => simulator.close())
  const { host, port, authority } = simulator
  const protocol = loadGatewayProtocol(join(import.meta.dirname, '../../../resources/gateway'))
  const client = createGatewayClient({ host, port, authority, protocol })
  const startTimer = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds)
    return () => {
      clearTimeout(timer)
    }
  }
  let wake = (): void => undefined
  const server = enrollThroughGateway({
    client,
    password: { check: async () => Promise.resolve(succeed(null)) },
    clock: clock.now,
    startTimer,
    onTerminals: () => {
      wake()
    },
  })
  takenDown.push(() => {
    server.close()
  })
  valueOf(await server.signIn({ loginId: 'Kim', password: 'not asked here' }, {}))
  const name = `localhost:${String(port)}`
  const outbox = await createOutbox({
    store: options.store ?? new MemoryStore(),
    client: () => ({
      client: server,
      server: name,
      terminals: { chosen: chosen === undefined ? null : chosen.map(String) },
    }),
    clock: clock.now,
    startTimer: clock.startTimer,
    random: () => 0.5,
    newId: randomUUID,
    log: { write: () => undefined },
    settings: () => defaultSettings,
  })
  wake = () => {
    outbox.wake('reachable')
  }
  takenDown.push(async () => outbox.stop())
  const untilJob = async (id: string, stands: (job: Job) => boolean) =>
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
    simulator,
    server,
    outbox,
    clock,
    doer: { operatorId: 'Kim', server: name },
    untilJob,
    untilKind: async (id, kind) => untilJob(id, ({ state }) => state.kind === kind),
  }
}

/** A picture that the simulator can make a face of, another one for each number. */
export function facePictureOf(number: number): Uint8Array<ArrayBuffer> {
  const [width, height] = [300, 400]
  const colour = [200, (number * 41) % 160, (number * 17) % 100, 255]
  const data = new Uint8Array(width * height * 4).map((_, place) => colour[place % 4] ?? 0)
  return new Uint8Array(encode({ width, height, data }, 80).data)
}
