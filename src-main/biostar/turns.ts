/** Lets a few at a time through, in the order of their coming. */
export interface Turns {
  /** Waits for a turn and answers the function that ends it; `null` when the signal came first. Never rejects. */
  take(signal: AbortSignal): Promise<(() => void) | null>
}

/** Makes a counter of turns. `most`: how many may be had at the same time. */
export function createTurns(most: number): Turns {
  let free = most
  const waiting: (() => void)[] = []

  function release(): void {
    free += 1
    waiting.shift()?.()
  }

  function grant(): () => void {
    free -= 1
    let ended = false
    return () => {
      if (ended) return
      ended = true
      release()
    }
  }

  return {
    take(signal) {
      if (signal.aborted) return Promise.resolve(null)
      if (free > 0) return Promise.resolve(grant())
      return new Promise((resolve) => {
        const proceed = () => {
          signal.removeEventListener('abort', leave)
          resolve(grant())
        }
        const leave = () => {
          waiting.splice(waiting.indexOf(proceed), 1)
          resolve(null)
        }
        waiting.push(proceed)
        signal.addEventListener('abort', leave, { once: true })
      })
    },
  }
}
