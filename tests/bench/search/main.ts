import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine, machineText } from '../machine.ts'
import type { Findings } from '../part.ts'
import { compare, type Comparison, type Series } from '../series.ts'
import { tableOf } from '../table.ts'
import type { Measured } from './contestant-run.ts'
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

/** More than this many people are not given to it: FlexSearch takes 700 MB and a minute for a tenth of a million. */
const most: Partial<Record<ContestantName, number>> = { FlexSearch: 200_000 }

/** Fuse.js takes a good part of a second for a query at 100,000 people, and some ten times that at a million. */
function fewQueries(name: ContestantName, people: number): number | null {
  if (name !== 'Fuse.js') return null
  return people > 200_000 ? 7 : 28
}

/** Nobody is waited for longer, in milliseconds; who has not answered by then is not measured. Ours. */
const patience = 360_000

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

/** Measures one search in a process of its own, so that none lives on the memory or the warmth of another. */
async function measure(name: ContestantName, people: number, quick: boolean): Promise<Measured | null> {
  const few = fewQueries(name, people)
  const queries = few ?? queriesFor(people, quick)
  const words = [
    '--name',
    name,
    '--people',
    String(people),
    '--queries',
    String(queries),
    '--rounds',
    quick || (few !== null && people > 200_000) ? '1' : '3',
  ]
  const run = join(import.meta.dirname, 'contestant-run.ts')
  const child = spawn(process.execPath, ['--expose-gc', '--max-old-space-size=8192', run, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  let isTooLate = false
  const timer = setTimeout(() => {
    isTooLate = true
    child.kill('SIGKILL')
  }, patience)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  if (isTooLate) return null
  if (code !== 0) throw new Error(`${name} ended with code ${String(code)}`)
  return JSON.parse(text) as Measured
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

async function measureSize(people: number, quick: boolean): Promise<Findings> {
  const names = Object.keys(contestants) as ContestantName[]
  const all = new Map<ContestantName, Measured>()
  const remarks: string[] = []
  for (const name of names) {
    if (people > (most[name] ?? Number.POSITIVE_INFINITY)) {
      remarks.push(
        `${name}: not measured with more than ${String(most[name])} people; it needs too much memory or time.`,
      )
      continue
    }
    const measured = await measure(name, people, quick)
    if (measured === null)
      remarks.push(`${name}: not measured; it was not through after ${String(patience / 60_000)} minutes.`)
    else all.set(name, measured)
    process.stderr.write(`  ${name} at ${String(people)}\n`)
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
      `Through the thread, answer and rows included: half ${inMilliseconds(percentile(thread.searches, 50))}, 95 of 100 ${inMilliseconds(percentile(thread.searches, 95))}; the slowest while a new list was built ${inMilliseconds(thread.slowestWhileBuilding)}.`,
      `The thread built and sealed the list in ${(thread.listMilliseconds / 1000).toFixed(1)} s, and opened it again in ${(thread.openMilliseconds / 1000).toFixed(1)} s; the file has ${thread.fileMegabytes.toFixed(1)} MB. Meanwhile, and while it was searched, the main thread was held for ${inMilliseconds(thread.longestHold)} at most, and computed for ${inMilliseconds(thread.longestComputed)} in one go at most; the rest is the machine's own share.`,
      ...[...all].map(([name, { found }]) => `${name} had who was meant among ${String(people)}: ${shares(found)}.`),
      'A time is the best of several rounds of the same query, so that what else runs on the machine does not count.',
      'Memory of the station includes every column of everybody; that of the others is what they search, and the text it is made from.',
      ...remarks,
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
