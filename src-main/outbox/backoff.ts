/** The longest wait before work is tried again by itself, in milliseconds: a quarter of an hour. Ours. */
export const longestDelay = 15 * 60_000

/** The first wait may be as long as this, in milliseconds; every further one twice as long. Ours. */
const firstDelay = 2_000

/** No wait is shorter, in milliseconds: chance must not make a loop of it. Ours. */
const shortestDelay = 500

/**
 * How long to wait before trying again, in milliseconds: anything up to a limit that doubles each time, so that the desks of
 * a site that lost its server together do not come back together.
 *
 * @param delays how often in a row it was put off before
 * @param random from 0 up to but not including 1
 */
export function backoff(delays: number, random: number): number {
  // 2 to the 9th is beyond the longest wait already; the cap keeps the number finite for work that waits for weeks.
  const limit = Math.min(longestDelay, firstDelay * 2 ** Math.min(delays, 9))
  return Math.round(shortestDelay + random * (limit - shortestDelay))
}

/** Whether a moment has come. One that is further away than any wait lasts was set by a clock that jumped: it has come. */
export function isDue(until: string, now: number): boolean {
  const left = Date.parse(until) - now
  return left <= 0 || left > longestDelay
}
