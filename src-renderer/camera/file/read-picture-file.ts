import { fail, type Outcome } from '../../../src-preload/contract/outcome.ts'
import { mostBytes } from './inspect-picture.ts'
import type { PictureFileProblem } from './picture-file-problem.ts'

/** A picture from a file: upright, in sRGB, opaque, at most 4000 pixels a side; or why there is none. */
export type PictureFileOutcome = Outcome<ImageBitmap, PictureFileProblem>

/** Starts decoding a file somewhere it can be ended, which the answer does. `tell` is called at most once. */
export type DecodePicture = (file: Blob, tell: (outcome: PictureFileOutcome) => void) => () => void

/** What reading a file is handed. */
export interface ReadingPicture {
  readonly decode: DecodePicture
  /** Calls `act` once after so many milliseconds, unless the answer is called before. */
  readonly after: (milliseconds: number, act: () => void) => () => void
  /** Gives the file up. */
  readonly signal: AbortSignal
}

/**
 * The longest a file may take. A picture of 12 megapixels takes 0.3 to 0.5 seconds and one of 48 takes 1.2, on two busy cores
 * without a GPU (measured); what takes so many times that lies on a share that does not answer, or was made to keep a
 * decoder busy.
 */
export const mostMilliseconds = 20_000

/**
 * Reads a picture from a file of which nothing is known: of any size, any name, any content.
 *
 * @returns the picture, which the caller closes; a problem; or `null` when it was given up
 */
export async function readPictureFile(file: Blob, reading: ReadingPicture): Promise<PictureFileOutcome | null> {
  const { decode, after, signal } = reading
  if (signal.aborted) return null
  if (file.size === 0) return fail({ kind: 'empty' })
  if (file.size > mostBytes) return fail({ kind: 'tooManyBytes', bytes: file.size, most: mostBytes })
  const { promise, resolve } = Promise.withResolvers<PictureFileOutcome | null>()
  const giveUp = (): void => {
    resolve(null)
  }
  signal.addEventListener('abort', giveUp)
  const endWaiting = after(mostMilliseconds, () => {
    resolve(fail({ kind: 'tooSlow' }))
  })
  const endDecoding = decode(file, resolve)
  try {
    return await promise
  } finally {
    endDecoding()
    endWaiting()
    signal.removeEventListener('abort', giveUp)
  }
}
