import { randomUUID } from 'node:crypto'
import { encode } from 'jpeg-js'
import { createBioStarClient } from '../../../src-main/biostar/client.ts'
import { createSentMails } from '../../../src-main/biostar/sent-mails.ts'
import { createTransport } from '../../../src-main/biostar/transport.ts'
import type { Log } from '../../../src-main/observe/log.ts'
import { createOutbox } from '../../../src-main/outbox/create-outbox.ts'
import { lanes } from '../../../src-main/outbox/runner.ts'
import { defaultSettings } from '../../../src-preload/contract/settings.ts'
import { orderFor, seenBare } from '../../fixtures/outbox/orders.ts'
import { watchMainThread, type Held } from '../main-thread-watch.ts'
import type { Findings, Part } from '../part.ts'
import { compare } from '../series.ts'
import { openBenchStore } from './bench-store.ts'
import { openRawClient } from './raw-client.ts'
import { startSimulatorProcess, type SimulatorProcess } from './simulator-process.ts'

/** A photo as the station sends it: 360 by 480, with enough in it for some ten kilobytes. */
function photoOf(number: number): Uint8Array<ArrayBuffer> {
  const [width, height] = [360, 480]
  const data = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    const shade = 128 + 60 * Math.sin(x / 9 + number) * Math.cos(y / 11) + ((x * 7 + y * 13) % 11)
    data.set([shade, shade * 0.8, 255 - shade, 255], pixel * 4)
  }
  return new Uint8Array(encode({ width, height, data }, 40).data)
}

/** An hour: whatever was saved that long ago is compared with the server first, as after an outage. */
const outage = 3_600_000

/** The first id of the simulator's generated people. */
const firstPerson = 1001

/** What one replay of a backlog cost. */
interface Run extends Held {
  readonly milliseconds: number
  /** Of all threads of this process, in milliseconds. */
  readonly processor: number
  /** The same of the main thread alone. */
  readonly mainProcessor: number
  readonly requests: number
  readonly answeredBytes: number
  /** Transactions of the store. */
  readonly writes: number
}

/**
 * Measures the replay of a backlog of photos against what the server can do at all: by turns, on the same people, who had a
 * photo each before.
 */
export function replayOf(jobs: number, rounds: number): Part {
  return {
    name: 'replay',
    title: `Replay of ${String(jobs)} queued photos`,
    async measure({ tell }): Promise<Findings> {
      const server = await startSimulatorProcess(jobs + 20)
      try {
        const raw = await openRawReplay(server, jobs)
        const outbox = await openOutboxReplay(server, jobs)
        const runs: { readonly raw: Run; readonly outbox: Run; readonly saving: number }[] = []
        for (let round = 0; round < rounds; round += 1) {
          const saving = await outbox.save(photoOf(2 * round + 1))
          const turn = { outbox: await outbox.run(), raw: await raw.run(photoOf(2 * round + 2)), saving }
          tell(`outbox ${turn.outbox.milliseconds.toFixed(0)} ms, raw client ${turn.raw.milliseconds.toFixed(0)} ms`)
          runs.push(turn)
        }
        raw.end()
        await outbox.end()
        return findingsOf(runs, jobs)
      } finally {
        await server.end()
      }
    },
  }
}

