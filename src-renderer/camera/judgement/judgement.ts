import type { JudgementRecord, MeasureName, Verdict } from '../../../src-preload/contract/judgement.ts'
import type { FaceGeometry } from './geometry.ts'
import type { Instruction } from './instruction.ts'

/** One measure of one picture. */
export interface Measured {
  readonly name: MeasureName
  readonly verdict: Verdict
  /** The measured number in the measure's own unit; `null` when it could not be computed. */
  readonly value: number | null
  /** The standard's 0 to 100 where its mapping is in use, else `null`. Shown to nobody as a verdict. */
  readonly score: number | null
  /** What to change; `null` when the verdict is pass or unknown. */
  readonly instruction: Instruction | null
}

/** Everything the station has to say about one picture. */
export interface Judgement {
  /** The worst of all measures: block before unknown before warn before pass. */
  readonly verdict: Verdict
  /** One entry for each measure, in the order of `measureNames`. */
  readonly measures: readonly Measured[]
  /** The one thing to say now: of the first block in the order of `instructions`, else of the first warning. */
  readonly instruction: Instruction | null
  /** Whether that instruction blocks or only advises; `null` without one. */
  readonly weight: 'block' | 'warn' | null
  /** The largest face; `null` without one or without its mesh. */
  readonly face: FaceGeometry | null
  /** Mean eye aspect ratio of the largest face, for the median that tells a blink; `null` when not computed. */
  readonly eyeAspectRatio: number | null
  /** Crete's index, 0 sharp to 1 blurred, to rank the frames of a burst; `null` when not computed. */
  readonly blur: number | null
  readonly thresholdsVersion: string
  readonly engineVersion: string
}

/** What is kept of a judgement: names of measures and versions, nothing of the picture. */
export function recordOfJudgement(judgement: Judgement): JudgementRecord {
  const { verdict, measures, thresholdsVersion, engineVersion } = judgement
  const namesWith = (wanted: Verdict): MeasureName[] =>
    measures.filter((measured) => measured.verdict === wanted).map(({ name }) => name)
  return {
    verdict,
    blocked: namesWith('block'),
    warned: namesWith('warn'),
    unknown: namesWith('unknown'),
    thresholdsVersion,
    engineVersion,
  }
}
