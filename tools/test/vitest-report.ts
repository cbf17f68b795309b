import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import type { RunnerReport } from './summary.ts'

/** Writes what vitest found as a RunnerReport into the file that `STATION_VITEST_REPORT` names. */
export default class VitestReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly { readonly message?: unknown }[]): void {
    const file = process.env['STATION_VITEST_REPORT']
    if (file === undefined) return
    const report: RunnerReport = {
      passed: 0,
      failed: 0,
      skipped: [],
      troubles: errors.map((error) => String(error.message)),
    }
    for (const module of modules) {
      for (const error of module.errors()) report.troubles.push(`${module.relativeModuleId}: ${error.message}`)
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors()) report.troubles.push(`${suite.fullName}: ${error.message}`)
      }
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') report.passed += 1
        else if (result.state === 'skipped') {
          // A whole describe can be skipped without a note; its name then says why.
          report.skipped.push({ name: test.fullName, reason: result.note ?? 'its name says why' })
        } else report.failed += 1
      }
    }
    writeFileSync(file, JSON.stringify(report))
  }
}
