import { join } from 'node:path'
import { expect } from '@playwright/test'
import { longestOverrideWords } from '../../src-preload/contract/judgement.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { cameraClipOf } from '../../tools/station-driver/camera-clip.ts'
import { readPicture, sideBySide } from '../../tools/station-driver/camera-pictures.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test as atDesk, type Desk, type DeskOptions } from './desk.ts'
import { expectStored, failed, photoAt, photoPuts, press, takePhotoOf } from './work-at-the-desk.ts'

const id = notablePeople.withoutPhoto
const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'
/** Found nowhere on Linux: the keychain is reached over the session's bus. */
const withoutKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }
const words = 'Holds her child, who cannot stand alone'

/** `openDeskOfTwo` opens a desk with two people before its camera: a picture of them is always blocked. */
const test = atDesk.extend<{ openDeskOfTwo: (environment?: Record<string, string>) => Promise<Desk> }>({
  openDeskOfTwo: async ({ openDesk }, use) => {
    const portrait = await readPicture(join(import.meta.dirname, '../fixtures/camera/portrait.jpg'))
    const clip = await cameraClipOf([{ picture: sideBySide(portrait, portrait), seconds: 1 }])
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
})

test('where no reason can be kept the clerk decides, and nothing leaves the station before', async ({
  openDeskOfTwo,
}) => {
  const desk = await openDeskOfTwo(withoutKeychain)
  const { page, simulator } = desk
  const photo = await takePhotoOf(desk, id)
  await new ReviewScreen(page).acceptBecause('other', words)
  const place = await failed(desk, 'keepOverride')
  await expect(place).toContainText(english.failures.vaultUnavailable.title.noKeychain)
  await expect(place).toContainText(english.sending.override.safe)
  await press(desk, english.sending.action.retry)
  await failed(desk, 'keepOverride')
  expect(simulator.requests.matching(photoPuts)).toHaveLength(0)
  expect(photoAt(simulator, id)).toBe('none')
  await press(desk, english.sending.action.withoutKeeping)
  await expectStored(desk, id, photo, true)
  const line = new OutcomeScreens(page).line('keepOverride')
  const reason = english.review.overrideDialog.reasons.other
  await expect(line).toHaveText(sentence(english.done.overrideNotKept, { reason }))
  await expect(page.getByRole('main')).not.toContainText(words)
})

test('a reason is kept on the station before the picture goes out, and the server never hears of it', async ({
  openDeskOfTwo,
}) => {
  test.skip(!hasPrivateKeyring, 'needs a keychain of its own to seal the reason with')
  const desk = await openDeskOfTwo()
  const { page, simulator } = desk
  const photo = await takePhotoOf(desk, id)
  await new ReviewScreen(page).acceptBecause('posture', words)
  await expectStored(desk, id, photo, true)
  const reason = english.review.overrideDialog.reasons.posture
  const line = new OutcomeScreens(page).line('keepOverride')
  await expect(line).toHaveText(sentence(english.done.overrideKept, { reason }))
  const sent = JSON.stringify(simulator.requests.entries)
  // The canary: what is sent can be found.
  expect(sent).toContain('photo')
  expect(sent).not.toContain(words)
})
