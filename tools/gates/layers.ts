import { dirname } from 'node:path'
import { checkLayers } from './layer-check.ts'

const { seen, unseen, violations } = await checkLayers(dirname(dirname(import.meta.dirname)))

for (const { rule, from, to, comment } of violations) {
  process.stdout.write(`${rule}: ${from} -> ${to}\n  ${comment}\n`)
}
for (const file of unseen) process.stdout.write(`never looked at: ${file}\n`)
process.stdout.write(`layers: ${seen} files seen, ${unseen.length} not seen, ${violations.length} violations\n`)
if (seen === 0 || unseen.length > 0 || violations.length > 0) process.exitCode = 1
