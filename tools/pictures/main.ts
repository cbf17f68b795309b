import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ElectronApplication, Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { chooseRuntime } from '../runtime.mjs'
import { demoLogin, notablePeople, startSimulator } from '../simulator/index.ts'
import { cameraClipOf } from '../station-driver/camera-clip.ts'
import { readPicture, turned, type Picture } from '../station-driver/camera-pictures.ts'
import { launchStation } from '../station-driver/launch.ts'
import { CaptureScreen } from '../station-driver/screens/capture-screen.ts'
import { FindScreen } from '../station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../station-driver/screens/outcome-screens.ts'
import { PairScreen } from '../station-driver/screens/pair-screen.ts'
import { ReviewScreen } from '../station-driver/screens/review-screen.ts'
import { SignInScreen } from '../station-driver/screens/sign-in-screen.ts'
import { sentence } from '../station-driver/sentence.ts'

// Takes the pictures of the README, in light and dark, from the running station and invented people:
//   npx node tools/pictures/main.ts [--out DIR]
const repository = join(import.meta.dirname, '../..')

/** More than the station levels, so that it asks for a straight head and blocks the picture. */
const tooMuchTilt = 18

/** Takes the picture of a screen under its name, in each theme. `ready` brings the screen about where it does not last. */
type TakePicture = (name: string, ready?: () => Promise<void>) => Promise<void>

/** A desk that was just paired, with the picture of the pairing where one is wanted. */
async function signIn(page: Page, server: string, takePicture: TakePicture | null): Promise<void> {
  const pair = new PairScreen(page)
  await pair.isShown()
  await pair.look(server)
  await takePicture?.('pair')
  await pair.pair()
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.signIn(demoLogin.loginId, demoLogin.password)
  await new FindScreen(page).isShown()
}

/** To the camera with this person before it. */
async function goToCamera(page: Page, id: string): Promise<void> {
  const find = new FindScreen(page)
  await find.isShown()
  await find.search(id)
  await find.chooseFirst()
  await find.takePhoto()
  const trouble = await new CaptureScreen(page).waitForPicture()
  if (trouble !== null) throw new Error(trouble)
}

/** A good day: the station shoots by itself, and what is made of the picture is stored. */
async function showGoodDay(page: Page, server: string, takePicture: TakePicture): Promise<void> {
  await signIn(page, server, takePicture)
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
async function showGuidance(page: Page, server: string, takePicture: TakePicture): Promise<void> {
  await signIn(page, server, null)
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

function photographer(folder: string, application: ElectronApplication, page: Page): TakePicture {
  return async (name, ready) => {
    for (const theme of ['light', 'dark'] as const) {
      await application.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source
      }, theme)
      await page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme)
      await ready?.()
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' })
    }
  }
}

/** Shows a story at a desk of its own. */
async function atDesk(
  folder: string,
  picture: Picture,
  story: (page: Page, server: string, takePicture: TakePicture) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator()
  const clip = await cameraClipOf([{ picture }])
  const data = await mkdtemp(join(tmpdir(), 'vestibule-pictures-'))
  try {
    const station = await launchStation(chooseRuntime(), { folder: data, camera: { clip: clip.path } })
    try {
      await story(station.page, simulator.url, photographer(folder, station.application, station.page))
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
