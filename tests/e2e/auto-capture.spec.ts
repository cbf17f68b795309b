import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { calmClipOf, cameraClipOf, type CameraClip } from '../../tools/station-driver/camera-clip.ts'
import {
  cameraFrame,
  fillFrame,
  readPicture,
  sideBySide,
  withLight,
  type Picture,
} from '../../tools/station-driver/camera-pictures.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { LockScreen } from '../../tools/station-driver/screens/lock-screen.ts'
import { accept, expectStored, rememberPictures, reviewedPhoto } from './work-at-the-desk.ts'
import { test as atDesk } from './desk.ts'

const id = notablePeople.withoutPhoto
const portrait = await readPicture(join(import.meta.dirname, '../fixtures/camera/portrait.jpg'))
/** So dark that hardly anything of the face is left, and still one is found. */
const darkened = withLight(portrait, 0.06)
/** So many verdicts are more than ten times what a shot needs: what has not happened by then does not happen. */
const manyVerdicts = 60

/** `clipOf` is a camera with one scene. `lightGoesOn` is one at a desk whose light is switched on after a while. */
const test = atDesk.extend<
  { clipOf: (picture: Picture, isFrozen?: boolean) => Promise<{ readonly clip: string }> },
  { lightGoesOn: { readonly clip: string } }
>({
  // Playwright reads the fixtures a fixture needs from this pattern; this one needs none.
  // eslint-disable-next-line no-empty-pattern
  clipOf: async ({}, use) => {
    const clips: CameraClip[] = []
    await use(async (picture, isFrozen) => {
      const clip = await calmClipOf(picture, isFrozen)
      clips.push(clip)
      return { clip: clip.path }
    })
    for (const clip of clips) await clip.remove()
  },
  lightGoesOn: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const clip = await cameraClipOf([
        { picture: darkened, seconds: 6 },
        { picture: portrait, seconds: 20 },
      ])
      await use({ clip: clip.path })
      await clip.remove()
    },
    { scope: 'worker' },
  ],
})

test('a good picture is taken by itself, judged and stored, without a press', async ({ shareDesk }) => {
  const desk = await shareDesk({ settings: { autoCapture: true } })
  await rememberPictures(desk.page)
  await wantPhoto(desk.page)
  const photo = await reviewedPhoto(desk)
  await accept(desk)
  await expectStored(desk, id, photo)
})

test('too dark is told and not taken; in the light it is, but not behind the back of a clerk who reads something else', async ({
  openDesk,
  lightGoesOn: camera,
}) => {
  const { page } = await openDesk({ settings: { autoCapture: true }, station: { camera } })
  await wantPhoto(page)
  const screen = new CaptureScreen(page)
  expect(await screen.waitForGuidance('moreLight')).toBe(english.guidance.instruction.moreLight)
  await page.keyboard.press('m')
  await expect(screen.shooter('station')).toBeVisible()
  await page.keyboard.press('m')
  await expect(screen.shooter('clerk')).toBeVisible()

  await new Header(page).openShortcuts()
  await expectGoodLightForLong(screen)
  await expect(screen.stage()).toHaveAttribute('data-taken', 'false')
  await page.keyboard.press('Escape')
  await expectReview(page)
})

test('behind the system’s dialog for files nothing is taken; it is as soon as that is closed', async ({
  openDesk,
  lightGoesOn: camera,
}) => {
  const { page } = await openDesk({ settings: { autoCapture: true }, station: { camera } })
  await wantPhoto(page)
  const screen = new CaptureScreen(page)
  await screen.waitForGuidance('moreLight')
  const dialog = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: english.pictureFile.choose }).click()
  await dialog
  await expectGoodLightForLong(screen)
  await expect(screen.stage()).toHaveAttribute('data-taken', 'false')
  // What Chromium tells the page when the dialog is closed without a file.
  await page.locator('input[type="file"]').first().dispatchEvent('cancel')
  await expectReview(page)
})

test('a shot the clerk took into the own hand stays there, at a retake too, and is the station’s again for the next person', async ({
  openDesk,
  lightGoesOn: camera,
}) => {
  const { page } = await openDesk({ settings: { autoCapture: true }, station: { camera } })
  await wantPhoto(page)
  const screen = new CaptureScreen(page)
  await screen.waitForGuidance('moreLight')
  await screen.shooter('clerk').click()
  await expectGoodLightForLong(screen)
  await expect(screen.stage()).toHaveAttribute('data-arming', 'cancelled')
  await screen.take()
  await expectReview(page)
  await page.keyboard.press('r')
  await expect(screen.shooter('station')).toBeVisible()
  await page.keyboard.press('Escape')
  await expectReview(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: english.find.unfinished.discard }).first().click()
  await page.getByRole('alertdialog').getByRole('button').first().click()
  await wantPhoto(page, notablePeople.ordinary)
  await expectReview(page)
})

