import type { Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { atDesk } from './desk.ts'
import type { Findings, Part, Plan } from './part.ts'
import { compare } from './series.ts'
import { timeToPaint } from './time-to-paint.ts'

/** From the press on "Take photo" to the picture that stands still, to the review, and to the profile photo that has been made of the frame. */
export const capture: Part = { name: 'capture', title: 'From the press to the profile photo', measure }

async function measure({ runtime, quick, tell }: Plan): Promise<Findings> {
  const runs = quick ? 5 : 20
  return atDesk(runtime, 100, async ({ page }) => {
    const find = new FindScreen(page)
    await find.search('1010')
    if ((await find.chooseFirst()) === null) throw new Error('the person to photograph could not be read')
    await find.takePhoto()
    const frozen: number[] = []
    const shown: number[] = []
    const ready: number[] = []
    for (let run = 0; run <= runs; run += 1) {
      const times = await takeOne(page)
      await page.getByRole('button', { name: english.review.retake, exact: true }).click()
      // The first one compiles what the others find ready.
      if (run === 0) continue
      frozen.push(times.frozen)
      shown.push(times.review)
      ready.push(times.photo)
    }
    tell('capture')
    return {
      comparisons: [
        compare(
          'picture standing still over aim',
          { label: 'still', unit: 'ms', values: frozen },
          { label: 'aim', unit: 'ms', values: [50] },
          'at most 1x',
        ),
        compare(
          'photo made over review shown',
          { label: 'photo', unit: 'ms', values: ready },
          { label: 'review', unit: 'ms', values: shown },
        ),
      ],
      remarks: [
        'Measured in the page, from the time stamp of the click, with a portrait of 1280 by 720 pixels before the camera.',
      ],
    }
  })
}

async function takeOne(page: Page): Promise<Readonly<Record<'frozen' | 'review' | 'photo', number>>> {
  const screen = new CaptureScreen(page)
  const trouble = await screen.waitForPicture()
  if (trouble !== null) throw new Error(`the camera shows nothing: ${trouble}`)
  const moments = { frozen: ['[data-taken="true"]'], review: ['[data-photo]'], photo: ['[data-photo="ready"]'] }
  const times = await timeToPaint(page, { from: 'click', moments }, async () => screen.take())
  if ((await new ReviewScreen(page).waitForPhoto()) === null) throw new Error('no photo small enough could be made')
  return times
}
