import type { StepResult } from '../../src-preload/contract/job.ts'

/** What an upload of a photo has done. */
export type PhotoResult = Extract<StepResult, { step: 'uploadPhoto' }>

/**
 * The digest of the photo that the server held right after an upload of ours: what was sent, or what the server made of it.
 *
 * @param sent the digest of what was sent
 * @returns `null` when that is not known: the server confirmed a photo and did not show it
 */
export function heldAfterUpload({ confirmed, storedAs }: PhotoResult, sent: string | null): string | null {
  return confirmed === 'sameBytes' ? sent : (storedAs ?? null)
}
