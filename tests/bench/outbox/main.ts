import { parseArgs } from 'node:util'
import { chooseRuntime } from '../../../tools/runtime.mjs'
import { describeMachine, machineText } from '../machine.ts'
import type { Part } from '../part.ts'
import { tableOf } from '../table.ts'
import { enqueue } from './enqueue.ts'
import { replayOf } from './replay.ts'

const usage = `Measures the outbox and prints ratios. Times are told, never judged.

  npm run bench:outbox -- [--full]

  --full  replays 10,000 jobs once instead of 1,000 three times, and saves 300 enrollments of each kind instead of 60
`

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
})
if (values.help) process.stdout.write(usage)
else {
  const parts: readonly Part[] = [enqueue, values.full ? replayOf(10_000, 1) : replayOf(1_000, 3)]
  process.stdout.write(`${machineText(describeMachine())}\n`)
  for (const part of parts) {
    const findings = await part.measure({
      runtime: chooseRuntime(),
      quick: !values.full,
      tell: (sentence) => void process.stderr.write(`  ${sentence}\n`),
    })
    process.stdout.write(`\n${tableOf(part, findings)}\n`)
  }
}
