import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { EnrollmentOrder } from '../../src-preload/contract/job.ts'
import type { FromStation, StationOrders, ToStation } from './station-messages.ts'

/** What was heard, and the place in `told` behind it. */
export interface Heard<Kind extends FromStation['kind']> {
  readonly message: Extract<FromStation, { kind: Kind }>
  readonly next: number
}

/** A station in a process of its own. */
export interface StationProcess {
  /** Everything it has told, oldest first. */
  readonly told: readonly FromStation[]
  /** Waits until it tells something of a kind, from a place in `told` on; `null` when it ends before. */
  hear<Kind extends FromStation['kind']>(kind: Kind, since?: number): Promise<Heard<Kind> | null>
  /** Hands an order over without waiting. */
  save(number: number, order: EnrollmentOrder): void
  kill(): void
  /** Settles when it has ended: `killed`, as it was meant to be, or by itself. */
  readonly ended: Promise<'killed' | 'byItself'>
  /** Lets it close in good order; answers what it told last. */
  close(): Promise<Extract<FromStation, { kind: 'closed' }> | null>
}

const program = join(import.meta.dirname, 'station.ts')

/**
 * Starts a station. It ends with this process at the latest.
 *
 * @param compiled a folder where Node keeps what it has compiled: a station that closed in good order fills it, and all later
 *   ones start in half the time
 */
export function startStation(orders: StationOrders, compiled?: string): StationProcess {
  const child: ChildProcess = fork(program, [JSON.stringify(orders)], {
    serialization: 'advanced',
    env: { ...process.env, ...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }) },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const told: FromStation[] = []
  const listeners = new Set<() => void>()
  let hasEnded = false
  const ring = (): void => {
    for (const listener of listeners) listener()
  }
  child.on('message', (message: FromStation) => {
    told.push(message)
    ring()
  })
  const ended = once(child, 'exit').then(([, signal]) => {
    hasEnded = true
    ring()
    return signal === 'SIGKILL' ? ('killed' as const) : ('byItself' as const)
  })
  const send = (message: ToStation): void => {
    // A station that has just been killed hears nothing any more.
    if (child.connected) child.send(message, () => undefined)
  }

  const hear = <Kind extends FromStation['kind']>(kind: Kind, since = 0) =>
    new Promise<Heard<Kind> | null>((resolve) => {
      const look = (): void => {
        const place = told.findIndex((message, at) => at >= since && message.kind === kind)
        if (place === -1 && !hasEnded) return
        listeners.delete(look)
        resolve(place === -1 ? null : ({ message: told[place], next: place + 1 } as Heard<Kind>))
      }
      listeners.add(look)
      look()
    })

  return {
    told,
    hear,
    save: (number, order) => {
      send({ kind: 'save', number, order })
    },
    kill: () => void child.kill('SIGKILL'),
    ended,
    async close() {
      const closed = hear('closed')
      send({ kind: 'close' })
      const last = await closed
      await ended
      return last?.message ?? null
    },
  }
}
