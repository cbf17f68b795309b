import type { Page } from '@playwright/test'
import { FindScreen } from '../../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../../tools/station-driver/screens/review-screen.ts'
import type { Runtime } from '../../../tools/runtime.mjs'
import { atDesk } from '../desk.ts'
import { compare } from '../series.ts'
import type { PhotoPart } from './findings.ts'

declare global {
  /** Milliseconds from a face in the frame to the review; only code that runs inside the page may name it. */
  var benchShot: Promise<number> | undefined
}

/** What a person should wait for the station to shoot, once their face is in the frame. */
const aim = 1_500

/**
 * How long the station takes to shoot by itself. The portrait stands before the camera from the beginning, so the face is
 * in the frame with the first picture.
 */
export async function measureAutoCapture(runtime: Runtime, runs: number): Promise<PhotoPart> {
  const waits = await atDesk(
    runtime,
    100,
    async ({ page }) => {
      const values: number[] = []
      // The first one waits for the camera to open and the models to load.
      for (let run = 0; run <= runs; run += 1) {
        const wait = await shootOnce(page)
        if (run > 0) values.push(wait)
      }
      return values
    },
    { autoCapture: true },
  )
  return {
    part: { title: 'From a face in the frame to the picture the station takes by itself' },
    findings: {
      comparisons: [
        compare(
          'shot over aim',
          { label: 'shot', unit: 'ms', values: waits },
          { label: 'aim', unit: 'ms', values: [aim] },
          'at most 1x',
        ),
      ],
      remarks: ['600 ms of it are the time in which nothing may block; measured in the page, with a warm camera.'],
    },
  }
}

/** One enrollment from the search to the receipt; a retake would not do, since the station waits longer after one. */
async function shootOnce(page: Page): Promise<number> {
  const find = new FindScreen(page)
  await find.isShown()
  await find.search('1010')
  if ((await find.chooseFirst()) === null) throw new Error('the person to photograph could not be read')
  await page.evaluate(startWatching)
  await find.takePhoto()
  const wait = await page.evaluate(async () => globalThis.benchShot)
  if (wait === undefined) throw new Error('the page was not watched')
  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  await review.sendMail(false)
  await review.accept()
  const outcome = new OutcomeScreens(page)
  await outcome.waitForEnd()
  await outcome.next()
  return wait
}

/** Runs inside the page: counts from the first picture of the camera to the review of the one that was taken. */
function startWatching(): void {
  globalThis.benchShot = new Promise((resolve) => {
    let begun: number | null = null
    const look = (now: number): void => {
      if (begun === null && document.querySelector('[data-picture="live"][data-ready="true"]') !== null) begun = now
      if (begun !== null && document.querySelector('[data-photo]') !== null) resolve(now - begun)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
