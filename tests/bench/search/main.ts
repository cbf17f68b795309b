import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine, machineText } from '../machine.ts'
import type { Findings } from '../part.ts'
import { compare, type Comparison, type Series } from '../series.ts'
import { tableOf } from '../table.ts'
import { tookTooLong, type Measured, type Progress } from './contestant-progress.ts'
import { contestants, type ContestantName } from './contestants.ts'
import { inventedQueries } from './invented-queries.ts'
import { measureThread } from './measured-thread.ts'

const usage = `Measures the search of the station's own copy beside other searches, on the same people and queries. Times are told, never judged.

  npm run bench:search -- [--quick] [--people N]…

  --quick     fewer queries and rounds
  --people N  so many people; 100000 and 1000000 unless told

The numbers also go to out/bench/search.json. Exit codes: 0 everything was measured, 1 something could not be, 64 wrong usage
`

const outFolder = join(import.meta.dirname, '../../../out/bench')
const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

/** Nobody is waited for longer, in milliseconds, whatever the machine gives them. A search by itself gives up long before. Ours. */
const patience = 3_600_000

/** What a search may have for its heap, in MB: a third of this project's own machine. More than a desk can spare by far. Ours. */
const mostMegabytes = 8_192

/** A hundred queries tell as much of a million people as more would, and the slowest search takes a second for one. */
function queriesFor(people: number, quick: boolean): number {
  return quick || people > 200_000 ? 105 : 350
}

interface Request {
  readonly quick: boolean
  readonly sizes: readonly number[]
}

function readWords(): Request | null {
  try {
    const { values } = parseArgs({
      options: { quick: { type: 'boolean', default: false }, people: { type: 'string', multiple: true } },
    })
    const sizes = (values.people ?? ['100000', '1000000']).map(Number)
    return sizes.every((size) => Number.isInteger(size) && size >= 1000) ? { quick: values.quick, sizes } : null
  } catch {
    return null
  }
}

/** What became of one search: its numbers, or why there are none. */
type Attempt =
  { readonly kind: 'measured'; readonly measured: Measured } | { readonly kind: 'gaveUp'; readonly why: string }

/** Measures one search in a process of its own, so that none lives on the memory or the warmth of another. */
async function measure(name: ContestantName, people: number, quick: boolean): Promise<Attempt> {
  const queries = queriesFor(people, quick)
  const words = [
    '--name',
    name,
    '--people',
    String(people),
    '--queries',
    String(queries),
    '--rounds',
    quick ? '1' : '3',
  ]
  const run = join(import.meta.dirname, 'contestant-run.ts')
  const flags = ['--expose-gc', `--max-old-space-size=${String(mostMegabytes)}`]
  // What a process writes that dies for want of memory is long, and says less than how far it came.
  const child = spawn(process.execPath, [...flags, run, ...words], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    complaint = (complaint + piece).slice(-20_000)
  })
  let progress: Progress = { people: 0, queries: 0, megabytes: 0, processorSeconds: 0 }
  child.on('message', (told) => {
    progress = told as Progress
  })
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  let isTooLate = false
  const timer = setTimeout(() => {
    isTooLate = true
    child.kill('SIGKILL')
  }, patience)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  const { megabytes, processorSeconds, queries: asked } = progress
  const taken = `${progress.people.toLocaleString('en-GB')} people taken in and ${String(asked)} searches`
  const soFar = `${taken} after ${String(processorSeconds)} s of the processor, holding ${String(megabytes)} MB`
  if (isTooLate) return { kind: 'gaveUp', why: `not through after ${String(patience / 60_000)} minutes: ${soFar}` }
  if (code === tookTooLong) return { kind: 'gaveUp', why: `it takes too long: ${soFar}` }
  if (code === 0) return { kind: 'measured', measured: JSON.parse(text) as Measured }
  if (/out of memory|Map maximum size|Invalid (?:array|string) length/u.test(complaint))
    return { kind: 'gaveUp', why: `out of memory, with ${String(mostMegabytes)} MB to use: ${soFar} shortly before` }
  throw new Error(`${name} ended with code ${String(code)}: ${complaint}`)
}

/** The time below which so many of a hundred queries stay. */
function percentile(times: readonly number[], percent: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}

const series = (label: string, unit: Series['unit'], values: readonly number[]): Series => ({ label, unit, values })

/** What is wanted of the slowest twentieth at 100,000 people, in the words of the table. */
function aimOf(name: ContestantName, people: number): string | null {
  if (people !== 100_000) return null
  return name === 'MiniSearch fuzzy' ? 'below 1, and the station at most 16 ms' : null
}