function findingsOf(
  runs: readonly { readonly raw: Run; readonly outbox: Run; readonly saving: number }[],
  jobs: number,
): Findings {
  const each = (whose: 'raw' | 'outbox', value: (run: Run) => number) => runs.map((run) => value(run[whose]))
  const perSecond = ({ milliseconds }: Run) => (jobs / milliseconds) * 1_000
  const requestsPerSecond = ({ milliseconds, requests }: Run) => (requests / milliseconds) * 1_000
  const processor = (run: Run) => run.processor / jobs
  const mainProcessor = (run: Run) => run.mainProcessor / jobs
  const worst = (whose: 'raw' | 'outbox', what: keyof Held) =>
    `${Math.max(...each(whose, (run) => run[what])).toFixed(0)} ms`
  const wire = (whose: 'raw' | 'outbox') => {
    const [requests, bytes] = [each(whose, (run) => run.requests), each(whose, (run) => run.answeredBytes)]
    return `${(sumOf(requests) / jobs / runs.length).toFixed(2)} requests a job with answers of ${(sumOf(bytes) / sumOf(requests)).toFixed(0)} bytes`
  }
  return {
    comparisons: [
      compare(
        'jobs a second',
        { label: 'outbox', unit: 'count', values: each('outbox', perSecond) },
        { label: 'raw client', unit: 'count', values: each('raw', perSecond) },
        '>= 0.80x',
      ),
      compare(
        'requests a second',
        { label: 'outbox', unit: 'count', values: each('outbox', requestsPerSecond) },
        { label: 'raw client', unit: 'count', values: each('raw', requestsPerSecond) },
      ),
      compare(
        'processor a job, all threads',
        { label: 'outbox', unit: 'ms', values: each('outbox', processor) },
        { label: 'raw client', unit: 'ms', values: each('raw', processor) },
      ),
      compare(
        'processor a job, main thread',
        { label: 'outbox', unit: 'ms', values: each('outbox', mainProcessor) },
        { label: 'raw client', unit: 'ms', values: each('raw', mainProcessor) },
      ),
    ],
    remarks: [
      `Over ${String(lanes)} connections each. The outbox made ${wire('outbox')}; the raw client ${wire('raw')}, looked at none of them and kept nothing.`,
      `While ${String(jobs)} jobs were replayed the main thread computed for ${worst('outbox', 'longestComputed')} in one go at most, and for ${worst('raw', 'longestComputed')} with the raw client; the aim is less than 50 ms.`,
      `By the clock on the wall it was held up for ${worst('outbox', 'longestHold')} at most, and for ${worst('raw', 'longestHold')} with the raw client: what is longer than it computed, the machine gave to others.`,
      `Each time the store wrote, ${((jobs * runs.length) / sumOf(each('outbox', (run) => run.writes))).toFixed(1)} jobs were done with it; with each write the keys of their pictures were destroyed.`,
      `Saving them all took ${(sumOf(runs.map(({ saving }) => saving)) / jobs / runs.length).toFixed(2)} ms each, on the disk with its journal.`,
    ],
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

const bodyOf = (photo: Uint8Array, rest: object = {}): string =>
  JSON.stringify({
    User: { photo: Buffer.from(photo.buffer, photo.byteOffset, photo.byteLength).toString('base64'), ...rest },
  })

/** Measures the main thread and the process while something is replayed. */
async function measured(replay: () => Promise<Pick<Run, 'requests' | 'answeredBytes' | 'writes'>>): Promise<Run> {
  const endWatch = watchMainThread()
  const [begun, processor, main] = [performance.now(), process.cpuUsage(), process.threadCpuUsage()]
  const answers = await replay()
  const milliseconds = performance.now() - begun
  const sumOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000
  const used = { processor: sumOf(process.cpuUsage(processor)), mainProcessor: sumOf(process.threadCpuUsage(main)) }
  return { ...answers, ...used, ...endWatch(), milliseconds }
}

/** The same requests as the outbox makes, a look at the person, the photo and a look whether it is there, and nothing else. */
async function openRawReplay(server: SimulatorProcess, jobs: number) {
  const client = await openRawClient(server, lanes)
  const pathOf = (job: number): string => `/api/users/${String(firstPerson + job)}`
  // The simulator draws its people's portraits and faces whenever they are asked for, which costs it more than all the rest.
  const before = bodyOf(photoOf(0), { credentials: { visualFaces: [] } })
  for (let job = 0; job < jobs; job += 1) await client.send('PUT', pathOf(job), before)
  return {
    end: () => client.close(),
    run: async (photo: Uint8Array): Promise<Run> =>
      measured(async () => {
        const body = bodyOf(photo)
        let [next, requests, answeredBytes] = [0, 0, 0]
        const send = async (method: string, path: string, sent?: string): Promise<void> => {
          const { bytes } = await client.send(method, path, sent)
          requests += 1
          answeredBytes += bytes
        }
        const work = async (): Promise<void> => {
          for (let job = next++; job < jobs; job = next++) {
            const path = pathOf(job)
            await send('GET', path)
            await send('PUT', path, body)
            await send('GET', path)
          }
        }
        await Promise.all(Array.from({ length: lanes }, work))
        return { requests, answeredBytes, writes: 0 }
      }),
  }
}

async function openOutboxReplay(server: SimulatorProcess, jobs: number) {
  let [requests, answeredBytes] = [0, 0]
  const log: Log = {
    write(_level, event, fields) {
      if (event !== 'server answered') return
      requests += 1
      answeredBytes += Number(fields?.['bytes'])
    },
  }
  const address = { host: '127.0.0.1', port: server.port }
  const trust = { kind: 'pinnedCertificate', sha256: server.fingerprint } as const
  const transport = createTransport({ address, trust }, { log, clock: Date.now })
  const client = createBioStarClient({
    transport,
    host: address.host,
    clock: Date.now,
    log,
    sentMails: createSentMails(),
  })
  const entered = await client.signIn({ loginId: server.loginId, password: server.password }, {})
  if (!entered.ok) throw new Error(`not signed in: ${entered.failure.kind}`)
  const { store, end } = await openBenchStore()
  let isOut = true
  let writes = 0
  const outbox = await createOutbox({
    store: {
      ...store,
      change: async (change) => {
        writes += 1
        return store.change(change)
      },
    },
    client: () => (isOut ? null : { client, server: 'bench' }),
    clock: () => Date.now() - (isOut ? outage : 0),
    startTimer: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    random: Math.random,
    newId: randomUUID,
    log,
    settings: () => defaultSettings,
  })
  const doer = { operatorId: '1', server: 'bench' }
  const names = await namesOf(jobs)
  return {
    /** Saves a photo for everybody while the server is out; answers how long that took, in milliseconds. */
    async save(photo: Uint8Array<ArrayBuffer>): Promise<number> {
      isOut = true
      const begun = performance.now()
      for (let job = 0; job < jobs; job += 1) {
        const person = {
          id: String(firstPerson + job),
          name: names[job] ?? '',
          // Some of the invented people are disabled, which is no change when it was seen before.
          seen: { ...seenBare, photo: { kind: 'anything' }, standing: 'disabled' },
        } as const
        const saved = await outbox.save(orderFor(person, { profilePhoto: photo, keep: 'anywhere' }), doer)
        if (!saved.ok) throw new Error(`not saved: ${saved.failure.kind}`)
      }
      return performance.now() - begun
    },
    run: async (): Promise<Run> =>
      measured(async () => {
        const finished = Promise.withResolvers<void>()
        const forget = outbox.onState(({ underWay, needClerk }) => {
          if (needClerk > 0) finished.reject(new Error(`${String(needClerk)} jobs ask`))
          else if (underWay === 0) finished.resolve()
        })
        ;[requests, answeredBytes, writes, isOut] = [0, 0, 0, false]
        outbox.wake('paired')
        await finished.promise
        forget()
        return { requests, answeredBytes, writes }
      }),
    async end(): Promise<void> {
      await outbox.stop()
      client.close()
      await end()
    },
  }
}

/** The names of the simulator's people, which the outbox compares: its simulator is the same everywhere. */
async function namesOf(jobs: number): Promise<readonly string[]> {
  const { generatePeople } = await import('../../../tools/simulator/people/generate.ts')
  const { defaultOptions } = await import('../../../tools/simulator/options.ts')
  return [...generatePeople(jobs + 20, defaultOptions.seed, false)].map(({ name }) => name)
}
