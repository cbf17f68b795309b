import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

// Catches a runner that hangs and nothing else: a slow computer may take its time.
const hangMilliseconds = 20 * 60_000

/** How a program is run. */
export interface ProgramRun {
  readonly words: readonly string[]
  readonly folder: string
  readonly environment?: Readonly<Record<string, string>>
  /** Shows what it prints as it prints it; otherwise it is handed back in one piece. */
  readonly live: boolean
}

/** How it ended. `code` is null when it was killed or could not be started; `output` is empty for a live one. */
export interface ProgramEnd {
  readonly code: number | null
  readonly output: string
  readonly seconds: number
}

/** Runs a program to its end, whatever that end is. Never rejects. */
export function runProgram({ words, folder, environment, live }: ProgramRun): Promise<ProgramEnd> {
  const [program = '', ...rest] = words
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      cwd: folder,
      // What is handed back in one piece is read in a log as often as in a terminal.
      env: { ...process.env, ...(live ? {} : { NO_COLOR: '1' }), ...environment },
      stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    const pieces: Buffer[] = []
    const collect = (stream: Readable | null): void => void stream?.on('data', (piece: Buffer) => pieces.push(piece))
    collect(child.stdout)
    collect(child.stderr)
    const hang = setTimeout(() => child.kill('SIGKILL'), hangMilliseconds)
    const end = (code: number | null): void => {
      clearTimeout(hang)
      const seconds = Math.round((performance.now() - started) / 100) / 10
      resolve({ code, output: Buffer.concat(pieces).toString('utf8'), seconds })
    }
    child.once('error', (error) => {
      pieces.push(Buffer.from(error.message))
      end(null)
    })
    child.once('close', end)
  })
}
