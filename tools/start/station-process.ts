import { spawn } from 'node:child_process'
import type { Runtime } from '../runtime.mjs'

/** How long a station may take to say goodbye after Ctrl-C before it is cut off. */
const goodbyeMilliseconds = 5_000

/**
 * Runs the built station until it ends, or until this process is asked to.
 *
 * @param runtime what runs it
 * @param repository absolute; the folder of package.json
 * @param words further words of its command line
 * @returns its exit code; 130 when it was interrupted
 */
export function runStation(runtime: Runtime, repository: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    // As root Chromium refuses to start inside its sandbox. The stand-in knows; Electron has to be told.
    const asRoot = runtime.kind === 'electron' && process.platform === 'linux' && process.getuid?.() === 0
    const child = spawn(runtime.executablePath, ['.', ...words, ...(asRoot ? ['--no-sandbox'] : [])], {
      cwd: repository,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && runtime.kind === 'standin',
    })
    let interrupted = false
    const end = (): void => {
      interrupted = true
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), goodbyeMilliseconds).unref()
    }
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
    child.once('error', (error) => {
      process.stderr.write(`The station could not be started: ${error.message}\n`)
      resolve(1)
    })
    child.once('close', (code) => resolve(interrupted ? 130 : (code ?? 1)))
  })
}
