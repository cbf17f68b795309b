import type { Log } from './log.ts'

/** Counts what a guard turned away, by reason. */
export interface RefusalCounter<Reason extends string> {
  /** Counts one refusal. */
  readonly refuse: (reason: Reason) => void
  /** How many there were since the start, for each reason that exists, so that a zero can be told from a typing error. */
  readonly counts: () => Readonly<Record<Reason, number>>
}

/**
 * Creates the counter of one guard.
 *
 * The log hears of the first refusal of a reason, then the second, fourth, eighth: a page gone mad cannot fill the disk.
 *
 * @param event what the log calls a refusal here, in fixed words
 */
export function countRefusals<Reason extends string>(
  reasons: readonly Reason[],
  log: Log,
  event: string,
): RefusalCounter<Reason> {
  const counts = new Map<Reason, number>(reasons.map((reason) => [reason, 0]))
  return {
    refuse: (reason) => {
      const count = (counts.get(reason) ?? 0) + 1
      counts.set(reason, count)
      if (Number.isInteger(Math.log2(count))) log.write('warning', event, { reason, count })
    },
    counts: () => Object.fromEntries(counts) as Record<Reason, number>,
  }
}
