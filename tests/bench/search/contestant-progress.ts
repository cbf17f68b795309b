/** What one search took for one list; times in milliseconds. */
export interface Measured {
  readonly buildMilliseconds: number
  readonly megabytes: number
  /** For each query the best of its rounds: what else runs on the machine makes the others longer. */
  readonly times: readonly number[]
  /** The same of this thread's own processor time, which a crowded machine lengthens far less. */
  readonly processorTimes: readonly number[]
  /** Of the queries of a kind that mean somebody findable, the share that had that person among the rows. */
  readonly found: Readonly<Record<string, number>>
}

/** How far a search has come: what is told when it took too long, or died. */
export interface Progress {
  /** Taken in. */
  readonly people: number
  /** Asked, in all rounds. */
  readonly queries: number
  readonly megabytes: number
  /** Of all its threads, in seconds. */
  readonly processorSeconds: number
}

/** The exit code of a search that took too much of it. */
export const tookTooLong = 75
