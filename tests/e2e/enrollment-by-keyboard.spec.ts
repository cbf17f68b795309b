import { expect, type Locator, type Page } from '@playwright/test'
import { largestProfilePhotoBytes } from '../../src-preload/contract/photo.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoLogin, notablePeople } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { test } from './desk.ts'
import { readJpeg } from './jpeg.ts'

test('a known person, from signing in to the next one, without touching the mouse', async ({ openDesk }) => {
  const { page, simulator } = await openDesk({ operator: null })
  const { keyboard } = page
  const person = simulator.state.people.get(notablePeople.withoutPhoto)
  if (person === undefined) throw new Error('the simulator always invents this person')
  const find = new FindScreen(page)

  await expect(page.getByLabel(english.signIn.loginId, { exact: true })).toBeFocused()
  await keyboard.type(demoLogin.loginId)
  await keyboard.press('Tab')
  await keyboard.type(demoLogin.password)
  await keyboard.press('Enter')

  await expect(find.field()).toBeFocused()
  await keyboard.type(person.email)
  // Enter before the answer is remembered, so that nobody has to wait for the list.
  await keyboard.press('Enter')
  await expect(find.chosen('read')).toHaveAttribute('data-person', person.userId)
  await keyboard.press('Enter')

  expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
  await keyboard.press('Enter')

  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  // Not good enough: another one.
  await keyboard.press('r')
  expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
  await keyboard.press('Enter')
  const before = await review.waitForPhoto()
  await tabBackTo(page, review.crop())
  for (const key of ['ArrowUp', 'ArrowLeft', '-', '-', '-', '-']) await keyboard.press(key)
  await expect.poll(async () => review.photoBytes()).not.toBe(before)
  const bytes = await review.waitForPhoto()
  expect(bytes).toBeLessThanOrEqual(largestProfilePhotoBytes)
  await expect(review.mail()).toBeChecked()
  await keyboard.press('Enter')

  const outcome = new OutcomeScreens(page)
  expect(await outcome.waitForEnd()).toEqual({ photoBytes: bytes, mailSent: true })
  await keyboard.press('Enter')
  await expect(find.field()).toBeFocused()
  await expect(find.field()).toHaveValue('')

  const stored = simulator.state.people.get(person.userId)?.photo
  if (stored?.kind !== 'stored') throw new Error('the server holds no photo')
  const photo = Buffer.from(stored.base64, 'base64')
  expect(photo).toHaveLength(bytes ?? 0)
  expect(photo.length).toBeLessThanOrEqual(largestProfilePhotoBytes)
  const jpeg = readJpeg(photo)
  expect(jpeg.frame).toBe('baseline')
  expect(jpeg.applicationSegments).not.toContain(1)
  expect(jpeg.width / jpeg.height).toBeCloseTo(3 / 4, 2)
  expect(simulator.mails.map(({ userId, email }) => ({ userId, email }))).toEqual([
    { userId: person.userId, email: person.email },
  ])

  // The next person: the camera is warm and the cursor is where it belongs.
  await keyboard.type(notablePeople.withoutEmail)
  await keyboard.press('Enter')
  await expect(find.chosen('read')).toHaveAttribute('data-person', notablePeople.withoutEmail)
  await keyboard.press('Enter')
  expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
  await keyboard.press('Enter')
  await review.waitForPhoto()
  await keyboard.press('Enter')
  expect(await outcome.waitForEnd()).toMatchObject({ mailSent: false })
  expect(simulator.mails).toHaveLength(1)
})

/** Walks backwards with the Tab key until something has the focus; throws when the whole page was walked through. */
async function tabBackTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 30; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error('the Tab key does not lead there')
}
