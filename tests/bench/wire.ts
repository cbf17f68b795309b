import { encode } from 'jpeg-js'
import type { BioStarClient } from '../../src-main/biostar/client.ts'
import type { SeenPhoto } from '../../src-preload/contract/person.ts'
import { demoLogin, startSimulator, type Simulator } from '../../tools/simulator/index.ts'
import type { CounterValues } from '../../tools/simulator/counters.ts'
import type { Findings, Part, Plan } from './part.ts'
import { compare, type Comparison, type Series, type Unit } from './series.ts'
import { signInWithoutWindow, succeeded } from './station-client.ts'
import { enrollAsTheSample, type SampleTls } from './vendor-sample.ts'

/** What one enrollment cost. */
type Cost = Omit<CounterValues, 'requestsByRoute'> & { readonly milliseconds: number }

/** One-way delays in milliseconds: the server in the same rack, and one in another country. */
const latencies = [0, 20] as const

/** Reading the record, setting the photo and sending the mail, beside the way the vendor's samples go. */
export const wire: Part = { name: 'wire', title: "An enrollment on the wire, beside the vendor sample's way", measure }

async function measure(plan: Plan): Promise<Findings> {
  const comparisons: Comparison[] = []
  for (const latency of latencies) {
    comparisons.push(...(await measureAt(latency, plan)))
    plan.tell(`wire at ${String(latency)} ms`)
  }
  return {
    comparisons,
    remarks: [
      'The station: reads the record, looks that the photo is still the one the clerk saw, puts the new one, reads it back, sends the mail; on the connection of its sign-in, once a day, with the conditions for mails known since then.',
      'The sample: logs in, puts the photo, sends the mail; a new connection for each, nothing looked at. It asks for TLS 1.2, which takes one round trip more for each handshake; with TLS 1.3 is as it would be if it did not.',
      'Bytes are those inside TLS, both ways: handshakes come on top, and only the sample pays them. The delay is put on everything after the TCP connection, whose own round trip is left out in favour of the sample.',
    ],
  }
}

async function measureAt(latency: number, { quick }: Plan): Promise<readonly Comparison[]> {
  const runs = quick ? 3 : 15
  const simulator = await startSimulator({ people: 100, latencyMilliseconds: latency })
  try {
    const client = await signInWithoutWindow(simulator)
    succeeded(await client.readMailReadiness({}))
    const costs = { station: [] as Cost[], oldTls: [] as Cost[], newTls: [] as Cost[] }
    // People 1002 and on have an address, so that the mail is sent; the first of each way is not counted.
    const people = peopleWithAddress(simulator, (runs + 1) * 3)
    for (let run = 0; run <= runs; run += 1) {
      const next = (): Enrolled => ({ id: people.pop() ?? '', photo: drawnPhoto(people.length) })
      const bySample = (tls: SampleTls) => async (): Promise<void> =>
        enrollAsTheSample(simulator, next(), demoLogin, tls)
      const station = await costOf(simulator, async () => enrollAsTheStation(client, next()))
      const oldTls = await costOf(simulator, bySample('TLSv1.2'))
      const newTls = await costOf(simulator, bySample('TLSv1.3'))
      if (run === 0) continue
      costs.station.push(station)
      costs.oldTls.push(oldTls)
      costs.newTls.push(newTls)
    }
    client.close()
    return comparisonsOf(latency, costs)
  } finally {
    await simulator.stop()
  }
}

function comparisonsOf(
  latency: number,
  { station, oldTls, newTls }: Readonly<Record<'station' | 'oldTls' | 'newTls', readonly Cost[]>>,
): readonly Comparison[] {
  const series = (label: string, unit: Unit, costs: readonly Cost[], read: (cost: Cost) => number): Series => ({
    label,
    unit,
    values: costs.map(read),
  })
  const both = (name: string, unit: Unit, read: (cost: Cost) => number): Comparison =>
    compare(name, series('', unit, station, read), series('sample', unit, oldTls, read))
  const time = (name: string, sample: string, costs: readonly Cost[]): Comparison => {
    const read = ({ milliseconds }: Cost): number => milliseconds
    return compare(name, series('', 'ms', station, read), series(sample, 'ms', costs, read))
  }
  const counts =
    latency === 0
      ? [
          both('new connections', 'count', ({ connections }) => connections),
          both('TLS handshakes', 'count', ({ tlsHandshakes }) => tlsHandshakes),
          both('requests', 'count', ({ requests }) => requests),
          both('bytes', 'bytes', ({ bytesReceived, bytesSent }) => bytesReceived + bytesSent),
        ]
      : []
  return [
    ...counts,
    time(`time at ${String(latency)} ms one way`, 'sample', oldTls),
    time(`time at ${String(latency)} ms one way`, 'sample with TLS 1.3', newTls),
  ]
}

interface Enrolled {
  readonly id: string
  readonly photo: Uint8Array
}

async function enrollAsTheStation(client: BioStarClient, { id, photo }: Enrolled): Promise<void> {
  const person = succeeded(await client.readPerson(id, {}))
  const seen: SeenPhoto =
    person.photo.kind === 'present' ? { kind: 'digest', digest: person.photo.digest } : { kind: 'none' }
  succeeded(await client.uploadPhoto({ id, photo, seen }, {}))
  succeeded(await client.sendMail({ id, language: 'en', again: false }, {}))
}

async function costOf(simulator: Simulator, enroll: () => Promise<void>): Promise<Cost> {
  simulator.counters.reset()
  const begun = performance.now()
  await enroll()
  const milliseconds = performance.now() - begun
  const { connections, tlsHandshakes, requests, bytesReceived, bytesSent } = simulator.counters.snapshot()
  return { connections, tlsHandshakes, requests, bytesReceived, bytesSent, milliseconds }
}

function peopleWithAddress(simulator: Simulator, count: number): string[] {
  const ids = [...simulator.state.people].filter(({ email, account }) => email !== '' && account === undefined)
  if (ids.length < count) throw new Error('the simulator has too few people with an e-mail address')
  return ids.slice(0, count).map(({ userId }) => userId)
}

/** A profile photo of about the bytes a camera's has: noise that no encoder can shorten, another one for each number. */
function drawnPhoto(number: number): Uint8Array {
  const [width, height] = [240, 320]
  let state = number + 1
  const noise = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  }
  const data = new Uint8Array(width * height * 4)
  for (let place = 0; place < data.length; place += 4) data.fill(noise(), place, place + 3)
  return new Uint8Array(encode({ width, height, data }, 8).data)
}
