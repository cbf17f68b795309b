import { spawn } from 'node:child_process'
import { nodePath, repository } from './repository.mjs'

/**
 * Goes on in one of our TypeScript programs, under Node 24, and ends as it ends. What ends this process ends that one.
 *
 * @param {string} script relative to the repository
 * @param {readonly string[]} words its arguments
 * @param {Readonly<Record<string, string>>} [environment] added to this process's own
 */
export function handOver(script, words, environment = {}) {
  const child = spawn(nodePath, ['--disable-warning=ExperimentalWarning', script, ...words], {
    cwd: repository,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })
  // Ctrl-C in a terminal reaches the child by itself; a second one from here would cut its goodbye short.
  process.on('SIGINT', () => {})
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
  child.once('close', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 130)
  })
}
