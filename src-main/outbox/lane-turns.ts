/** The turns to talk to the server that the jobs in hand share. */
export interface LaneTurns {
  /** Waits for a turn, in the order of asking; what is urgent goes first. */
  take(isUrgent: boolean): Promise<void>
  /** Gives a turn to who waits longest, or back. */
  giveBack(): void
}

/** Makes the turns. `most`: how many may be had at the same time. */
export function createLaneTurns(most: number): LaneTurns {
  const waiting: (() => void)[] = []
  let free = most

  return {
    take(isUrgent) {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => {
        if (isUrgent) waiting.unshift(resolve)
        else waiting.push(resolve)
      })
    },
    giveBack() {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    },
  }
}
