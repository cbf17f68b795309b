import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { PairScreen } from '../../tools/station-driver/screens/pair-screen.ts'
import { SettingsScreen } from '../../tools/station-driver/screens/settings-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { pairDemoStation } from '../../tools/start/pair-demo-station.ts'
import { accept, expectStored, expectTold, logins, reviewedPhoto, takePhotoOf } from './work-at-the-desk.ts'
import { signIn, test, type Desk } from './desk.ts'
import { runtime } from './station.ts'

const id = '1010'

test('a second copy ends by itself, brings the first one forward, and the photo before it stays', async ({ desk }) => {
  const photo = await takePhotoOf(desk, id)
  await desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const second = spawn(runtime.executablePath, ['.', `--user-data-dir=${desk.folder}`], { stdio: 'ignore' })
  expect(await once(second, 'exit')).toEqual([0, null])
  const isMinimized = async (): Promise<boolean | undefined> =>
    desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
  await expect.poll(isMinimized).toBe(false)
  expect(desk.application.windows()).toHaveLength(1)
  expect(await reviewedPhoto(desk)).toEqual(photo)
  await accept(desk)
  await expectStored(desk, id, photo)
})

test('a page that crashed comes back by itself, with the clerk still signed in', async ({ desk }) => {
  const { page, simulator, folder } = desk
  await takePhotoOf(desk, id)
  const protocol = await page.context().newCDPSession(page)
  // The answer to this never comes: the page that would give it is gone.
  void protocol.send('Page.crash').catch(() => undefined)
  const crashes = async (): Promise<number> =>
    (await readFile(join(folder, 'logs', 'vestibule.log'), 'utf8')).split('"page crashed"').length - 1
  await expect.poll(crashes).toBe(1)
  // Playwright's own page ends with the crash, so the new one is asked over the protocol beneath it.
  const focused = async (): Promise<unknown> => {
    const expression = 'document.activeElement?.getAttribute("placeholder")'
    const answer = await protocol.send('Runtime.evaluate', { expression }).catch(() => null)
    return answer?.result.value
  }
  await expect.poll(focused).toBe(english.find.placeholder)
  expect(simulator.state.people.get(id)?.photo.kind).toBe('none')
  expect(simulator.requests.matching(logins)).toHaveLength(1)
})

test('damaged settings are set aside and told, the first settings are used, and new ones are kept', async ({
  openDesk,
  startServer,
  newFolder,
}) => {
  const simulator = await startServer()
  const folder = await newFolder()
  await pairDemoStation(folder, simulator, new Date())
  const damaged = '{"version":1,"value":{"theme":"dar'
  await writeFile(join(folder, 'settings.json'), damaged)
  const desk = await openDesk({ simulator, station: { folder } })
  const { page } = desk
  const words = english.application.settingsCorrupt
  const notice = page.getByRole('status').filter({ hasText: words.title })
  await expect(notice).toContainText(words.safe)
  await expect(notice).toContainText(words.next)
  expect(await readFile(join(folder, 'settings.json.corrupt'), 'utf8')).toBe(damaged)
  await notice.getByRole('button', { name: english.application.openSettings }).click()
  await expect(page.getByRole('radio', { name: english.settings.station.themeKind.system })).toBeChecked()
  await new SettingsScreen(page).chooseTheme('dark')
  expect(await themeIn(folder)).toBe('dark')
  await expect(notice).toBeHidden()
})

test('a damaged record of the server is set aside and told, nothing is trusted, and pairing again mends it', async ({
  openDesk,
  startServer,
  newFolder,
}) => {
  const simulator = await startServer()
  const folder = await newFolder()
  await pairDemoStation(folder, simulator, new Date())
  const record = join(folder, 'server.json')
  const damaged = (await readFile(record, 'utf8')).replace('pinnedCertificate', 'anyCertificate')
  await writeFile(record, damaged)
  const { page } = await openDesk({ simulator, operator: null, station: { folder } })
  const pair = new PairScreen(page)
  await pair.isShown()
  const { title, safe, next } = english.pair.record.invalid
  for (const sentence of [title, safe, next]) await expect(page.getByRole('main')).toContainText(sentence)
  expect(await readFile(`${record}.corrupt`, 'utf8')).toBe(damaged)
  expect(simulator.counters.requests).toBe(0)
  expect(await pair.look(simulator.url)).toEqual({ fingerprint: simulator.fingerprint })
  await pair.pair()
  await new SignInScreen(page).isShown()
  expect(JSON.parse(await readFile(record, 'utf8'))).toMatchObject({ trust: { sha256: simulator.fingerprint } })
})

test('a record of the server that cannot be read is told as that, and is not touched', async ({
  openDesk,
  startServer,
  newFolder,
}) => {
  const folder = await newFolder()
  // Everybody may read everything as root, so the file is one that nobody can read: a folder.
  await mkdir(join(folder, 'server.json', 'inside'), { recursive: true })
  const { page } = await openDesk({ simulator: await startServer(), operator: null, station: { folder } })
  await new PairScreen(page).isShown()
  const { title, safe, next } = english.pair.record.unreadable
  for (const sentence of [title, safe, next]) await expect(page.getByRole('main')).toContainText(sentence)
})

test('a setting that cannot be written is told, and neither the screen nor the disk pretends', async ({ desk }) => {
  const { page, folder } = desk
  await new Header(page).openSettings()
  const settings = new SettingsScreen(page)
  await settings.chooseTheme('light')
  await blockSettings(folder)
  await page.getByText(english.settings.station.themeKind.dark, { exact: true }).click()
  await expectTold(page.getByRole('alert'), { kind: 'notSaved', reason: 'failed' })
  await expect(page.getByRole('radio', { name: english.settings.station.themeKind.light })).toBeChecked()
  await unblockSettings(folder)
  expect(await themeIn(folder)).toBe('light')
  await settings.chooseTheme('dark')
  expect(await themeIn(folder)).toBe('dark')
  await expect(page.getByRole('alert')).toBeHidden()
})

test('a folder that cannot be written does not stop the desk', async ({ openDesk, startServer, newFolder }) => {
  const simulator = await startServer()
  const folder = await newFolder()
  await pairDemoStation(folder, simulator, new Date())
  // No log can be written where a file has taken the folder's name.
  await writeFile(join(folder, 'logs'), 'in the way')
  const desk: Desk = await openDesk({ simulator, operator: null, station: { folder } })
  await signIn(desk)
  const photo = await takePhotoOf(desk, id)
  await accept(desk)
  await expectStored(desk, id, photo)
  await expectNoTrouble(desk.page)
})

async function expectNoTrouble(page: Page): Promise<void> {
  await expect(page.getByRole('alert')).toHaveCount(0)
}

async function themeIn(folder: string): Promise<unknown> {
  const stored = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) as { value: { theme: unknown } }
  return stored.value.theme
}

/** Makes writing the settings fail for root, too: a folder that is not empty stands where the file would be put. */
async function blockSettings(folder: string): Promise<void> {
  await rename(join(folder, 'settings.json'), join(folder, 'settings.json.safe'))
  await mkdir(join(folder, 'settings.json', 'in-the-way'), { recursive: true })
}

async function unblockSettings(folder: string): Promise<void> {
  await rm(join(folder, 'settings.json'), { recursive: true })
  await rename(join(folder, 'settings.json.safe'), join(folder, 'settings.json'))
}
