import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Job } from '../../src-preload/contract/job.ts'
import { demoLogin, startSimulator, type Fault, type Simulator } from '../simulator/index.ts'
import { enrollmentOf, type TorturedEnrollment } from './enrollments.ts'
import { randomFrom } from './random.ts'
import { reckon } from './reckoning.ts'
import type { StationOrders } from './station-messages.ts'
import { startStation, type StationProcess } from './station-process.ts'

/** What a torture found. */
export interface TortureReport {
  readonly kills: number
  /** Enrollments that a station has promised to keep. */
  readonly enrollments: number
  /** Of those, the ones that ask a clerk in the end. */
  readonly asking: number
  readonly lost: readonly string[]
  readonly duplicated: readonly string[]
  /** Jobs, pictures and journals that cannot be read any more, and starts that failed. */
  readonly unreadable: readonly string[]
}

/** What a torture is asked for. */
export interface TortureRequest {
  readonly kills: number
  readonly seed: number
  readonly tell?: (sentence: string) => void
}

/** Stations that are killed at the same time; each has its own folder. Two, because two processors are the least there are. */
const desks = 2

/** The clocks go so much faster than the world's: the longest wait, a quarter of an hour, takes three seconds. */
const speed = 300

/** What may go wrong with any request. Whatever is "committed" was done although the station never hears of it. */
const faults: readonly Fault[] = [
  { kind: 'status', status: 503, committed: false },
  { kind: 'status', status: 504, committed: true },
  { kind: 'reset-before-answer' },
  { kind: 'reset-after-commit' },
  { kind: 'drop-after-bytes', bytes: 20 },
  { kind: 'broken-json' },
  { kind: 'code-4', committed: true },
  { kind: 'code-4', committed: false },
  { kind: 'expire-session' },
  { kind: 'delay', milliseconds: 20 },
  { kind: 'close-after-answer' },
]

/**
 * Kills stations at random points while the server fails at random, starts each on its own data again, and in the end looks
 * whether everything that was promised is done once or asks.
 *
 * The seed decides who is enrolled, which faults there are and where a station dies; how the processes interleave is the
 * machine's.
 */
export async function torture({ kills, seed, tell = () => undefined }: TortureRequest): Promise<TortureReport> {
  const simulator = await startSimulator({ people: 20, version: '2.9.8' })
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-torture-'))
  try {
    const compiled = join(folder, 'compiled')
    await warmUp(simulator, folder, compiled)
    const shares = Array.from({ length: desks }, (_, desk) => Math.floor((kills + desk) / desks))
    const reports = await Promise.all(
      shares.map(async (share, desk) => {
        const room = { simulator, folder: join(folder, String(desk)), compiled, random: randomFrom(seed + desk), tell }
        return tortureDesk(room, share, desk * 1_000_000)
      }),
    )
    return {
      kills: sum(reports.map((report) => report.kills)),
      enrollments: sum(reports.map((report) => report.enrollments)),
      asking: sum(reports.map((report) => report.asking)),
      lost: reports.flatMap((report) => report.lost),
      duplicated: reports.flatMap((report) => report.duplicated),
      unreadable: reports.flatMap((report) => report.unreadable),
    }
  } finally {
    await simulator.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Desk {
  readonly simulator: Simulator
  readonly folder: string
  /** Where Node keeps what it has compiled. */
  readonly compiled: string
  readonly random: () => number
  readonly tell: (sentence: string) => void
}

async function tortureDesk(desk: Desk, kills: number, firstNumber: number): Promise<TortureReport> {
  const { simulator, folder, compiled, random, tell } = desk
  const promised: TorturedEnrollment[] = []
  const crashed: string[] = []
  const zero = Date.now()
  let number = firstNumber
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1))
  const ordersFor = (dieAt: StationOrders['dieAt']) => ordersAt(simulator, folder, zero, dieAt)

  for (let kill = 1; kill <= kills; kill += 1) {
    for (let planned = between(0, 4); planned > 0; planned -= 1)
      planFault(simulator, faults[between(0, faults.length - 1)])
    const diesByItself = random() < 0.5
    const when = random() < 0.5 ? 'before' : 'after'
    const station = startStation(ordersFor(diesByItself ? { change: between(1, 16), when } : null), compiled)
    const disarm = diesByItself ? () => undefined : killAtRequest(simulator, station, between(1, 30))
    const wanted = Array.from({ length: between(1, 3) }, () => enrollmentOf((number += 1)))
    promised.push(...(await work(station, wanted)))
    station.kill()
    if ((await station.ended) === 'byItself') crashed.push('a station that ended by itself')
    disarm()
    if (kill % 50 === 0) tell(`desk ${String(firstNumber / 1_000_000 + 1)}: ${String(kill)} kills`)
  }

  simulator.faults.clear()
  const last = startStation(ordersFor(null), compiled)
  const ready = await last.hear('ready')
  const rest = ready === null ? null : await last.hear('rest', ready.next)
  const closed = await last.close()
  const asking: readonly Job[] = rest?.message.asking ?? []
  const unreadable = [
    ...crashed,
    ...(ready === null || rest === null || closed === null ? ['the last start'] : []),
    ...Array.from({ length: ready?.message.unreadable ?? 0 }, () => 'a job'),
    ...asking
      .filter(({ state }) => state.kind === 'needsClerk' && state.question.kind === 'pictureLost')
      .map(() => 'a picture'),
    ...(closed?.journal?.kind === 'whole' ? [] : ['the journal']),
  ]
  const names = new Set(asking.map(({ name }) => name))
  return {
    kills,
    enrollments: promised.length,
    asking: promised.filter(({ name }) => names.has(name)).length,
    ...reckon(simulator, promised, asking),
    unreadable,
  }
}

function ordersAt(
  { port, fingerprint }: Simulator,
  folder: string,
  zero: number,
  dieAt: StationOrders['dieAt'],
): StationOrders {
  const { loginId, password } = demoLogin
  return { folder, port, fingerprint, loginId, password, clock: { zero, speed }, dieAt }
}

/** Who is killed never writes down what Node has compiled; somebody who closes in good order does it for all. */
async function warmUp(simulator: Simulator, folder: string, compiled: string): Promise<void> {
  const station = startStation(ordersAt(simulator, join(folder, 'first'), Date.now(), null), compiled)
  await station.hear('ready')
  await station.close()
}

/** Hands orders over and waits until they are done or the station dies. Answers those it has promised to keep. */
async function work(
  station: StationProcess,
  wanted: readonly TorturedEnrollment[],
): Promise<readonly TorturedEnrollment[]> {
  const ready = await station.hear('ready')
  for (const enrollment of wanted) station.save(enrollment.number, enrollment.order)
  let next = ready?.next ?? 0
  for (let saved = 0; saved < wanted.length; saved += 1) next = (await station.hear('saved', next))?.next ?? next
  await station.hear('rest', next)
  const numbers = new Set(station.told.filter((message) => message.kind === 'saved').map((message) => message.number))
  return wanted.filter((enrollment) => numbers.has(enrollment.number))
}

function planFault(simulator: Simulator, fault: Fault | undefined): void {
  // A login that fails is tried again by the clerk, which tells nothing about the outbox.
  if (fault !== undefined) simulator.faults.next({ path: /^\/api\/(?:users|v2\/send_email)/u }, fault)
}

/** Kills a station the moment the so manieth request from now on reaches the server, which carries it out. */
function killAtRequest(simulator: Simulator, station: StationProcess, request: number): () => void {
  let seen = 0
  return simulator.requests.onRecorded(() => {
    seen += 1
    if (seen === request) station.kill()
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
