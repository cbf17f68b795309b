import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { encode } from 'jpeg-js'
import { createBioStarClient } from '../../../src-main/biostar/client.ts'
import { createSentMails } from '../../../src-main/biostar/sent-mails.ts'
import { createTransport } from '../../../src-main/biostar/transport.ts'
import { silentLog } from '../../../src-main/observe/log.ts'
import { createOutbox } from '../../../src-main/outbox/create-outbox.ts'
import { lanes } from '../../../src-main/outbox/runner.ts'
import { defaultSettings } from '../../../src-preload/contract/settings.ts'
import { orderFor, seenBare } from '../../fixtures/outbox/orders.ts'
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

/** How often the longest hold-up of the main thread is looked for, in milliseconds. */
const resolution = 5

/** An hour: whatever was saved that long ago is compared with the server first, as after an outage. */
const outage = 3_600_000

/** The first id of the simulator's generated people. */
const firstPerson = 1001

/** Measures the replay of a backlog of photos against what the server can do at all. */
export function replayOf(jobs: number): Part {
  return {
    name: 'replay',
    title: `Replay of ${String(jobs)} queued photos`,
    async measure({ tell }): Promise<Findings> {
      const server = await startSimulatorProcess(jobs + 20)
      try {
        const raw = await replayRaw(server, jobs, tell)
        const replay = await replayOutbox(server, jobs, tell)
        const perSecond = (milliseconds: number) => (jobs / milliseconds) * 1_000
        return {
          comparisons: [
            compare(
              'jobs a second',
              { label: 'outbox', unit: 'count', values: [perSecond(replay.milliseconds)] },
              { label: 'raw client', unit: 'count', values: [perSecond(raw.milliseconds)] },
              '>= 0.80x',
            ),
          ],
          remarks: [
            `Both make the same four requests a job over ${String(lanes)} connections; the raw client looks at no answer.`,
            `The main thread was held up for ${replay.longestHoldUp.toFixed(0)} ms at most while ${String(jobs)} jobs were replayed, and for ${raw.longestHoldUp.toFixed(0)} ms with the raw client, which is the machine's own share; the aim is less than 50 ms.`,
            `Saving them all took ${(replay.saving / jobs).toFixed(2)} ms each, on the disk with its journal.`,
          ],
        }
      } finally {
        await server.end()
      }
    },
  }
}

const bodyOf = (photo: Uint8Array): string =>
  JSON.stringify({ User: { photo: Buffer.from(photo.buffer, photo.byteOffset, photo.byteLength).toString('base64') } })

/** The same requests as the outbox makes, and nothing else. */
async function replayRaw(
  server: SimulatorProcess,
  jobs: number,
  tell: (sentence: string) => void,
): Promise<{ readonly milliseconds: number; readonly longestHoldUp: number }> {
  const client = await openRawClient(server, lanes)
  const body = bodyOf(photoOf(1))
  const before = bodyOf(photoOf(0))
  // The simulator draws the portraits of its people when they are first asked for: not what is measured.
  for (let job = 0; job < jobs; job += 1) await client.send('PUT', `/api/users/${String(firstPerson + job)}`, before)
  let next = 0
  const work = async (): Promise<void> => {
    for (let job = next++; job < jobs; job = next++) {
      const path = `/api/users/${String(firstPerson + job)}`
      await client.send('GET', path)
      await client.send('GET', path)
      await client.send('PUT', path, body)
      await client.send('GET', path)
    }
  }
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  const begun = performance.now()
  const processor = process.cpuUsage()
  await Promise.all(Array.from({ length: lanes }, work))
  const milliseconds = performance.now() - begun
  const used = process.cpuUsage(processor)
  tell(
    `raw client: ${milliseconds.toFixed(0)} ms, ${((used.user + used.system) / 1_000 / jobs).toFixed(1)} ms of processor a job`,
  )
  delay.disable()
  client.close()
  return { milliseconds, longestHoldUp: delay.max / 1e6 }
}

async function replayOutbox(server: SimulatorProcess, jobs: number, tell: (sentence: string) => void) {
  const address = { host: '127.0.0.1', port: server.port }
  const trust = { kind: 'pinnedCertificate', sha256: server.fingerprint } as const
  const transport = createTransport({ address, trust }, { log: silentLog, clock: Date.now })
  const client = createBioStarClient({
    transport,
    host: address.host,
    clock: Date.now,
    log: silentLog,
    sentMails: createSentMails(),
  })
  const { store, end } = await openBenchStore()
  let ago = outage
  const clock = (): number => Date.now() - ago
  const outbox = await createOutbox({
    store,
    client: () => ({ client, server: 'bench' }),
    clock,
    startTimer: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    random: Math.random,
    newId: randomUUID,
    log: silentLog,
    settings: () => defaultSettings,
  })
  const doer = { operatorId: '1', server: 'bench' }
  const photo = photoOf(2)
  tell(`a photo of ${String(photo.byteLength)} bytes`)
  const names = await namesOf(server, jobs)
  // Some of the invented people are disabled, which is no change when it was seen before.
  const savingBegun = performance.now()
  for (let job = 0; job < jobs; job += 1) {
    const person = {
      id: String(firstPerson + job),
      name: names[job] ?? '',
      seen: { ...seenBare, photo: { kind: 'anything' }, standing: 'disabled' },
    } as const
    const saved = await outbox.save(orderFor(person, { profilePhoto: photo, keep: 'anywhere' }), doer)
    if (!saved.ok) throw new Error(`not saved: ${saved.failure.kind}`)
  }
  const saving = performance.now() - savingBegun
  tell(`saved in ${saving.toFixed(0)} ms`)
  ago = 0
  const entered = await client.signIn({ loginId: server.loginId, password: server.password }, {})
  if (!entered.ok) throw new Error(`not signed in: ${entered.failure.kind}`)

  const finished = Promise.withResolvers<void>()
  outbox.onState(({ underWay, needClerk }) => {
    if (underWay === 0) {
      if (needClerk > 0) finished.reject(new Error(`${String(needClerk)} jobs ask`))
      else finished.resolve()
    }
  })
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  const begun = performance.now()
  const processor = process.cpuUsage()
  outbox.wake('signedIn')
  await finished.promise
  const milliseconds = performance.now() - begun
  const used = process.cpuUsage(processor)
  tell(
    `outbox: ${milliseconds.toFixed(0)} ms, ${((used.user + used.system) / 1_000 / jobs).toFixed(1)} ms of processor a job`,
  )
  delay.disable()
  await outbox.stop()
  client.close()
  await end()
  return { milliseconds, saving, longestHoldUp: delay.max / 1e6 }
}

/** The names of the simulator's people, which the outbox compares: its simulator is the same everywhere. */
async function namesOf(_server: SimulatorProcess, jobs: number): Promise<readonly string[]> {
  const { generatePeople } = await import('../../../tools/simulator/people/generate.ts')
  const { defaultOptions } = await import('../../../tools/simulator/options.ts')
  return [...generatePeople(jobs + 20, defaultOptions.seed, false)].map(({ name }) => name)
}
