import { expect, type Page } from '@playwright/test'
import type { CameraHealth } from '../../src-renderer/camera/stream/health.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { cameraClipOf, type CameraClip } from '../../tools/station-driver/camera-clip.ts'
import { blackPicture } from '../../tools/station-driver/camera-pictures.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test as base } from './desk.ts'
import { openCameraFor } from './work-at-the-desk.ts'

const id = notablePeople.withoutPhoto

/** Chromium's two fake cameras, by the labels it gives them. */
const [first, second] = ['fake_device_0', 'fake_device_1'] as const

/** A clip that is black for five seconds, then shows a grey wall. */
const test = base.extend<{ covered: CameraClip }>({
  // Playwright reads the fixtures a fixture needs from this pattern; this one needs none.
  // eslint-disable-next-line no-empty-pattern
  covered: async ({}, use) => {
    const wall = { width: 64, height: 36, data: new Uint8Array(64 * 36 * 4).fill(150) }
    const clip = await cameraClipOf([
      { picture: blackPicture(), seconds: 5 },
      { picture: wall, seconds: 20 },
    ])
    await use(clip)
    await clip.remove()
  },
})

test('a covered lens is named, and forgotten when the cover is off', async ({ openDesk, covered }) => {
  const desk = await openDesk({ station: { camera: { clip: covered.path } } })
  await openCameraFor(desk, id)
  await expectTold(desk.page, { kind: 'black' })
  await expectWell(desk.page)
})

test('a camera that delivers nothing behind a live track is named, and forgotten when it delivers again', async ({
  openDesk,
}) => {
  const desk = await openDesk({ station: { camera: 'pattern' } })
  await openCameraFor(desk, id)
  await expectWell(desk.page)
  await mute(desk.page, true)
  await expectTold(desk.page, { kind: 'stopped' })
  await mute(desk.page, false)
  await expectWell(desk.page)
})

test('a camera with too few pixels is named with them', async ({ openDesk }) => {
  const desk = await openDesk({ station: { camera: 'pattern' } })
  // What an old camera answers to any wish.
  await desk.page.evaluate(() => {
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async () => open({ video: { width: { exact: 320 }, height: { exact: 240 } } })
  })
  await openCameraFor(desk, id)
  await expectTold(desk.page, { kind: 'unusableResolution', width: 320, height: 240 })
})

test('a camera that stands in for the chosen one is named, and makes way when that is plugged in', async ({
  openDesk,
}) => {
  const words = ['--use-fake-device-for-media-stream=device-count=2']
  const desk = await openDesk({ station: { camera: 'none', words } })
  const { page } = desk
  await page.evaluate(async (cameraLabel) => window.vestibule.changeSettings({ cameraLabel }), second)
  await plugOut(page, second)
  await openCameraFor(desk, id)
  await expectTold(page, { kind: 'otherDevice', wanted: second, used: first })
  expect(await labelInUse(page)).toBe(first)
  await plugIn(page)
  await expect.poll(async () => labelInUse(page)).toBe(second)
  await expectWell(page)
})

declare global {
  interface Window {
    /** The label of a camera that is not connected, as the page is told. */
    missingCamera?: string | null
  }
}

async function expectTold(page: Page, health: Exclude<CameraHealth, { readonly kind: 'healthy' }>): Promise<void> {
  const stage = page.locator(`[data-health="${health.kind}"]`)
  const { kind, ...facts } = health
  const { title, safe, next } = english.capture.health[kind]
  for (const words of [title, safe, next]) await expect(stage).toContainText(sentence(words, facts))
}

async function expectWell(page: Page): Promise<void> {
  await expect(page.locator('[data-health="healthy"][data-ready="true"]')).toBeVisible()
}

/** Lets the track on the screen say that its device delivers nothing; Chromium's fake cameras cannot be made to. */
async function mute(page: Page, isMuted: boolean): Promise<void> {
  await page.locator('video').evaluate((element, muted) => {
    const stream = (element as HTMLVideoElement).srcObject as MediaStream
    for (const track of stream.getVideoTracks())
      Object.defineProperty(track, 'muted', { value: muted, configurable: true })
  }, isMuted)
}

async function labelInUse(page: Page): Promise<string | null> {
  return page.locator('video').evaluate((element) => {
    const stream = (element as HTMLVideoElement).srcObject as MediaStream | null
    return stream?.getVideoTracks()[0]?.label ?? null
  })
}

/** Takes a camera out of the list the page is given. */
async function plugOut(page: Page, label: string): Promise<void> {
  await page.evaluate((missing) => {
    const { mediaDevices } = navigator
    const list = mediaDevices.enumerateDevices.bind(mediaDevices)
    window.missingCamera = missing
    mediaDevices.enumerateDevices = async () => (await list()).filter((device) => device.label !== window.missingCamera)
  }, label)
}

async function plugIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.missingCamera = null
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })
}
