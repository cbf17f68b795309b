import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoLogin, notablePeople } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { ForgetQuestion } from '../../tools/station-driver/screens/forget-question.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { PairScreen } from '../../tools/station-driver/screens/pair-screen.ts'
import { SettingsScreen } from '../../tools/station-driver/screens/settings-screen.ts'
import { accept, takePhotoOf } from './work-at-the-desk.ts'
import { test } from './desk.ts'

const ground = async (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
const isDark = async (page: Page): Promise<boolean> =>
  page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)

test('the theme is dark at once and after a restart; the e-mail is asked for in the language chosen', async ({
  desk,
  openDesk,
}) => {
  const { page, simulator, folder, application } = desk
  await new Header(page).openSettings()
  const settings = new SettingsScreen(page)
  await settings.chooseTheme('light')
  const light = await ground(page)
  expect(await isDark(page)).toBe(false)
  await settings.chooseTheme('dark')
  await expect.poll(async () => isDark(page)).toBe(true)
  expect(await ground(page)).not.toBe(light)
  await settings.chooseMailLanguage('ja')
  await settings.back()

  const find = new FindScreen(page)
  await find.search(notablePeople.korean)
  await find.chooseFirst()
  await find.act('sendMail').click()
  expect(await new OutcomeScreens(page).waitForEnd()).toMatchObject({ mailSent: true })
  expect(simulator.mails).toMatchObject([{ language: 'ja' }])
  await application.close()

  const again = await openDesk({ simulator, station: { folder }, operator: null })
  // Playwright takes back what the stand-in tells a new page of the theme, so the main process is asked instead.
  expect(await again.application.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true)
  await new Header(again.page).openSettings()
  await expect(again.page.getByRole('radio', { name: english.settings.station.themeKind.dark })).toBeChecked()
  await expect(again.page.getByRole('button', { name: english.settings.enrollment.mailLanguage })).toContainText(
    english.settings.enrollment.language.ja,
  )
})

test('the diagnostics tell of the station and of no person', async ({ openDesk, startServer }) => {
  const simulator = await startServer()
  const operator = { loginId: 'orla.canary', password: demoLogin.password }
  const administrator = simulator.state.people.get('1')
  const person = simulator.state.people.get(notablePeople.withoutPhoto)
  if (administrator === undefined || person === undefined) throw new Error('the simulator always invents these people')
  const account = { ...operator, permissionId: 1 }
  simulator.state.people.add({ ...administrator, userId: '70001', name: 'Orla Canary', account })
  const desk = await openDesk({ simulator, operator })
  await takePhotoOf(desk, person.userId)
  await accept(desk, true)
  await new OutcomeScreens(desk.page).waitForEnd()
  // A bad moment writes more into the log than a good one.
  simulator.faults.next({ method: 'GET' }, { kind: 'status', status: 502, committed: false })
  await new OutcomeScreens(desk.page).next()
  await new FindScreen(desk.page).search(person.name)

  await new Header(desk.page).openSettings()
  const settings = new SettingsScreen(desk.page)
  const said = await settings.copyDiagnostics()
  const text = await desk.application.evaluate(async ({ clipboard }) => clipboard.readText())
  const lines = text.split('\n').length
  expect(said).toContain(String(lines))
  // The canaries: the search for words finds what is there.
  expect(text).toContain(String(simulator.port))
  expect(text).toContain(simulator.fingerprint)
  const version = await settings.fact(english.settings.about.version).innerText()
  expect(text).toContain(`Vestibule ${version}`)
  const personal = [operator.loginId, 'Orla', 'Canary', operator.password, person.name, 'Quỳnh', person.email, 'quynh']
  for (const word of personal) expect(text.toLowerCase()).not.toContain(word.toLowerCase())
  for (const { id } of simulator.state.sessions.list()) expect(text).not.toContain(id)
})

test('how long pictures stay is chosen in words and outlives a restart; what is kept is said', async ({
  desk,
  openDesk,
}) => {
  const { page, simulator, folder, application } = desk
  const { keeping, pictures } = english.settings
  await new Header(page).openSettings()
  const settings = new SettingsScreen(page)
  await expect(settings.fact(keeping.work)).toHaveText(keeping.onDisk)
  // The 60 invented people and the operators among them are read by and by.
  await expect(settings.fact(keeping.copy)).toContainText(/\d+ people, as of/u)
  await settings.choosePictureHours('week')
  await settings.chooseVisitorPhoto('never')
  await settings.turn('askForConsent')
  await expect(settings.switchOf('askForConsent')).toBeChecked()
  await settings.turn('keepDirectory')
  await expect(settings.fact(keeping.copy)).toHaveText(keeping.copyOff.notWanted)
  await settings.back()
  await application.close()

  const again = await openDesk({ simulator, station: { folder }, operator: null })
  await new Header(again.page).openSettings()
  const kept = new SettingsScreen(again.page)
  await expect(kept.switchOf('askForConsent')).toBeChecked()
  await expect(kept.switchOf('keepDirectory')).not.toBeChecked()
  const choice = (label: string) => again.page.getByRole('button', { name: label })
  await expect(choice(pictures.pictureHours)).toContainText(pictures.pictureHoursKind.week)
  await expect(choice(pictures.visitorPhoto)).toContainText(pictures.visitorPhotoKind.never)
})

test('a forgotten server is forgotten: the station is at its first screen, after a restart too', async ({
  desk,
  startStation,
}) => {
  const { page, folder, simulator, application } = desk
  const record = join(folder, 'server.json')
  await access(record)
  await new Header(page).openSettings()
  await expect(new SettingsScreen(page).fact(english.settings.server.address)).toHaveText(new URL(simulator.url).host)
  await new SettingsScreen(page).forget()
  const question = new ForgetQuestion(page)
  await expect(question.confirm()).toBeDisabled()
  await question.acknowledge()
  await question.confirm().click()
  await new PairScreen(page).isShown()
  expect(simulator.state.sessions.list()).toEqual([])
  await expect(access(record)).rejects.toThrow(/ENOENT/u)
  await application.close()
  const again = await startStation({ folder, camera: 'none' })
  await new PairScreen(again.page).isShown()
})
