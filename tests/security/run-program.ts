import { spawn } from 'node:child_process'

/** How a program ended, and what it printed. */
export interface Ended {
  readonly code: number | null
  readonly printed: string
}

/** Runs a program with exactly the given additions to a bare environment, and waits for its end. */
export function runProgram(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const bare = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }
    const child = spawn(program, words, { env: { ...bare, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
    const printed: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => printed.push(part))
    child.stderr.on('data', (part: Buffer) => printed.push(part))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, printed: Buffer.concat(printed).toString() }))
  })
}
