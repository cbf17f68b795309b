import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoLogin, demoOperators, notablePeople } from '../../tools/simulator/index.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { LockScreen } from '../../tools/station-driver/screens/lock-screen.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { signIn, test } from './desk.ts'
import { withoutKeychain } from './station.ts'

const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'

test('a remembered clerk signs in with one press after a restart, and is forgotten on request', async ({
  openDesk,
  startStation,
}) => {
  test.skip(!hasPrivateKeyring, 'needs a private gnome-keyring, which npm test starts')
  const { application, page, simulator, folder } = await openDesk({ operator: null })
  const { loginId, password } = demoOperators.desk
  await new SignInScreen(page).isShown()
  await new SignInScreen(page).signIn(loginId, password, true)
  await new FindScreen(page).isShown()
  await expect(new Header(page).passwordBadge()).toHaveCount(0)
  await application.close()

  const again = await startStation({ folder, camera: 'none' })
  const oneKey = again.page.getByRole('button', { name: sentence(english.signIn.asRemembered, { loginId }) })
  await expect(oneKey).toBeFocused()
  await expect(again.page.getByLabel(english.signIn.password, { exact: true })).toHaveCount(0)
  await again.page.keyboard.press('Enter')
  await new FindScreen(again.page).isShown()
  expect(simulator.state.sessions.list().map(({ userId }) => userId)).toContain(demoOperators.desk.userId)

  await new Header(again.page).signOut({ forgetPassword: true })
  await expect(again.page.getByLabel(english.signIn.password, { exact: true })).toBeVisible()
  await expect(oneKey).toHaveCount(0)
})

test('without a keychain the station says so, keeps the password for the session, and says why on a press', async ({
  openDesk,
}) => {
  const desk = await openDesk({ operator: null, station: { environment: withoutKeychain } })
  const { page } = desk
  await new SignInScreen(page).isShown()
  await expect(page.getByText(english.signIn.vault.noKeychain.title)).toBeVisible()
  await expect(page.getByRole('checkbox', { name: english.signIn.remember })).toHaveCount(0)
  await signIn(desk)
  await new Header(page).passwordBadge().click()
  await expect(page.getByRole('dialog')).toContainText(english.application.thisSessionOnly.noKeychain)
})

test('a colleague takes the desk over, and nothing of the first clerk is left on it', async ({ desk }) => {
  const { page, simulator } = desk
  const find = new FindScreen(page)
  await find.search('a')
  await new Header(page).signOut()
  await new SignInScreen(page).isShown()
  expect(simulator.state.sessions.list()).toEqual([])
  await signIn(desk, demoOperators.readOnly)
  await expect(page.getByTitle(sentence(english.application.signedInAs, { name: 'Watch Operator' }))).toBeVisible()
  await expect(find.field()).toHaveValue('')
  await expect(find.rows()).toHaveCount(0)
})

test('a locked station hides the work and keeps it; only the clerk’s own password opens it', async ({ desk }) => {
  const { page } = desk
  const find = new FindScreen(page)
  await find.search(notablePeople.withoutPhoto)
  await find.chooseFirst()
  await find.takePhoto()
  await new CaptureScreen(page).waitForPicture()
  await new CaptureScreen(page).take()
  const review = new ReviewScreen(page)
  const bytes = await review.waitForPhoto()

  await new Header(page).lock()
  const lock = new LockScreen(page)
  await lock.isShown()
  await expect(review.acceptButton()).toBeHidden()
  await expect(new Header(page).settings()).toHaveCount(0)
  for (const key of ['Escape', 'Enter', 'Control+,', 'Tab']) await page.keyboard.press(key)
  await lock.isShown()
  await lock.unlock('not-the-password')
  await expect(page.getByRole('alert')).toBeVisible()
  await lock.isShown()

  await lock.unlock(demoLogin.password)
  await expect(review.acceptButton()).toBeVisible()
  expect(await review.photoBytes()).toBe(bytes)
  await page.keyboard.press('Control+l')
  await lock.isShown()
})
