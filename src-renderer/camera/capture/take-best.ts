import type { Judgement } from '../judgement/judgement.ts'
import type { Capture } from './capture-types.ts'

/** A frame of the burst with what was found on it. Whoever receives it closes the picture. */
export interface JudgedFrame {
  readonly frame: ImageBitmap
  readonly judgement: Judgement
  /** Milliseconds since 1970 in UTC. */
  readonly takenAt: number
}

/**
 * Decides between the frame that was frozen and the best one of the burst around it; the other one's memory is given back.
 *
 * The frozen one is taken when there is no best one in time, or when asking for it breaks.
 */
export async function takeBest(frozen: Capture, bestOfBurst: () => Promise<JudgedFrame | null>): Promise<Capture> {
  const best = await bestOfBurst().catch(() => null)
  if (best === null) return frozen
  frozen.frame.close()
  return { ...best, origin: 'camera' }
}
