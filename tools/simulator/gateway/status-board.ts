import type { SimulatedTerminal } from './terminal.ts'

/** A change as the stream tells it (reference section 7). */
export interface StatusChange {
  readonly deviceID: number
  readonly status: number
  /** Unix seconds. */
  readonly timestamp: number
}

/** DISCONNECTED or TLS_CONNECTED (reference section 7). */
export function statusOf({ online }: SimulatedTerminal): number {
  return online ? 0x02 : 0x00
}

/** Whoever wants to hear of changes. */
export class StatusBoard {
  readonly #listeners = new Set<(change: StatusChange) => void>()
  readonly #newcomers: (() => void)[] = []

  /** How many streams are open. */
  get listeners(): number {
    return this.#listeners.size
  }

  /** Settles when a stream is open: at once when there is one. */
  listened(): Promise<void> {
    return this.#listeners.size > 0 ? Promise.resolve() : new Promise((resolve) => this.#newcomers.push(resolve))
  }

  listen(listener: (change: StatusChange) => void): () => void {
    this.#listeners.add(listener)
    for (const tell of this.#newcomers.splice(0)) tell()
    return () => this.#listeners.delete(listener)
  }

  changed(terminal: SimulatedTerminal): void {
    const timestamp = Math.floor(Date.now() / 1000)
    for (const tell of this.#listeners) tell({ deviceID: terminal.deviceID, status: statusOf(terminal), timestamp })
  }
}
