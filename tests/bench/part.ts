import type { Runtime } from '../../tools/runtime.mjs'
import type { Comparison } from './series.ts'

/** What a part of the benchmark is given. */
export interface Plan {
  readonly runtime: Runtime
  /** A short run: fewer repetitions, the same measurements. */
  readonly quick: boolean
  /** Says on the terminal how far the part has come. */
  readonly tell: (sentence: string) => void
}

/** What a part of the benchmark has found out. */
export interface Findings {
  readonly comparisons: readonly Comparison[]
  /** What one has to know to read the numbers, one sentence or two each. */
  readonly remarks: readonly string[]
}

/** One part of the benchmark. `measure` throws when something could not be measured; it never judges a number. */
export interface Part {
  /** One word, for `--only`. */
  readonly name: string
  readonly title: string
  readonly measure: (plan: Plan) => Promise<Findings>
}
