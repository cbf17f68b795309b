import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { longestOverrideWords } from '../../src-preload/contract/judgement.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { calmClipOf } from '../../tools/station-driver/camera-clip.ts'
import { readPicture, sideBySide, withLight } from '../../tools/station-driver/camera-pictures.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { jpegFile } from '../fixtures/pictures/made-files.ts'
import { test as atDesk, type Desk, type DeskOptions } from './desk.ts'
import { findTraces, traceOfWord } from './traces.ts'
import {
  accept,
  expectStored,
  expectTold,
  failed,
  photoAt,
  photoPuts,
  press,
  rememberPictures,
  reviewedPhoto,
  takePhotoOf,
} from './work-at-the-desk.ts'
import { withoutKeychain } from './station.ts'

const portrait = join(import.meta.dirname, '../fixtures/camera/portrait.jpg')
const id = notablePeople.withoutPhoto
const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'
const words = 'Holds her child, who cannot stand alone'

/** `openDeskOfTwo` opens a desk with two people before its camera: a picture of them is always blocked. */
const test = atDesk.extend<{ openDeskOfTwo: (environment?: Record<string, string>) => Promise<Desk> }>({
  openDeskOfTwo: async ({ openDesk }, use) => {
    const face = await readPicture(portrait)
    const clip = await calmClipOf(sideBySide(face, face))
    await use(async (environment) => {
      const station: DeskOptions['station'] = {
        camera: { clip: clip.path },
        ...(environment === undefined ? {} : { environment }),
      }
      return openDesk({ station })
    })
    await clip.remove()
  },
})

test('a blocked picture is used only with a reason, by keyboard too; going back or taking another is always possible', async ({
  openDeskOfTwo,
}) => {
  const desk = await openDeskOfTwo()
  const { page, simulator } = desk
  const { keyboard } = page
  const review = new ReviewScreen(page)
  await takePhotoOf(desk, id)
  expect(await review.waitForVerdict()).toBe('block')
  expect(await review.findings()).toContain('secondFace')
  await expect(review.acceptButton()).toHaveText(english.review.override)
  await keyboard.press('Enter')
  const question = review.question()
  await expect(question).toContainText(english.judgement.statement.secondFace)
  const confirm = question.getByRole('button', { name: english.review.overrideDialog.confirm })
  await expect(confirm).toBeDisabled()
  await keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(review.acceptButton()).toBeVisible()

  // Another reason needs words; the press without them says so and sends nothing.
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  for (let step = 0; step < 5; step += 1) await keyboard.press('ArrowDown')
  await expect(question.getByLabel(english.review.overrideDialog.reasons.other)).toBeChecked()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(question).toContainText(english.review.overrideDialog.wordsNeeded)
  await keyboard.type('x'.repeat(longestOverrideWords + 10))
  await expect(question.getByLabel(english.review.overrideDialog.words)).toHaveValue('x'.repeat(longestOverrideWords))
  expect(simulator.requests.matching(photoPuts)).toHaveLength(0)
  await keyboard.press('Escape')
  await keyboard.press('r')
  await expect(page.getByRole('button', { name: english.capture.take })).toBeVisible()

  // Presses that come too fast, or with other keys held down, lead to the question, and not through it.
  expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
  await keyboard.press('Enter')
  await review.acceptButton().waitFor()
  for (const keys of ['Enter', 'Enter', 'Space', 'Control+Enter', 'Shift+Enter']) await keyboard.press(keys)
  expect(await review.waitForVerdict()).toBe('block')
  await expect(confirm).toBeDisabled()
  expect(simulator.requests.matching(photoPuts)).toHaveLength(0)
})

