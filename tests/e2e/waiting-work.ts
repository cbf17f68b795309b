import { expect, type Page } from '@playwright/test'
import type { Job } from '../../src-preload/contract/job.ts'

/** The jobs of this station, as the window reads them. */
export async function jobsOf(page: Page): Promise<readonly Job[]> {
  const answer = await page.evaluate(async () => window.vestibule.readJobs({}))
  if (!answer.ok) throw new Error('the jobs could not be read')
  return answer.value.jobs
}

/** How long the job of a person waits still, in milliseconds; 0 when it does not wait for a time. */
export async function untilNextTry(page: Page, id: string): Promise<number> {
  const state = (await jobsOf(page)).find((job) => job.personId === id)?.state
  return state?.kind === 'waiting' && state.until !== null ? Date.parse(state.until) - Date.now() : 0
}

/** Waits until the job of a person waits for so long that nothing begins while a clerk decides. */
export async function longWait(page: Page, id: string): Promise<void> {
  // Chance may make a wait short; a long one comes within a few tries, for the limit doubles.
  await expect.poll(() => untilNextTry(page, id), { timeout: 60_000 }).toBeGreaterThan(3_000)
}
