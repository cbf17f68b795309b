/** Knows whether the clerk is asking the server something, so that what nobody waits for lets it go first. */
export interface Foreground {
  /** Runs what the clerk waits for. */
  run<Value>(work: () => Promise<Value>): Promise<Value>
  /** Waits until nothing that the clerk waits for is under way, or until the signal. Never rejects. */
  quiet(signal: AbortSignal | undefined): Promise<void>
}

/** Makes the knowledge of one client. */
export function createForeground(): Foreground {
  let running = 0
  const waiting = new Set<() => void>()

  return {
    async run(work) {
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        if (running === 0) for (const proceed of waiting) proceed()
      }
    },
    quiet(signal) {
      if (running === 0 || signal?.aborted === true) return Promise.resolve()
      return new Promise((resolve) => {
        const proceed = (): void => {
          waiting.delete(proceed)
          signal?.removeEventListener('abort', proceed)
          resolve()
        }
        waiting.add(proceed)
        signal?.addEventListener('abort', proceed, { once: true })
      })
    },
  }
}
