import type { Judgement } from '../judgement/judgement.ts'

/** What the page asks of the judge worker. The worker loads the engine by itself and says when it has. */
export type JudgeRequest =
  /** Judge one live frame. The worker closes it, and answers before the next one is sent. */
  | { readonly kind: 'live'; readonly watch: number; readonly takenAt: number; readonly frame: VideoFrame }
  /** Hand over the best of the frames judged last, of those not taken before `notBefore`. */
  | { readonly kind: 'best'; readonly serial: number; readonly notBefore: number }
  /** Judge one picture that stands still. The worker closes it. */
  | { readonly kind: 'judge'; readonly serial: number; readonly picture: ImageBitmap }
  /** The watch is over: overwrite all pixels of it. */
  | { readonly kind: 'forget' }

/** A frame of the burst on its way to the page. `takenAt` is in milliseconds on the page's clock. */
export interface BestFrame {
  readonly frame: ImageBitmap
  readonly judgement: Judgement
  readonly takenAt: number
}

/** What the judge worker says to the page. */
export type JudgeAnswer =
  | { readonly kind: 'loaded'; readonly engineVersion: string }
  /** The engine could not be had. The worker is of no more use. */
  | { readonly kind: 'notLoaded' }
  /** The engine broke. The worker is of no more use. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'live'; readonly watch: number; readonly takenAt: number; readonly judgement: Judgement }
  | { readonly kind: 'best'; readonly serial: number; readonly best: BestFrame | null }
  | { readonly kind: 'judge'; readonly serial: number; readonly judgement: Judgement }
