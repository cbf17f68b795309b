import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { chooseRuntime } from '../runtime.mjs'
import { notablePeople, startSimulator, type Simulator } from '../simulator/index.ts'
import { cameraClipOf } from '../station-driver/camera-clip.ts'
import { readPicture, turned, type Picture } from '../station-driver/camera-pictures.ts'
import { launchStation } from '../station-driver/launch.ts'
import { CaptureScreen } from '../station-driver/screens/capture-screen.ts'
import { FindScreen } from '../station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../station-driver/screens/review-screen.ts'
import { sentence } from '../station-driver/sentence.ts'
import { showDayWithoutServer } from './day-without-server.ts'
import { goToCamera, signIn } from './steps.ts'
import { photographer, type TakePicture } from './take-picture.ts'

// Takes the pictures of the README, in light and dark, from the running station and invented people:
//   npx node tools/pictures/main.ts [--out DIR]
// Without a keychain nothing can be kept sealed, and there is no day without the server to show.
const repository = join(import.meta.dirname, '../..')

/** More than the station levels, so that it asks for a straight head and blocks the picture. */
const tooMuchTilt = 18

/** A good day: the station shoots by itself, and what is made of the picture is stored. */
async function showGoodDay(page: Page, { url }: Simulator, takePicture: TakePicture): Promise<void> {
  await signIn(page, url, takePicture)
  await new FindScreen(page).search('ay')
  await page.locator('aside[data-photo]').waitFor()
  await takePicture('find')

  await goToCamera(page, notablePeople.ordinary)
  await takePicture('capture', () => page.evaluate(stopWithHalfARing))
  await page.evaluate(() => document.querySelector('video')?.play())
  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  await takePicture('review')
  await review.accept()
  const outcome = new OutcomeScreens(page)
  await outcome.waitForEnd()
  await takePicture('done')
  await outcome.next()

  await goToCamera(page, notablePeople.twoVisualFaces)
  await review.waitForPhoto()
  await review.wish('visualFace', true)
  const replaced = review.heldFaces().getByText(sentence(english.sending.faces.held, { number: 2 }))
  await replaced.click()
  await takePicture('visual-face')
}

/** A head that is not straight: what the person is told, and what the clerk is asked who uses the picture all the same. */
async function showGuidance(page: Page, { url }: Simulator, takePicture: TakePicture): Promise<void> {
  await signIn(page, url, null)
  await goToCamera(page, notablePeople.ordinary)
  const capture = new CaptureScreen(page)
  await capture.waitForGuidance('levelHead')
  await takePicture('guidance')
  await capture.take()
  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  await takePicture('blocked')
  await review.accept()
  await review.question().getByText(english.review.overrideDialog.reasons.posture, { exact: true }).click()
  await takePicture('override')
}

/**
 * Runs inside the page: lets the live picture run until the ring is half full and stops it there. Without new frames there
 * are no new verdicts, so the ring stays as it is for a second, which is long enough for a picture.
 */
async function stopWithHalfARing(): Promise<void> {
  const video = document.querySelector('video')
  if (video === null) throw new Error('there is no live picture')
  await video.play()
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const ring = document.querySelector<SVGPathElement>('[data-arming="arming"] path[pathLength]')
      if (ring !== null && Number(ring.style.strokeDashoffset) <= 0.5) resolve()
      else requestAnimationFrame(look)
    }
    look()
  })
  video.pause()
}

/** Shows a story at a desk of its own. */
async function atDesk(
  folder: string,
  picture: Picture,
  story: (page: Page, simulator: Simulator, takePicture: TakePicture) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator()
  const clip = await cameraClipOf([{ picture }])
  const data = await mkdtemp(join(tmpdir(), 'vestibule-pictures-'))
  try {
    const station = await launchStation(chooseRuntime(), { folder: data, camera: { clip: clip.path } })
    try {
      await story(station.page, simulator, photographer(folder, station.application, station.page))
    } finally {
      await station.application.close()
    }
  } finally {
    await simulator.stop()
    await clip.remove()
    await rm(data, { recursive: true, force: true })
  }
}

const { out } = parseArgs({
  options: { out: { type: 'string', default: join(repository, 'docs', 'pictures') } },
}).values
const folder = resolve(out)
await mkdir(folder, { recursive: true })
const portrait = await readPicture(join(repository, 'tests/fixtures/camera/portrait.jpg'))
await atDesk(folder, portrait, showGoodDay)
await atDesk(folder, turned(portrait, tooMuchTilt), showGuidance)
await atDesk(folder, portrait, showDayWithoutServer)
