import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Stores, threads and child processes are started by the hundred, each from the same source files: Node keeps what it has
// compiled of them, which halves the time of most integration tests. The stand-in keeps its own in the same place.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.vestibule/compiled')

// Limits here catch hangs, nothing else: the slowest honest test, the fuzz over all channels, needs some seconds alone
// and several times that when the machine's two cores are shared.
const hangLimit = 60_000

/** The tests that need no window: decisions alone (unit), and the real thing on a real disk, network and keyring. */
export default defineConfig({
  test: {
    reporters: ['default'],
    // Every core. Unless told, one is left to whoever watches the run, which on two cores is half of the machine.
    maxWorkers: '100%',
    testTimeout: hangLimit,
    hookTimeout: hangLimit,
    // A test file that leaves the environment or a global changed would make the next one lie.
    isolate: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Decisions have nothing to leave behind, and loading the same modules anew for each file took a third of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/integration/**/*.test.ts', 'tests/security/**/*.test.ts'] },
      },
    ],
  },
})
