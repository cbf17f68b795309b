import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoLogin, demoOperators } from '../../tools/simulator/index.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { ReadinessScreen } from '../../tools/station-driver/screens/readiness-screen.ts'
import { test } from './desk.ts'

const { rows, summary } = english.readiness

test('an administrator reads what does not work, mends it, looks again and copies the page', async ({ openDesk }) => {
  const { page, simulator, application } = await openDesk({
    server: { settings: { smtpConfigured: false, cloud: false } },
  })
  await new Header(page).openSettings()
  const readiness = new ReadinessScreen(page)
  await readiness.openFromSettings()
  await expect(readiness.row('mailServer')).toHaveAttribute('data-level', 'fail')
  await expect(readiness.row('mailServer')).toContainText(rows.mailServer.missing.next)
  await expect(readiness.row('cloud')).toContainText(rows.cloud.off.found)
  await expect(readiness.row('session')).toHaveAttribute('data-level', 'pass')
  await expect(readiness.summary()).toContainText('2 things do not work.')

  simulator.setSettings({ smtpConfigured: true, cloud: true })
  await readiness.lookAgain()
  await expect(readiness.summary()).toContainText(summary.allWell)

  await readiness.copy()
  const copied = await application.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain(rows.mailServer.set.found)
  expect(copied).toContain(rows.certificate.name)
  for (const secret of [demoLogin.password, simulator.fingerprint]) expect(copied).not.toContain(secret)
  // Escape leaves it, as it leaves every screen over the desk.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: english.readiness.title, level: 1 })).toHaveCount(0)
})

test('who may not read the settings is told so, row by row; a server that went away is told first', async ({
  openDesk,
}) => {
  const { page, simulator } = await openDesk({ operator: demoOperators.desk })
  await new Header(page).openConnection()
  const readiness = new ReadinessScreen(page)
  await readiness.openFromConnection()
  await expect(readiness.row('readSettings')).toHaveAttribute('data-level', 'warn')
  for (const row of ['cloud', 'licence', 'mailServer', 'visualFaceMail'] as const) {
    await expect(readiness.row(row)).toHaveAttribute('data-level', 'unknown')
    await expect(readiness.row(row)).toContainText(rows[row].notAllowed.found)
  }
  await simulator.stop()
  await readiness.lookAgain()
  await expect(readiness.row('connection')).toHaveAttribute('data-level', 'fail')
  await expect(readiness.row('session')).toContainText(rows.session.notReached.found)
  await expect(readiness.row('readSettings')).toContainText(rows.readSettings.notSignedIn.found)
})
