import { spawn } from 'node:child_process'
import { repository } from './repository.mjs'

/**
 * @typedef {{ readonly kind: 'ended', readonly code: number } | { readonly kind: 'stalled' } | { readonly kind: 'missing' }} CommandOutcome
 *   ended with a code; stopped by us because nothing moved; or no such program
 */

/**
 * Runs a program where the person can see what it prints.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {object} [options]
 * @param {Readonly<Record<string, string>>} [options.environment] added to this process's own
 * @param {boolean} [options.quiet] keep what it prints to itself
 * @param {{ readonly seconds: number, readonly progress: () => number }} [options.stalledAfter] stop it when the number
 *   that `progress` returns has not changed for so many seconds
 * @param {boolean} [options.shell] needed on Windows for programs that are really scripts
 * @returns {Promise<CommandOutcome>}
 */
export function run(program, words, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, [...words], {
      cwd: repository,
      env: { ...process.env, ...options.environment },
      stdio: options.quiet === true ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      shell: options.shell === true,
    })
    const limit = options.stalledAfter
    let stalled = false
    let seen = limit?.progress() ?? 0
    let quietSeconds = 0
    const watch = setInterval(() => {
      if (limit === undefined) return
      const now = limit.progress()
      quietSeconds = now === seen ? quietSeconds + 1 : 0
      seen = now
      if (quietSeconds < limit.seconds) return
      stalled = true
      child.kill('SIGKILL')
    }, 1000)
    child.once('error', () => {
      clearInterval(watch)
      resolve({ kind: 'missing' })
    })
    child.once('close', (code) => {
      clearInterval(watch)
      resolve(stalled ? { kind: 'stalled' } : { kind: 'ended', code: code ?? 1 })
    })
  })
}
