import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoLogin, demoOperators } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { expectTold, logins, supportLink } from './work-at-the-desk.ts'
import { test } from './desk.ts'

const wrongPassword = 'Garden-Window-58'
const refused = { status: 400, link: supportLink } as const

test('a wrong password is told, tried once, and the cursor waits for the right one', async ({ shareDesk }) => {
  const { page, simulator } = await shareDesk({ operator: null })
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.signIn(demoLogin.loginId, wrongPassword)
  await expectTold(page.getByRole('alert'), { kind: 'wrongCredentials', answer: { ...refused, code: '101' } })
  const password = page.getByLabel(english.signIn.password, { exact: true })
  await expect(password).toBeFocused()
  await expect(password).toHaveValue('')
  await expect(page.getByLabel(english.signIn.loginId, { exact: true })).toHaveValue(demoLogin.loginId)
  expect(simulator.requests.matching(logins)).toHaveLength(1)
  await password.fill(demoLogin.password)
  await page.keyboard.press('Enter')
  await new FindScreen(page).isShown()
  expect(simulator.requests.matching(logins)).toHaveLength(2)
})

test('an account that was locked is told so, and lets its clerk in when it is open again', async ({ shareDesk }) => {
  let now = Date.now()
  const lockout = { enabled: true, attempts: 2, minutes: 10 }
  const { page } = await shareDesk({ operator: null, server: { settings: { lockout }, clock: () => now } })
  const screen = new SignInScreen(page)
  await screen.isShown()
  const locked = { kind: 'accountLocked', answer: { ...refused, code: '113' } } as const
  await screen.signIn(demoLogin.loginId, wrongPassword)
  await expectTold(page.getByRole('alert'), { kind: 'wrongCredentials', answer: { ...refused, code: '101' } })
  // The last attempt that is allowed locks, and from then on not even the right password opens.
  await screen.signIn(demoLogin.loginId, wrongPassword)
  await expect(page.getByLabel(english.signIn.password, { exact: true })).toHaveValue('')
  await screen.signIn(demoLogin.loginId, demoLogin.password)
  await expectTold(page.getByRole('alert'), locked)
  now += 10 * 60_000 + 1
  await screen.signIn(demoLogin.loginId, demoLogin.password)
  await new FindScreen(page).isShown()
})

test('an account that needs a second factor is told so', async ({ shareDesk }) => {
  const { page } = await shareDesk({ operator: null })
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.signIn(demoOperators.multiFactor.loginId, demoOperators.multiFactor.password)
  const answer = { ...refused, code: '122' }
  await expectTold(page.getByRole('alert'), { kind: 'accountRefused', reason: 'multiFactor', answer })
})

test('a server that loses the answer to a sign-in keeps the clerk at two typed fields and one press', async ({
  shareDesk,
}) => {
  const { page, simulator } = await shareDesk({ operator: null })
  const screen = new SignInScreen(page)
  await screen.isShown()
  simulator.faults.next(logins, { kind: 'reset-after-commit' })
  await screen.signIn(demoLogin.loginId, demoLogin.password)
  await expectTold(page.getByRole('alert'), { kind: 'serverUnreachable', host: '127.0.0.1', reason: 'closed' })
  await expect(page.getByLabel(english.signIn.password, { exact: true })).toHaveValue(demoLogin.password)
  await page.getByRole('button', { name: english.signIn.submit, exact: true }).click()
  await new FindScreen(page).isShown()
  expect(simulator.requests.matching(logins)).toHaveLength(2)
})

test('a server that answers nonsense at the sign-in is told so', async ({ shareDesk }) => {
  const { page, simulator } = await shareDesk({ operator: null })
  const screen = new SignInScreen(page)
  await screen.isShown()
  simulator.faults.next(logins, { kind: 'broken-json' })
  await screen.signIn(demoLogin.loginId, demoLogin.password)
  await expectTold(page.getByRole('alert'), { kind: 'answerUnreadable', status: 200, reason: 'notJson' })
  await page.getByRole('button', { name: english.signIn.submit, exact: true }).click()
  await new FindScreen(page).isShown()
})
