/** What a number counts. */
export type Unit = 'ms' | 'MB' | 'bytes' | 'count'

/** The same thing measured several times in one run; never empty. */
export interface Series {
  /** What was measured, in words for the table. */
  readonly label: string
  readonly unit: Unit
  /** In the order in which they were measured. */
  readonly values: readonly number[]
}

/** Two series measured in the same run, and how the first compares with the second. */
export interface Comparison {
  readonly name: string
  readonly station: Series
  readonly against: Series
  /** The median of the first over the median of the second. */
  readonly ratio: number
  /** What the project wants of the ratio, in words; `null` where it only wants to know. */
  readonly aim: string | null
}

/** Compares two series. Throws when one is empty or the second is all zeros: then there is no ratio to tell. */
export function compare(name: string, station: Series, against: Series, aim: string | null = null): Comparison {
  const ratio = medianOf(station.values) / medianOf(against.values)
  if (!Number.isFinite(ratio)) throw new Error(`${name}: there is nothing to compare with`)
  return { name, station, against, ratio, aim }
}

/** The middle value; the mean of the two in the middle of an even number. Throws when there is none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured')
  return (lower + upper) / 2
}
