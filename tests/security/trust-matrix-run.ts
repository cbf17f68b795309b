import { trustMatrix } from './trust-matrix.ts'

/**
 * Runs the whole matrix as a program of its own, for another environment or another TLS library. Prints each story and
 * leaves with 1 if one of them failed.
 */
const failures: string[] = []
for (const [story, run] of Object.entries(trustMatrix)) {
  try {
    await run()
    console.log(`passed: ${story}`)
  } catch (error) {
    failures.push(story)
    console.log(`failed: ${story}: ${String(error)}`)
  }
}
process.exit(failures.length === 0 ? 0 : 1)
