import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chooseRuntime } from '../../tools/runtime.mjs'
import { buildStation } from '../../tools/setup/build.mjs'
import { capture } from './capture.ts'
import { describeMachine, machineText } from './machine.ts'
import { memory } from './memory.ts'
import type { Findings, Part } from './part.ts'
import { start } from './start.ts'
import { tableOf } from './table.ts'
import { typeAhead } from './type-ahead.ts'
import { wire } from './wire.ts'

const parts: readonly Part[] = [start, wire, typeAhead, capture, memory]

const usage = `Measures the station and prints ratios. Times are told, never judged.

  npm run bench -- [--quick] [--only PART]…

  --quick      fewer repetitions
  --only PART  only this part: ${parts.map(({ name }) => name).join(', ')}

The numbers also go to out/bench/report.json. Exit codes: 0 everything was measured, 1 something could not be, 64 wrong usage
`

const outFolder = join(import.meta.dirname, '../../out/bench')
const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

interface Request {
  readonly quick: boolean
  readonly wanted: readonly Part[]
}

function readWords(): Request | null {
  try {
    const { values } = parseArgs({
      options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
    })
    const names = values.only ?? parts.map(({ name }) => name)
    const wanted = parts.filter(({ name }) => names.includes(name))
    return wanted.length === new Set(names).size ? { quick: values.quick, wanted } : null
  } catch {
    return null
  }
}

/** What became of one part. */
type Outcome = ({ readonly kind: 'measured' } & Findings) | { readonly kind: 'notMeasured'; readonly reason: string }

async function perform({ quick, wanted }: Request): Promise<number> {
  await buildStation()
  const runtime = chooseRuntime()
  const machine = describeMachine()
  tell(`${runtime.sentence}\n${machineText(machine)}${quick ? '\nA quick run: few repetitions.' : ''}`)
  const outcomes: Record<string, Outcome> = {}
  for (const part of wanted) {
    const outcome = await attempt(part, {
      runtime,
      quick,
      tell: (sentence) => void process.stderr.write(`  ${sentence}\n`),
    })
    outcomes[part.name] = outcome
    tell(`\n${outcome.kind === 'measured' ? tableOf(part, outcome) : `${part.title}: not measured. ${outcome.reason}`}`)
  }
  await mkdir(outFolder, { recursive: true })
  const report = { runtime: runtime.kind, quick, machine, loadAfterwards: describeMachine().load, parts: outcomes }
  await writeFile(join(outFolder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  return Object.values(outcomes).every(({ kind }) => kind === 'measured') ? 0 : 1
}

/** A part that could not be measured does not keep the others from being measured. */
async function attempt(part: Part, plan: Parameters<Part['measure']>[0]): Promise<Outcome> {
  try {
    return { kind: 'measured', ...(await part.measure(plan)) }
  } catch (error) {
    return {
      kind: 'notMeasured',
      reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    }
  }
}

const request = readWords()
if (request === null) {
  process.stderr.write(usage)
  process.exitCode = 64
} else {
  process.exitCode = await perform(request)
}
