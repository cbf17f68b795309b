import { parseArgs } from 'node:util'
import { torture, type TortureReport } from './torture.ts'

const usage = `Kills stations while they enroll people at a server that fails, and looks whether anything was lost or done twice.

  npm run torture -- [--kills N] [--seed N]

  --kills N  how often a station is killed (default 40)
  --seed N   another seed, other people, faults and kills (default 4)

Exit codes: 0 nothing was lost, 1 something was, 64 wrong usage
`

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

function readWords(): { readonly kills: number; readonly seed: number } | null {
  try {
    const { values } = parseArgs({
      options: { kills: { type: 'string', default: '40' }, seed: { type: 'string', default: '4' } },
    })
    const [kills, seed] = [Number(values.kills), Number(values.seed)]
    return Number.isSafeInteger(kills) && kills > 0 && Number.isSafeInteger(seed) ? { kills, seed } : null
  } catch {
    return null
  }
}

/** The one line that says it all. */
function summaryOf({ kills, enrollments, asking, lost, duplicated, unreadable }: TortureReport): string {
  const counts = `${String(lost.length)} lost, ${String(duplicated.length)} duplicated, ${String(unreadable.length)} unreadable`
  return `${String(kills)} kills, ${String(enrollments)} enrollments, ${counts} (${String(asking)} ask a clerk)`
}

const request = readWords()
if (request === null) {
  process.stderr.write(usage)
  process.exitCode = 64
} else {
  tell(`seed ${String(request.seed)}`)
  const report = await torture({ ...request, tell })
  for (const what of report.lost) tell(`lost: ${what}`)
  for (const what of report.duplicated) tell(`duplicated: ${what}`)
  for (const what of report.unreadable) tell(`unreadable: ${what}`)
  tell(summaryOf(report))
  const isWhole = [report.lost, report.duplicated, report.unreadable].every(({ length }) => length === 0)
  // A run in which nobody was enrolled has shown nothing.
  process.exitCode = isWhole && report.enrollments > 0 ? 0 : 1
}
