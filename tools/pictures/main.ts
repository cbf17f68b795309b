import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { chooseRuntime } from '../runtime.mjs'
import { demoLogin, notablePeople, startSimulator } from '../simulator/index.ts'
import { cameraClipFrom } from '../station-driver/camera-clip.ts'
import { launchStation } from '../station-driver/launch.ts'
import { CaptureScreen } from '../station-driver/screens/capture-screen.ts'
import { FindScreen } from '../station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../station-driver/screens/outcome-screens.ts'
import { PairScreen } from '../station-driver/screens/pair-screen.ts'
import { ReviewScreen } from '../station-driver/screens/review-screen.ts'
import { SignInScreen } from '../station-driver/screens/sign-in-screen.ts'

// Takes the pictures of the README, in light and dark, from the running station and invented people:
//   node tools/pictures/main.ts
const repository = join(import.meta.dirname, '../..')

/** Takes the picture of a screen under its name. */
type TakePicture = (name: string) => Promise<void>

async function showEverything(page: Page, server: string, takePicture: TakePicture): Promise<void> {
  const pair = new PairScreen(page)
  await pair.isShown()
  await pair.look(server)
  await takePicture('pair')
  await pair.pair()
  const signIn = new SignInScreen(page)
  await signIn.isShown()
  await signIn.signIn(demoLogin.loginId, demoLogin.password)
  const find = new FindScreen(page)
  await find.isShown()
  await find.search('ay')
  await page.locator('aside[data-photo]').waitFor()
  await takePicture('find')
  await find.search(notablePeople.withoutPhoto)
  await find.chooseFirst()
  await find.takePhoto()
  const capture = new CaptureScreen(page)
  await capture.waitForPicture()
  await takePicture('capture')
  await capture.take()
  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  await takePicture('review')
  await review.accept()
  await new OutcomeScreens(page).waitForEnd()
  await takePicture('done')
}

function photographer(application: ElectronApplication, page: Page): TakePicture {
  return async (name) => {
    for (const theme of ['light', 'dark'] as const) {
      await application.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source
      }, theme)
      await page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme)
      await page.screenshot({
        path: join(repository, 'docs', 'pictures', `${name}-${theme}.png`),
        animations: 'disabled',
      })
    }
  }
}

const simulator = await startSimulator()
const clip = await cameraClipFrom(join(repository, 'tests/fixtures/camera/portrait.jpg'))
const folder = await mkdtemp(join(tmpdir(), 'vestibule-pictures-'))
const station = await launchStation(chooseRuntime(), {
  folder,
  camera: { clip: clip.path },
  settings: { autoCapture: false },
})
try {
  await showEverything(station.page, simulator.url, photographer(station.application, station.page))
} finally {
  await station.application.close()
  await simulator.stop()
  await clip.remove()
  await rm(folder, { recursive: true, force: true })
}
