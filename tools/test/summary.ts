import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** What one runner has to say of its test cases, as our reporters write it down. */
export const runnerReportSchema = z.object({
  passed: z.number().int().min(0),
  failed: z.number().int().min(0),
  /** Every skipped case, by its full name, and why. */
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** What went wrong outside any test case: a file that could not be loaded, a promise nobody caught. */
  troubles: z.array(z.string()),
})

/** What one runner has to say of its test cases. */
export type RunnerReport = z.infer<typeof runnerReportSchema>

/** The whole judgement, or one part of it. `troubles` are told; each is also counted in `failed`. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: RunnerReport['skipped']
  readonly troubles: readonly string[]
}

/**
 * Judges one runner by its exit code and its report. A runner that crashed, left no report, ran no test, or failed
 * without naming a failed test counts as one failure: silence is never success.
 *
 * @param name of the runner, for the sentence that is told
 * @param code its exit code; null when it was killed
 * @param report what it wrote; null when it wrote nothing that can be read
 */
export function tallyOfRunner(name: string, code: number | null, report: RunnerReport | null): Tally {
  if (report === null) {
    return { passed: 0, failed: 1, skipped: [], troubles: [`${name} left no report (exit code ${code ?? 'none'})`] }
  }
  const troubles = report.troubles.map((trouble) => `${name}: ${trouble}`)
  if (report.passed + report.failed === 0 && troubles.length === 0) troubles.push(`${name} ran no test`)
  if (code !== 0 && report.failed === 0 && troubles.length === 0) {
    troubles.push(`${name} ended with ${code ?? 'a signal'} although no test failed`)
  }
  return { passed: report.passed, failed: report.failed + troubles.length, skipped: report.skipped, troubles }
}

/** The tally of one gate: a gate is one case. */
export function tallyOfGate(code: number | null): Tally {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], troubles: [] }
}

/** Several tallies as one. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    troubles: tallies.flatMap(({ troubles }) => troubles),
  }
}

/** The line that closes the run, and that a machine reads: `N passed, N failed, N skipped`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`
}

/**
 * What a reporter left in a file, or null where it left nothing that can be read.
 *
 * @param file absolute
 */
export function readRunnerReport(file: string): RunnerReport | null {
  if (!existsSync(file)) return null
  try {
    return runnerReportSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