test('a picture that is too dark needs a reason, and a good one of the same person none', async ({
  openDesk,
  newFolder,
}) => {
  const desk = await openDesk({ station: { camera: 'pattern' } })
  const { page, simulator } = desk
  const [find, capture, review] = [new FindScreen(page), new CaptureScreen(page), new ReviewScreen(page)]
  await find.search(id)
  await find.chooseFirst()
  await find.takePhoto()
  expect(await capture.waitForPicture()).toBeNull()
  const dark = join(await newFolder(), 'dark.jpg')
  await writeFile(dark, jpegFile(withLight(await readPicture(portrait), 0.06)))
  await capture.choosePicture(dark)
  expect(await review.waitForVerdict()).toBe('block')
  await review.accept()
  await expect(review.question()).toContainText(english.judgement.statement.moreLight)
  await page.keyboard.press('Escape')
  await review.retake()
  await capture.choosePicture(portrait)
  await rememberPictures(page)
  const photo = await reviewedPhoto(desk)
  expect(await review.waitForVerdict()).not.toBe('block')
  await accept(desk)
  await expectStored(desk, id, photo)
  await expect(review.question()).toHaveCount(0)
  await expect(new OutcomeScreens(page).line('override')).toHaveCount(0)
  expect(simulator.requests.matching(photoPuts)).toHaveLength(1)
})

test('where no reason can be kept the clerk decides, and nothing leaves the station before', async ({
  openDeskOfTwo,
}) => {
  const desk = await openDeskOfTwo(withoutKeychain)
  const { page, simulator } = desk
  const photo = await takePhotoOf(desk, id)
  await new ReviewScreen(page).acceptBecause('other', words)
  const why = { kind: 'nothingKept', reason: 'noKeychain' } as const
  await expectTold(await failed(desk, 'save'), why)
  await press(desk, english.sending.action.retry)
  await expectTold(await failed(desk, 'save'), why)
  expect(simulator.requests.matching(photoPuts)).toHaveLength(0)
  expect(photoAt(simulator, id)).toBe('none')
  await press(desk, english.sending.action.withoutKeeping)
  await expectStored(desk, id, photo, true)
  const line = new OutcomeScreens(page).line('override')
  const reason = english.review.overrideDialog.reasons.other
  await expect(line).toHaveText(sentence(english.done.overrideNotKept, { reason }))
  await expect(page.getByRole('main')).not.toContainText(words)
})

test('a reason is kept on the station before the picture goes out: sealed there, told to nobody, and no word of it in the log', async ({
  openDeskOfTwo,
}) => {
  test.skip(!hasPrivateKeyring, 'needs a keychain of its own to seal the reason with')
  const desk = await openDeskOfTwo()
  const { page, simulator, application, folder } = desk
  const known = simulator.state.people.get(id)
  if (known === undefined) throw new Error('the simulator always invents this person')
  // An id and a name that occur nowhere else by chance.
  const person = { ...known, userId: '3976519042', name: 'Zelda Quillfeather', email: 'zelda@example.org' }
  simulator.state.people.add(person)
  const photo = await takePhotoOf(desk, person.userId)
  await new ReviewScreen(page).acceptBecause('posture', words)
  await expectStored(desk, person.userId, photo, true)
  const reason = english.review.overrideDialog.reasons.posture
  const line = new OutcomeScreens(page).line('override')
  await expect(line).toHaveText(sentence(english.done.overrideKept, { reason }))
  const sent = JSON.stringify(simulator.requests.entries)
  // The canary: what is sent can be found.
  expect(sent).toContain('photo')
  expect(sent).not.toContain(words)

  await application.close()
  const written = { words, id: person.userId, name: person.name, 'e-mail': person.email, reason }
  const traces = Object.entries(written).map(([name, word]) => traceOfWord(name, word))
  const planted = join(folder, 'planted.json')
  await writeFile(planted, JSON.stringify(written))
  expect(await findTraces(folder, traces)).toEqual(traces.map(({ name }) => `planted.json: ${name}`))
  await rm(planted)
  expect(await findTraces(folder, traces)).toEqual([])
  // The log knows that something was saved, and nothing of what.
  const log = await readFile(join(folder, 'logs', 'vestibule.log'), 'utf8')
  for (const word of Object.values(written)) expect(log).not.toContain(word)
})
