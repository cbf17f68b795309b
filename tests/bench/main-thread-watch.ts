/** How long this thread was away from its queue, in milliseconds. */
export interface Held {
  /** The longest time nothing else could be done here. A machine that gave the processor to others makes it longer. */
  readonly longestHold: number
  /** The most that was computed here in one go: this thread's own processor time, which other programs do not lengthen. */
  readonly longestComputed: number
}

/** Looks every millisecond how long this thread was held since the last look, and how much it computed. */
export function watchMainThread(): () => Held {
  let [longestHold, longestComputed, last, computed] = [0, 0, performance.now(), process.threadCpuUsage()]
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(computed)
    longestHold = Math.max(longestHold, performance.now() - last)
    longestComputed = Math.max(longestComputed, (user + system) / 1000)
    ;[last, computed] = [performance.now(), process.threadCpuUsage()]
  }
  const timer = setInterval(look, 1)
  return () => {
    clearInterval(timer)
    look()
    return { longestHold, longestComputed }
  }
}
