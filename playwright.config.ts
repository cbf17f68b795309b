import { defineConfig } from '@playwright/test'

/**
 * The whole station, driven from outside. `STATION_RUNTIME=electron|standin|auto` chooses the runtime; the first line
 * of the report says which one ran. `STATION_E2E_REPORT` names a file that receives the results for the closing line of `npm test`.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: true,
  // Each worker runs a browser of its own, and a story waits for a third of its time: three of them fill the two cores of the
  // smallest machine this must pass on.
  workers: 3,
  // A retry would hide a flake, and a flake is a bug.
  retries: 0,
  // Catches hangs only: the longest story takes about a tenth of this on an idle machine.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['./tools/test/playwright-report.ts'], ['list']],
})
