import type { OverrideReason, Verdict } from '../../src-preload/contract/judgement.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One step of the walk. `screenshot` is a file name in the report's folder. */
export interface WalkStep {
  readonly name: StepName
  readonly ms: number
  readonly screenshot: string
}

/** The steps, in order; a walk that ends early leaves the later ones out. */
export const stepNames = ['pair', 'sign-in', 'find', 'capture', 'review', 'sending', 'done'] as const

/** The name of a step. */
export type StepName = (typeof stepNames)[number]

/** Why a walk ended early. `kind` is for programs, `sentence` for people; neither holds anything personal. */
export interface WalkFailure {
  readonly kind: string
  readonly step: StepName | 'start'
  readonly sentence: string
}

/** What the walk leaves in `report.json`. */
export interface WalkReport {
  readonly runtime: string
  readonly ok: boolean
  readonly steps: readonly WalkStep[]
  /** The person's id; `null` when none was chosen. */
  readonly userId: string | null
  /** How the picture was judged; `null` when the walk did not come so far. */
  readonly verdict: Verdict | null
  /** Why a blocked picture was used; `null` when it was not. */
  readonly override: OverrideReason | null
  /** Bytes of the profile photo the server acknowledged; `null` when it did not. */
  readonly photoBytes: number | null
  readonly emailSent: boolean
  readonly failure?: WalkFailure
}

/** Writes `report.json` into a folder that exists. */
export async function writeReport(folder: string, report: WalkReport): Promise<void> {
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
}
