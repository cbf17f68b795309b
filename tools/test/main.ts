import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Keyring } from '../setup/keyring.mjs'
import { wrapInKeyring } from './private-keyring.ts'
import { runProgram } from './program.ts'
import { closingLine, readRunnerReport, sumOf, tallyOfGate, tallyOfRunner, type Tally } from './summary.ts'

const repository = dirname(dirname(import.meta.dirname))
const node = [process.execPath, '--disable-warning=ExperimentalWarning']
const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`)
const packageProgram = (...path: readonly string[]): string => join(repository, 'node_modules', ...path)

const gates = [
  { name: 'lint and types', words: [...node, 'tools/gates/lint.ts'] },
  { name: 'format', words: [...node, packageProgram('prettier', 'bin', 'prettier.cjs'), '--check', '.'] },
  { name: 'layers', words: [...node, 'tools/gates/layers.ts'] },
  { name: 'dead code', words: [...node, packageProgram('knip', 'bin', 'knip.js')] },
] as const

async function runGate({ name, words }: (typeof gates)[number]): Promise<Tally> {
  const { code, output, seconds } = await runProgram({ words, folder: repository, live: false })
  tell(`\n── ${name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds} s)`)
  if (code !== 0) tell(output.trimEnd())
  return tallyOfGate(code)
}

/** Two at a time, for there are two cores on the smallest machine this must be quick on. */
async function runGates(): Promise<readonly Tally[]> {
  const waiting = [...gates]
  const tallies: Tally[] = []
  const lane = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) tallies.push(await runGate(gate))
  }
  await Promise.all([lane(), lane()])
  return tallies
}

/** The runners come one after the other: each fills the machine by itself, and stories with a window need their time. */
async function runRunners(keyring: Keyring): Promise<readonly Tally[]> {
  // Short, because sockets live in it and their paths may have no more than 108 characters.
  const folder = await mkdtemp(join(tmpdir(), 'vt-'))
  const runners = [
    {
      name: 'unit and integration',
      words: [
        packageProgram('vitest', 'vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=./tools/test/vitest-report.ts',
      ],
      variable: 'STATION_VITEST_REPORT',
    },
    {
      name: 'end to end',
      words: [packageProgram('@playwright', 'test', 'cli.js'), 'test'],
      variable: 'STATION_E2E_REPORT',
    },
  ]
  const tallies: Tally[] = []
  for (const [number, { name, words, variable }] of runners.entries()) {
    tell(`\n── ${name}`)
    const file = join(folder, `report-${number}.json`)
    const wrapping = await wrapInKeyring(keyring, join(folder, String(number)))
    const { code, seconds } = await runProgram({
      words: [...wrapping.before, ...node, ...words],
      folder: repository,
      environment: { ...wrapping.environment, [variable]: file },
      live: true,
    })
    const tally = tallyOfRunner(name, code, readRunnerReport(file))
    tell(`── ${name}: ${closingLine(tally)} (${seconds} s)`)
    tallies.push(tally)
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  return tallies
}

// tools/test.mjs wrote it; without it (started by hand) the tests that need a keyring are skipped.
const keyring = JSON.parse(
  process.env['STATION_KEYRING'] ?? '{"kind":"none","reason":"start with npm test"}',
) as Keyring
const total = sumOf([...(await runGates()), ...(await runRunners(keyring))])

if (keyring.kind === 'none') tell(`\nWithout a keyring: ${keyring.reason}`)
if (total.skipped.length > 0) tell('\nSkipped:')
for (const { name, reason } of total.skipped) tell(`  ${name} (${reason})`)
if (total.troubles.length > 0) tell('\nTrouble outside any test:')
for (const trouble of total.troubles) tell(`  ${trouble}`)
tell(`\n${closingLine(total)}`)
if (total.failed > 0) process.exitCode = 1
