import { failures } from './guesses.ts'
import { Refusal } from './refusal.ts'

interface Waiting<Thing> {
  readonly take: (thing: Thing) => void
}

/** What people present at a reader, and the scans that wait for it. Who comes first waits for the other. */
export class Presented<Thing> {
  #things: Thing[] = []
  #waiting: Waiting<Thing>[] = []

  /** How many scans wait now. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Gives the thing to the scan that waits longest, or to the next one that comes. */
  present(thing: Thing): void {
    const first = this.#waiting.shift()
    if (first === undefined) this.#things.push(thing)
    else first.take(thing)
  }

  /** Waits for a thing; a refusal when none came in time or the caller has gone. */
  next(limitMilliseconds: number, signal: AbortSignal): Promise<Thing> {
    const [thing] = this.#things.splice(0, 1)
    if (thing !== undefined) return Promise.resolve(thing)
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', gone)
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        end()
      }
      const gone = (): void => settle(() => reject(new Refusal(failures.scanTimedOut)))
      const waiting: Waiting<Thing> = { take: (taken) => settle(() => resolve(taken)) }
      const timer = setTimeout(gone, limitMilliseconds)
      timer.unref()
      signal.addEventListener('abort', gone, { once: true })
      this.#waiting.push(waiting)
      if (signal.aborted) gone()
    })
  }
}
