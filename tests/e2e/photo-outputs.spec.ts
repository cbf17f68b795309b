import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { largestProfilePhotoBytes, leastFaceSimilarity, profilePhotoSizes } from '../../src-preload/contract/photo.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { calmClipOf, type CameraClip } from '../../tools/station-driver/camera-clip.ts'
import { cameraFrame, fillFrame, readPicture, turned } from '../../tools/station-driver/camera-pictures.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test as atDesk, type Desk } from './desk.ts'
import { readJpeg } from './jpeg.ts'
import { accept, expectStored, reviewedPhoto, takePhotoOf, type PhotoMark } from './work-at-the-desk.ts'

const id = notablePeople.withoutPhoto
/** How far the person in the portrait leans the head without being turned, in degrees, by the mesh in `portrait-face.json`. */
const ownLean = 2.9
/** How far the head leans before the camera, in degrees: within what is levelled. */
const lean = ownLean + 8
/** How exactly the lean of a head can be told, in degrees. */
const exactness = 1.5

/** A clip of somebody who leans the head. */
const test = atDesk.extend<{ leaning: CameraClip }>({
  // Playwright reads the fixtures a fixture needs from this pattern; this one needs none.
  // eslint-disable-next-line no-empty-pattern
  leaning: async ({}, use) => {
    const portrait = await readPicture(join(import.meta.dirname, '../fixtures/camera/portrait.jpg'))
    const clip = await calmClipOf(turned(fillFrame(portrait, cameraFrame), lean - ownLean))
    await use(clip)
    await clip.remove()
  },
})

test('a head that leans is levelled: in the photo the server holds the eyes are level', async ({
  openDesk,
  newFolder,
  leaning,
}) => {
  const desk = await openDesk({ station: { camera: { clip: leaning.path } } })
  const { page, simulator } = desk
  const review = new ReviewScreen(page)
  const photo = await takePhotoOf(desk, id)
  expect(Math.abs((await review.cropAngle()) - lean)).toBeLessThan(exactness)
  await accept(desk)
  await expectStored(desk, id, photo)
  await new OutcomeScreens(page).next()

  // The station itself looks at what it stored, as at any picture somebody brings: there is nothing left to level.
  const file = join(await newFolder(), 'stored.jpg')
  await writeFile(file, storedPhoto(simulator))
  const find = new FindScreen(page)
  await find.search(notablePeople.withoutEmail)
  await find.chooseFirst()
  await find.takePhoto()
  await new CaptureScreen(page).choosePicture(file)
  await review.waitForPhoto()
  expect(Math.abs(await review.cropAngle())).toBeLessThan(exactness)
  expect(await review.findings()).not.toContain('levelHead')
  expect(await review.findings()).not.toContain('noFace')
})

test('the clerk may smooth the background and move the cut-out; what is shown is what is stored, as every device can read it', async ({
  desk,
}) => {
  const { page, simulator, folder } = desk
  const review = new ReviewScreen(page)
  const first = await takePhotoOf(desk, id)
  await expect(page.getByText(english.review.smoothMore)).toBeVisible()
  await expect(review.smoothing()).not.toBeChecked()
  await review.smooth(true)
  const smoothed = await photoOtherThan(desk, first)
  await expectSimilarityShown(desk)
  await review.smooth(false)
  expect(await photoOtherThan(desk, smoothed)).toEqual(first)
  await review.smooth(true)
  expect(await photoOtherThan(desk, first)).toEqual(smoothed)

  await review.crop().focus()
  await page.keyboard.press('ArrowLeft')
  const chosen = await photoOtherThan(desk, smoothed)
  await accept(desk)
  await expectStored(desk, id, chosen)

  const bytes = storedPhoto(simulator)
  expect(bytes.byteLength).toBeLessThanOrEqual(largestProfilePhotoBytes)
  const { frame, width, height, applicationSegments } = readJpeg(bytes)
  expect(profilePhotoSizes).toContainEqual({ width, height })
  // JFIF's own segment and no other: no EXIF, no colour profile, no comment of a program.
  expect({ frame, applicationSegments }).toEqual({ frame: 'baseline', applicationSegments: [0] })

  await new OutcomeScreens(page).next()
  await takePhotoOf(desk, notablePeople.withoutEmail)
  await expect(review.smoothing()).toBeChecked()
  const settings = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) as unknown
  expect(settings).toMatchObject({ value: { smoothBackground: true } })
})

/** The photo in the review, once it is another one than this. */
async function photoOtherThan(desk: Desk, before: PhotoMark): Promise<PhotoMark> {
  await expect.poll(async () => reviewedPhoto(desk)).not.toEqual(before)
  return reviewedPhoto(desk)
}

/** Asserts that the face is as similar to the picture as the rule asks for, and that a person can read how similar it is. */
async function expectSimilarityShown({ page }: Desk): Promise<void> {
  const made = page.locator('[data-photo="ready"] [data-similarity]')
  const similarity = Number(await made.getAttribute('data-similarity'))
  expect(similarity).toBeGreaterThanOrEqual(leastFaceSimilarity)
  await expect(made).toContainText(sentence(english.review.similarity, { percent: Math.floor(similarity * 100) }))
}

/** The bytes of the photo the server holds of the person. */
function storedPhoto({ state }: Simulator): Buffer {
  const photo = state.people.get(id)?.photo
  if (photo?.kind !== 'stored') throw new Error('the server holds no photo that was sent')
  return Buffer.from(photo.base64, 'base64')
}