function comparisonsOf(own: Measured, name: ContestantName, other: Measured, people: number): readonly Comparison[] {
  const at = (percent: number, { times }: Measured): readonly number[] => [percentile(times, percent)]
  const ofProcessor = ({ processorTimes }: Measured): readonly number[] => [percentile(processorTimes, 95)]
  return [
    compare('half of the searches', series('', 'ms', at(50, own)), series(name, 'ms', at(50, other))),
    compare(
      '95 of 100 searches',
      series('', 'ms', at(95, own)),
      series(name, 'ms', at(95, other)),
      aimOf(name, people),
    ),
    compare('its processor time', series('', 'ms', ofProcessor(own)), series(name, 'ms', ofProcessor(other))),
    compare('building', series('', 'ms', [own.buildMilliseconds]), series(name, 'ms', [other.buildMilliseconds])),
    compare('memory', series('', 'MB', [own.megabytes]), series(name, 'MB', [other.megabytes])),
  ]
}

const shares = (found: Measured['found']): string =>
  Object.entries(found)
    .map(([kind, share]) => `${kind} ${(share * 100).toFixed(0)} %`)
    .join(', ')

function inShort({ times, processorTimes, megabytes }: Measured): string {
  const both = (of: readonly number[]): string =>
    `${percentile(of, 50).toFixed(1)} and ${percentile(of, 95).toFixed(1)} ms`
  return `half and 95 of 100 below ${both(times)}, of the processor ${both(processorTimes)}, ${megabytes.toFixed(0)} MB`
}

async function measureSize(people: number, quick: boolean): Promise<Findings> {
  const names = Object.keys(contestants) as ContestantName[]
  const all = new Map<ContestantName, Measured>()
  const remarks: string[] = []
  for (const name of names) {
    const attempt = await measure(name, people, quick)
    if (attempt.kind === 'measured') all.set(name, attempt.measured)
    else remarks.push(`${name}: not measured: ${attempt.why}.`)
    process.stderr.write(
      `  ${name} at ${String(people)}: ${attempt.kind === 'measured' ? inShort(attempt.measured) : attempt.why}\n`,
    )
  }
  const own = all.get('the station')
  if (own === undefined) throw new Error('the station was not measured')
  const thread = await measureThread(people, inventedQueries(people, queriesFor(people, quick)))
  const inMilliseconds = (time: number): string => `${time.toFixed(1)} ms`
  return {
    comparisons: names.flatMap((name) => {
      const other = all.get(name)
      return name === 'the station' || other === undefined ? [] : comparisonsOf(own, name, other, people)
    }),
    remarks: [
      ...remarks,
      `Through the thread, answer and rows included: half ${inMilliseconds(percentile(thread.searches, 50))}, 95 of 100 ${inMilliseconds(percentile(thread.searches, 95))}; the slowest while a new list was built ${inMilliseconds(thread.slowestWhileBuilding)}.`,
      `The thread built and sealed the list in ${(thread.listMilliseconds / 1000).toFixed(1)} s, and opened it again in ${(thread.openMilliseconds / 1000).toFixed(1)} s; the file has ${thread.fileMegabytes.toFixed(1)} MB. Meanwhile, and while it was searched, the main thread was held for ${inMilliseconds(thread.longestHold)} at most, and computed for ${inMilliseconds(thread.longestComputed)} in one go at most; the rest is the machine's own share.`,
      ...[...all].map(([name, { found }]) => `${name} had who was meant among ${String(people)}: ${shares(found)}.`),
      'A time is the best of up to three rounds of the same query, as many as begin within half a minute of its processor time, so that what else runs on the machine does not count.',
      'Memory of the station includes every column of everybody; that of the others is what they search, and the text it is made from.',
      ...[...all]
        .filter(([, { times }]) => times.length < queriesFor(people, quick))
        .map(([name, { times }]) => `${name}: ${String(times.length)} queries only, because one takes it so long.`),
    ],
  }
}

async function perform({ quick, sizes }: Request): Promise<number> {
  const machine = describeMachine()
  tell(`${machineText(machine)}${quick ? '\nA quick run: few repetitions.' : ''}`)
  const report: Record<string, Findings> = {}
  let isWhole = true
  for (const people of sizes) {
    const title = `Finding people among ${people.toLocaleString('en-GB')}`
    try {
      const findings = await measureSize(people, quick)
      report[title] = findings
      tell(`\n${tableOf({ title }, findings)}`)
    } catch (error) {
      isWhole = false
      tell(`\n${title}: not measured. ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await mkdir(outFolder, { recursive: true })
  const whole = { quick, machine, loadAfterwards: describeMachine().load, sizes: report }
  await writeFile(join(outFolder, 'search.json'), `${JSON.stringify(whole, null, 2)}\n`)
  return isWhole ? 0 : 1
}

const request = readWords()
if (request === null) {
  process.stderr.write(usage)
  process.exitCode = 64
} else {
  process.exitCode = await perform(request)
}
