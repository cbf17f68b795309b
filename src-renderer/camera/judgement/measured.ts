import type { MeasureName, Verdict } from '../../../src-preload/contract/judgement.ts'
import type { Instruction } from './instruction.ts'
import type { Measured } from './judgement.ts'

/** What a measure found, before it is written down. */
interface Finding {
  readonly value: number
  readonly score: number | null
  readonly verdict: Verdict
  /** What to say if the verdict asks for a change. */
  readonly instruction: Instruction
}

/** Writes down one measure. A value that is no number is unknown, whatever the verdict says; so is such a score. */
export function measured(name: MeasureName, { value, score, verdict, instruction }: Finding): Measured {
  if (!Number.isFinite(value)) return unknownMeasure(name)
  const asksForChange = verdict === 'warn' || verdict === 'block'
  const known = score !== null && Number.isFinite(score) ? score : null
  return { name, verdict, value, score: known, instruction: asksForChange ? instruction : null }
}

/** Writes down that a measure could not be taken. */
export function unknownMeasure(name: MeasureName): Measured {
  return { name, verdict: 'unknown', value: null, score: null, instruction: null }
}

/** The limits of one measure. Without `block` it warns at most. */
interface Limits {
  readonly warn: number
  readonly block?: number
}

/** For measures that are worse the larger they are: beyond a limit, not at it. */
export function whenAbove(value: number, { warn, block }: Limits): Verdict {
  if (block !== undefined && value > block) return 'block'
  return value > warn ? 'warn' : 'pass'
}

/** For measures that are worse the smaller they are: short of a limit, not at it. */
export function whenBelow(value: number, { warn, block }: Limits): Verdict {
  if (block !== undefined && value < block) return 'block'
  return value < warn ? 'warn' : 'pass'
}

/** From the best to the worst, as a whole picture is judged. Photo quality section 10. */
const fromBestToWorst: readonly Verdict[] = ['pass', 'warn', 'unknown', 'block']

/** The worst of several verdicts: block before unknown before warn before pass. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>(
    (worst, verdict) => (fromBestToWorst.indexOf(verdict) > fromBestToWorst.indexOf(worst) ? verdict : worst),
    'pass',
  )
}
