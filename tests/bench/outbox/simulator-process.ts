import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

/** A simulator in a process of its own, so that it takes no time from whoever is measured. */
export interface SimulatorProcess {
  readonly port: number
  readonly fingerprint: string
  readonly loginId: string
  readonly password: string
  readonly end: () => Promise<void>
}

const program = join(import.meta.dirname, '../../../tools/simulator/main.ts')

/** Starts a simulator with so many people; it ends with `end`, or with this process. */
export async function startSimulatorProcess(people: number): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, [program, '--json', '--people', String(people)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const told = JSON.parse(line) as { port: number; fingerprint: string; login: string; password: string }
  return {
    port: told.port,
    fingerprint: told.fingerprint,
    loginId: told.login,
    password: told.password,
    async end() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
