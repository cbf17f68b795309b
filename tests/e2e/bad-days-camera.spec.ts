import { expect, type Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import type { CameraTrouble } from '../../src-renderer/camera/stream/camera.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { accept, expectStored, press, takeAndReview, takePhotoOf } from './work-at-the-desk.ts'
import { test, type Desk } from './desk.ts'

const id = notablePeople.withoutPhoto

test('without a camera the station says so, and the keyboard still leads back', async ({ openDesk }) => {
  // Said in so many words, so that a camera of the machine the story is told on does not step in.
  const words = ['--use-fake-device-for-media-stream=device-count=0']
  const desk = await openDesk({ station: { camera: 'none', words } })
  await wantPhoto(desk)
  await expectTrouble(desk.page, 'absent')
  await expect(desk.page.getByRole('button', { name: english.capture.take })).toBeDisabled()
  await desk.page.keyboard.press('Escape')
  await expect(desk.page.getByRole('button', { name: english.find.panel.takePhoto })).toBeVisible()
})

test('a camera that the system refuses is told so, and works at one press once it is allowed', async ({ openDesk }) => {
  const desk = await openDesk()
  // What a person refuses in the system's own dialog reaches the page as Chromium's refusal, as this does.
  const allow = async (isAllowed: boolean): Promise<void> =>
    desk.application.evaluate(({ BrowserWindow }, granted) => {
      const { session } = BrowserWindow.getAllWindows()[0]?.webContents ?? {}
      session?.setPermissionRequestHandler((_contents, _permission, answer) => {
        answer(granted)
      })
    }, isAllowed)
  await allow(false)
  await wantPhoto(desk)
  await expectTrouble(desk.page, 'refused')
  await allow(true)
  await press(desk, english.capture.retry)
  await finish(desk)
})

test('a camera that another program holds is told so, and works at one press once it is free', async ({
  shareDesk,
}) => {
  const desk = await shareDesk({ touchesPage: true })
  // Chromium's fake camera is never busy, so the page is given the answer that a busy one gets.
  await desk.page.evaluate(() => {
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    let refusals = 1
    mediaDevices.getUserMedia = async (wish) => {
      refusals -= 1
      if (refusals >= 0) throw new DOMException('Could not start video source', 'NotReadableError')
      return open(wish)
    }
  })
  await wantPhoto(desk)
  await expectTrouble(desk.page, 'inUse')
  await press(desk, english.capture.retry)
  await finish(desk)
})

test('a camera that is unplugged while it is watched is told so, and comes back by itself', async ({ shareDesk }) => {
  const desk = await shareDesk({ touchesPage: true })
  await wantPhoto(desk)
  expect(await new CaptureScreen(desk.page).waitForPicture()).toBeNull()
  await unplug(desk.page)
  await expectTrouble(desk.page, 'unplugged')
  await desk.page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')))
  await finish(desk)
})

test('a camera that is unplugged after the photo was taken costs nothing', async ({ shareDesk }) => {
  const desk = await shareDesk({ touchesPage: true })
  await desk.page.evaluate(rememberTracks)
  const photo = await takePhotoOf(desk, id)
  await desk.page.evaluate(() => {
    for (const track of window.cameraTracks ?? []) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  })
  await accept(desk)
  await expectStored(desk, id, photo)
})

declare global {
  interface Window {
    /** Every camera track the page was given; see `rememberTracks`. */
    cameraTracks?: MediaStreamTrack[]
  }
}

/** Runs in the page: keeps hold of the camera's tracks, so that a story can end them when no screen shows them. */
function rememberTracks(): void {
  const { mediaDevices } = navigator
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  const tracks: MediaStreamTrack[] = []
  window.cameraTracks = tracks
  mediaDevices.getUserMedia = async (wish) => {
    const stream = await open(wish)
    tracks.push(...stream.getVideoTracks())
    return stream
  }
}

/** Ends the track on the screen as Chromium does when the device goes away: the track ends without having been stopped. */
async function unplug(page: Page): Promise<void> {
  await page.locator('video').evaluate((element) => {
    const stream = (element as HTMLVideoElement).srcObject as MediaStream
    for (const track of stream.getVideoTracks()) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  })
}

async function wantPhoto({ page }: Desk): Promise<void> {
  const find = new FindScreen(page)
  await find.search(id)
  await find.chooseFirst()
  await find.takePhoto()
}

async function expectTrouble(page: Page, trouble: CameraTrouble): Promise<void> {
  const told = await new CaptureScreen(page).waitForPicture()
  const { title, safe, next } = english.capture.trouble[trouble]
  for (const sentence of [title, safe, next]) expect(told).toContain(sentence)
  await expect(page.getByRole('alert')).toBeVisible()
}

/** The camera is back: a photo is taken and stored. */
async function finish(desk: Desk): Promise<void> {
  await expect(desk.page.locator('[data-picture="live"]')).toBeVisible()
  const photo = await takeAndReview(desk)
  await accept(desk)
  await expectStored(desk, id, photo)
}
