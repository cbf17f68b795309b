import type { Reporter } from '@playwright/test/reporter'
import { chooseRuntime } from '../runtime.mjs'

/** Makes the first line of the end-to-end report say which runtime ran: a green run means little without it. */
export default class RuntimeReporter implements Reporter {
  onBegin(): void {
    process.stdout.write(`${chooseRuntime().sentence}\n`)
  }

  /** Playwright adds a reporter of its own for the terminal only where no other one prints. */
  printsToStdio(): boolean {
    return false
  }
}
