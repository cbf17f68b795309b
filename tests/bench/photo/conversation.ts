import type { MeasureName, Verdict } from '../../../src-preload/contract/judgement.ts'
import type { Instruction } from '../../../src-renderer/camera/judgement/instruction.ts'
import type { Change } from './defects.ts'

/** A portrait on its way into the page: a JPEG or PNG in base64. */
export interface PortraitFile {
  readonly name: string
  readonly base64: string
}

/** How one changed portrait was judged. */
export interface JudgedChange {
  readonly change: string
  readonly kind: Change['kind']
  readonly expected: readonly Instruction[]
  readonly verdict: Verdict
  /** The one instruction a person would be given. */
  readonly told: Instruction | null
  readonly blocked: readonly MeasureName[]
  readonly warned: readonly MeasureName[]
  /** Every instruction of a warning or a block. */
  readonly found: readonly Instruction[]
}

/** All of a portrait's changes; `noFace` when the portrait itself shows the engine nobody. */
export type JudgedPortrait =
  | { readonly kind: 'judged'; readonly thresholdsVersion: string; readonly rows: readonly JudgedChange[] }
  | { readonly kind: 'noFace' }

/** One gain of the skin's light. */
export interface JudgedGain {
  readonly gain: number
  readonly blocked: readonly MeasureName[]
  readonly warned: readonly MeasureName[]
}

/** Milliseconds, one entry for each repetition. */
export interface CameraTimes {
  readonly drawImage: readonly number[]
  readonly takePhoto: readonly number[]
  readonly grabFrame: readonly number[]
  /** Between two verdicts of a live picture. */
  readonly betweenVerdicts: readonly number[]
  /** The longest the page's thread was busy while verdicts came, one entry for each task of 50 ms or more. */
  readonly longTasks: readonly number[]
}

/** One encoding of a portrait, and the plain canvas beside it at the same size. */
export interface EncodingTimes {
  readonly isSmoothed: boolean
  readonly search: readonly number[]
  readonly plain: readonly number[]
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly similarity: number | null
  /** What `canvas.toBlob` makes of the same crop at the same size with its own quality. */
  readonly plainBytes: number
  readonly plainSimilarity: number | null
}

/** What the benchmark asks of its page. */
export interface PhotoBench {
  engine(): Promise<string>
  judgeChanges(portrait: PortraitFile): Promise<JudgedPortrait>
  /** A picture as it came, spoiled by nobody. */
  judgeAsItIs(portrait: PortraitFile): Promise<JudgedPortrait>
  judgeSkinGains(portrait: PortraitFile): Promise<readonly JudgedGain[]>
  measureCamera(runs: number): Promise<CameraTimes>
  measureEncoding(portrait: PortraitFile, runs: number): Promise<readonly EncodingTimes[]>
}