test('two faces are never taken, and while the station is locked nobody watches', async ({ openDesk, clipOf }) => {
  const camera = await clipOf(sideBySide(portrait, portrait))
  const { page } = await openDesk({ settings: { autoCapture: true }, station: { camera } })
  await noteArming(page)
  await wantPhoto(page)
  const screen = new CaptureScreen(page)
  expect(await screen.waitForGuidance('secondFace')).toBe(english.guidance.instruction.secondFace)
  await expectVerdicts(screen, manyVerdicts)
  expect(await notedArming(page)).toEqual(['waiting'])

  await new Header(page).lock()
  await new LockScreen(page).isShown()
  await expect(page.locator('video')).toHaveCount(0)
})

test('a camera that stands still is named and never shoots, however good its picture is', async ({
  openDesk,
  clipOf,
}) => {
  const camera = await clipOf(portrait, true)
  const { page } = await openDesk({ settings: { autoCapture: true }, station: { camera } })
  await wantPhoto(page)
  const screen = new CaptureScreen(page)
  await expect(screen.stage()).toContainText(english.capture.health.frozen.title)
  await expectVerdicts(screen, manyVerdicts)
  await expect(screen.stage()).toHaveAttribute('data-taken', 'false')
})

test('whoever stands at the edge is sent to the middle, as in a mirror', async ({ openDesk, clipOf }) => {
  const camera = await clipOf(movedLeft(portrait, 500))
  const { page } = await openDesk({ settings: { autoCapture: true }, station: { camera } })
  await wantPhoto(page)
  // The left of the picture is the right of the mirrored screen, and the person's own right.
  expect(await new CaptureScreen(page).waitForGuidance('moveLeft')).toBe(english.guidance.instruction.moveLeft)
  // Looked at in one moment: on a slow computer the arrow is gone while the station looks again.
  const isOnTheLeft = await page.waitForFunction(() => {
    const arrow = document.querySelector('[data-instruction="moveLeft"] [data-arrow]')?.getBoundingClientRect()
    const stage = document.querySelector('[data-instruction]')?.getBoundingClientRect()
    if (arrow === undefined || stage === undefined) return null
    return { answer: arrow.x + arrow.width / 2 < stage.x + stage.width / 2 }
  })
  expect(await isOnTheLeft.jsonValue()).toEqual({ answer: true })
})

test('the switch beside the picture is remembered, and a press works either way', async ({ shareDesk }) => {
  const { page } = await shareDesk({ settings: { autoCapture: false } })
  await wantPhoto(page)
  const screen = new CaptureScreen(page)
  await expectVerdicts(screen, 20)
  await expect(screen.stage()).toHaveAttribute('data-arming', 'off')
  await page.keyboard.press('Enter')
  await expectReview(page)
  await page.keyboard.press('r')
  await expect(screen.autoCapture()).not.toBeChecked()
  await page.getByText(english.guidance.autoCapture.label).click()
  await expectReview(page)
  await new Header(page).openSettings()
  await expect(page.getByRole('switch', { name: english.settings.enrollment.autoCapture })).toBeChecked()
})

async function wantPhoto(page: Page, person: string = id): Promise<void> {
  const find = new FindScreen(page)
  await find.isShown()
  await find.search(person)
  await find.chooseFirst()
  await find.takePhoto()
}

async function expectReview(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: english.review.title })).toBeVisible()
}

/** Waits until the light is on and has been judged far more often than a shot needs. */
async function expectGoodLightForLong(screen: CaptureScreen): Promise<void> {
  await expect(screen.stage()).not.toHaveAttribute('data-instruction', 'moreLight')
  await expectVerdicts(screen, (await screen.verdicts()) + 20)
}

async function expectVerdicts(screen: CaptureScreen, count: number): Promise<void> {
  await expect.poll(async () => screen.verdicts(), { timeout: 60_000 }).toBeGreaterThanOrEqual(count)
}

declare global {
  interface Window {
    /** Every state of the automatic shutter that was on the screen; see `noteArming`. */
    armingStates?: Set<string>
  }
}

/** Makes the page note every state of the automatic shutter from now on: what lasts a moment would be missed by looking. */
async function noteArming(page: Page): Promise<void> {
  await page.evaluate(() => {
    const states = new Set<string>()
    window.armingStates = states
    new MutationObserver(() => {
      const state = document.querySelector('[data-arming]')?.getAttribute('data-arming')
      if (state !== undefined && state !== null) states.add(state)
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-arming'] })
  })
}

async function notedArming(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...(window.armingStates ?? [])])
}

/** The picture as a camera sees it when the person has moved: so many pixels to the left, with grey where nothing was seen. */
function movedLeft(picture: Picture, pixels: number): Picture {
  const { width, height, data } = fillFrame(picture, cameraFrame)
  const moved = Buffer.alloc(width * height * 4, 128)
  const kept = (width - pixels) * 4
  for (let row = 0; row < height; row += 1) {
    const from = row * width * 4
    moved.set(data.subarray(from + pixels * 4, from + pixels * 4 + kept), from)
  }
  return { width, height, data: moved }
}
