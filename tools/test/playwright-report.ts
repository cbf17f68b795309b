import { writeFileSync } from 'node:fs'
import type { FullResult, Reporter, Suite, TestError } from '@playwright/test/reporter'
import { chooseRuntime } from '../runtime.mjs'
import type { RunnerReport } from './summary.ts'

/**
 * Makes the first line of the end-to-end report say which runtime ran, for a green run means little without it, and
 * writes a RunnerReport into the file that `STATION_E2E_REPORT` names.
 */
export default class PlaywrightReport implements Reporter {
  #suite: Suite | null = null
  readonly #troubles: string[] = []

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite
    process.stdout.write(`${chooseRuntime().sentence}\n`)
  }

  onError(error: TestError): void {
    this.#troubles.push(error.message ?? String(error.value))
  }

  onEnd(result: FullResult): void {
    const file = process.env['STATION_E2E_REPORT']
    if (file === undefined) return
    if (result.status === 'timedout' || result.status === 'interrupted') this.#troubles.push(`the run ${result.status}`)
    const report: RunnerReport = { passed: 0, failed: 0, skipped: [], troubles: this.#troubles }
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome()
      if (outcome === 'expected') report.passed += 1
      else if (outcome === 'skipped') {
        const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
        report.skipped.push({ name: test.titlePath().slice(2).join(' > '), reason: reason ?? 'its name says why' })
      } else report.failed += 1
    }
    writeFileSync(file, JSON.stringify(report))
  }

  /** Playwright adds a reporter of its own for the terminal only where no other one prints. */
  printsToStdio(): boolean {
    return false
  }
}
