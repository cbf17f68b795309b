import { parseArgs } from 'node:util'
import { chooseRuntime } from '../../../tools/runtime.mjs'
import { describeMachine, machineText } from '../machine.ts'
import type { Part } from '../part.ts'
import { tableOf } from '../table.ts'
import { comparisonOf, enrolmentOf, listOf, readingOf } from './parts.ts'

const usage = `Measures the gateway client against a bare grpc-js loop and prints ratios. Times are told, never judged.

  npm run bench:gateway -- [--full] [--only NAME]

  --full       compares 100,000 users between terminals instead of 10,000, and repeats everything more often
  --only NAME  list, read, enrol or compare
`

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const parts: readonly Part[] = [
  listOf(100_000),
  readingOf(5_000),
  enrolmentOf(1_000),
  comparisonOf(values.full ? 10_000 : 1_000),
]
const chosen = parts.filter(({ name }) => values.only === undefined || values.only === name)
if (values.help || chosen.length === 0) process.stdout.write(usage)
else {
  process.stdout.write(`${machineText(describeMachine())}\n`)
  for (const part of chosen) {
    const findings = await part.measure({
      runtime: chooseRuntime(),
      quick: !values.full,
      tell: (sentence) => void process.stderr.write(`  ${sentence}\n`),
    })
    process.stdout.write(`\n${tableOf(part, findings)}\n`)
  }
}
