import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoLogin } from '../../tools/simulator/index.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { WireClient } from '../integration/simulator/wire-client.ts'
import { accept, expectStored, logins, photoAt, photoPuts, takePhotoOf } from './work-at-the-desk.ts'
import { test } from './desk.ts'

const newPassword = 'Harbour-Lantern-31'

test('a session that ends between review and sending is renewed without a word', async ({ sharedDesk: desk }) => {
  const { simulator, page } = desk
  const photo = await takePhotoOf(desk, '1010')
  simulator.state.killSessions()
  await accept(desk)
  await expectStored(desk, '1010', photo)
  expect(simulator.requests.matching(logins)).toHaveLength(2)
  await expect(page.getByRole('heading', { name: english.signIn.title })).toBeHidden()
})

test('a session that ends while the photo is on its way is renewed, and the photo goes again', async ({
  sharedDesk: desk,
}) => {
  const { simulator } = desk
  const photo = await takePhotoOf(desk, '1010')
  simulator.faults.next(photoPuts, { kind: 'expire-session' })
  await accept(desk)
  await expectStored(desk, '1010', photo)
  expect(simulator.faults.remaining).toBe(0)
  expect(simulator.requests.matching(photoPuts)).toHaveLength(2)
  expect(simulator.requests.matching(logins)).toHaveLength(2)
})

test('a password changed meanwhile is asked for over the kept work, and the old one is tried once', async ({
  sharedDesk: desk,
}) => {
  const { simulator, page } = desk
  const photo = await takePhotoOf(desk, '1010')
  simulator.state.changePassword(demoLogin.loginId, newPassword)
  simulator.state.killSessions()
  await accept(desk)
  const signIn = new SignInScreen(page)
  await signIn.isShown()
  await expect(page.getByRole('main')).toContainText(english.signIn.reason.passwordRefused.title)
  await expect(page.getByRole('main')).toContainText(english.signIn.reason.passwordRefused.next)
  expect(simulator.requests.matching(logins)).toHaveLength(2)
  expect(photoAt(simulator, '1010')).toBe('none')
  await signIn.signIn(demoLogin.loginId, newPassword)
  // Signing in is the one press: the work goes on by itself.
  await expectStored(desk, '1010', photo)
  expect(simulator.requests.matching(logins)).toHaveLength(3)
})

test('another clerk who signs in sees nothing of the desk, and what was saved goes on', async ({
  sharedDesk: desk,
}) => {
  const { simulator, page } = desk
  const photo = await takePhotoOf(desk, '1010')
  simulator.state.changePassword(demoLogin.loginId, newPassword)
  simulator.state.killSessions()
  await accept(desk)
  const signIn = new SignInScreen(page)
  await signIn.isShown()
  await signIn.signIn('desk', demoLogin.password)
  await expect(page.getByLabel(english.find.searchLabel)).toBeFocused()
  await expect(page.getByRole('region', { name: english.find.unfinished.label })).toBeHidden()
  await expect(page.getByRole('list', { name: english.sending.steps })).toHaveCount(0)
  await expect.poll(() => photoAt(simulator, '1010')).toEqual(photo)
})

test('two desks on one account do not throw each other out for ever', async ({ sharedDesk: desk }) => {
  const { simulator, page } = desk
  simulator.setSettings({ simultaneousLogin: false })
  const other = new WireClient(simulator)
  const photo = await takePhotoOf(desk, '1010')
  await other.login()
  const held = simulator.faults.hold(photoPuts)
  await accept(desk)
  await held.arrived
  await other.login()
  held.release()

  const signIn = new SignInScreen(page)
  await signIn.isShown()
  await expect(page.getByRole('main')).toContainText(english.signIn.reason.accountInUse.title)
  await expect(page.getByRole('main')).toContainText(english.signIn.reason.accountInUse.next)
  // Twice the station's own (at the start, and once anew), twice the other desk's, and then the station gives way.
  expect(simulator.requests.matching(logins)).toHaveLength(4)
  expect(photoAt(simulator, '1010')).toBe('none')
  expect((await other.send('GET', '/api/users/1010')).status).toBe(200)

  simulator.setSettings({ simultaneousLogin: true })
  await signIn.signIn(demoLogin.loginId, demoLogin.password)
  // Signing in ends the pause: the work goes on by itself.
  await expectStored(desk, '1010', photo)
  other.close()
})
