import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { atTerminals } from '../../src-renderer/i18n/english/at-terminals.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { standardTerminals, startGatewaySimulator, type GatewaySimulator } from '../../tools/simulator/gateway/index.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { GatewayPairingScreen } from '../../tools/station-driver/screens/gateway-pairing-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { LockScreen } from '../../tools/station-driver/screens/lock-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { PairScreen } from '../../tools/station-driver/screens/pair-screen.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { ScanDialog } from '../../tools/station-driver/screens/scan-dialog.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { WithdrawalDialog } from '../../tools/station-driver/screens/withdrawal-dialog.ts'
import { test as base } from './desk.ts'
import { chooseFile } from './file-dialog.ts'
import { takeAndReview } from './work-at-the-desk.ts'

const { cardOnly, fs2, bs3 } = standardTerminals
const password = 'the desk at the gate'

/** A station that works with a simulated gateway alone, and whose clerk is signed in. */
interface GatewayDesk {
  readonly page: Page
  readonly application: ElectronApplication
  readonly folder: string
  readonly gateway: GatewaySimulator
}

const test = base.extend<{ gatewayDesk: GatewayDesk }>({
  gatewayDesk: async ({ startStation, portrait }, use) => {
    const gateway = await startGatewaySimulator({ terminals: [cardOnly, fs2, bs3], people: 12 })
    const settings = { autoCapture: false, registerVisualFace: true }
    const { page, application, folder } = await startStation({ camera: portrait, settings })
    await pairAndSignIn(page, gateway)
    await use({ page, application, folder, gateway })
    await gateway.close()
  },
})

async function pairAndSignIn(page: Page, gateway: GatewaySimulator): Promise<void> {
  await new PairScreen(page).isShown()
  const screen = new GatewayPairingScreen(page)
  await screen.choose()
  await screen.look(gateway)
  await screen.pair(password)
  await new SignInScreen(page).isShown()
  await screen.signIn('Kim Clerk', password)
  await new FindScreen(page).isShown()
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What the window says now, dialogs and all, speaks of terminals and of no server: there is none. */
async function speaksOfTerminals({ page }: GatewayDesk, words: string): Promise<void> {
  const window = page.locator('body')
  await expect(window).toContainText(words)
  await expect(window).not.toContainText(/server/iu)
}

/** Begins somebody new, up to the review of their picture. */
async function photograph({ page }: GatewayDesk, name: string): Promise<string> {
  await new FindScreen(page).search(name)
  await page.keyboard.press('Enter')
  const form = new CreateScreen(page)
  await form.isReady()
  await expect(form.field('id')).toHaveValue(/^\d+$/u)
  const id = await form.field('id').inputValue()
  await form.submit()
  await takeAndReview({ page })
  return id
}

test('a station is paired with a gateway alone: compared, with a desk password, and nobody gets in without it', async ({
  startStation,
}) => {
  const gateway = await startGatewaySimulator({ terminals: [fs2], people: 3 })
  try {
    const { page } = await startStation({ camera: 'none' })
    await new PairScreen(page).isShown()
    const screen = new GatewayPairingScreen(page)
    await screen.choose()
    await screen.look(gateway)
    await screen.confirm()
    await expect(page.getByText(english.gateway.form.compareFirst)).toBeVisible()
    await screen.pair('short')
    await expect(page.getByText(/at least 8 characters\.$/u).last()).toBeVisible()
    await screen.pair(password, 'the desk at the date')
    await expect(page.getByText(english.pair.gateway.differs)).toBeVisible()
    await screen.pair(password)
    await new SignInScreen(page).isShown()

    for (const left of [4, 3, 2, 1]) {
      await screen.signIn('Kim Clerk', 'not the password')
      await expect(page.getByRole('alert')).toContainText(`Attempts before a pause: ${String(left)}.`)
    }
    await screen.signIn('Kim Clerk', 'not the password')
    await expect(page.getByRole('alert')).toContainText('too many wrong passwords')
    // The right one comes too late as well.
    await screen.signIn('Kim Clerk', password)
    await expect(page.getByRole('alert')).toContainText('too many wrong passwords')

    // Nor does forgetting the gateway open the way to another password.
    await new Header(page).openSettings()
    await page.getByRole('button', { name: atTerminals.settings.server.forget }).click()
    await page.getByText(atTerminals.settings.forgetDialog.acknowledge).click()
    await page.getByRole('button', { name: atTerminals.settings.forgetDialog.confirm, exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByRole('button', { name: atTerminals.settings.forgetDialog.keep }).click()
    await page.getByRole('button', { name: english.settings.back }).click()
    await new SignInScreen(page).isShown()
  } finally {
    await gateway.close()
  }
})

test('somebody new is created, photographed and enrolled on two terminals, with photo and visual face', async ({
  gatewayDesk,
}) => {
  const { page, gateway } = gatewayDesk
  const id = await photograph(gatewayDesk, 'Vera Visitor')
  await speaksOfTerminals(gatewayDesk, atTerminals.review.outputs.stored.absent)
  // What terminals do not have is not asked for.
  const review = new ReviewScreen(page)
  await expect(review.mail()).toHaveCount(0)
  await review.waitForPhoto()
  await review.accept()
  const receipt = await new OutcomeScreens(page).waitForEnd()
  expect(receipt).toMatchObject({ mailSent: false })
  await speaksOfTerminals(gatewayDesk, 'Created on the terminals')
  const photos = [fs2, bs3].map(({ deviceID }) => gateway.terminal(deviceID).users.get(id)?.photo ?? new Uint8Array())
  expect(photos.map((photo) => photo.byteLength)).toEqual(
    photos.map(() => ('photoBytes' in receipt ? receipt.photoBytes : null)),
  )
  expect(new Set(photos.map(digestOf)).size).toBe(1)
  for (const { deviceID } of [fs2, bs3]) {
    const user = gateway.terminal(deviceID).users.get(id)
    expect(user).toMatchObject({ name: 'Vera Visitor', setting: { biometricAuthMode: 255, cardAuthMode: 255 } })
    expect(user?.setting?.endTime).toBeGreaterThan(Date.now() / 1_000)
    expect(user?.faces.map(({ flag, templates }) => [flag, templates.length])).toEqual([[0x101, 1]])
  }
  expect(gateway.terminal(cardOnly.deviceID).users.get(id)).toBeUndefined()

  // And found again, by whoever comes next.
  await new OutcomeScreens(page).next()
  const find = new FindScreen(page)
  expect(await find.search('vera')).toBe('found')
  await find.chooseFirst()
  await expect(page.locator('[data-chosen="read"]')).toHaveAttribute('data-photo', 'present')
  await speaksOfTerminals(gatewayDesk, english.withdrawal.button)
  await expect(page.getByText(english.find.column.email)).toHaveCount(0)

  // The lock opens with the desk's password, as with any other.
  await new Header(page).lock()
  const lock = new LockScreen(page)
  await lock.isShown()
  await lock.unlock('not the password')
  await expect(page.getByRole('alert')).toBeVisible()
  await lock.unlock(password)
  await find.isShown()
})

test('a face is scanned at a terminal and stored on both', async ({ gatewayDesk }) => {
  const { page, gateway } = gatewayDesk
  const id = await photograph(gatewayDesk, 'Stan Scan')
  const dialog = new ScanDialog(page)
  await dialog.open()
  await dialog.scanAt(`BioStation 3 ${String(bs3.deviceID)}`)
  await dialog.at('scanning').waitFor()
  const face = gateway.terminal(bs3.deviceID).presentFace()
  await dialog.press('use')
  await new ReviewScreen(page).accept()
  await new OutcomeScreens(page).waitForReceipt()
  for (const { deviceID } of [fs2, bs3]) {
    const [held] = gateway.terminal(deviceID).users.get(id)?.faces ?? []
    expect(held?.templates.map((one) => digestOf(one))).toEqual(face.templates.map((one) => digestOf(one)))
  }
})

test('a terminal that is away is named, and gets everything when it is back', async ({ gatewayDesk }) => {
  const { page, gateway } = gatewayDesk
  // Chosen in the settings: otherwise only those that are connected are meant.
  await new Header(page).openSettings()
  await page.getByText(english.settings.terminals.chosen, { exact: true }).first().click()
  const choices = page.getByRole('group', { name: english.settings.terminals.chosen })
  await expect(choices.getByRole('checkbox')).toHaveCount(3)
  await choices.getByText(String(cardOnly.deviceID)).click()
  await expect(choices.getByRole('checkbox', { checked: true })).toHaveCount(2)
  await page.getByRole('button', { name: english.settings.back }).click()
  gateway.terminal(bs3.deviceID).setOnline(false)

  const id = await photograph(gatewayDesk, 'Olga Offline')
  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  await review.accept()
  await expect(page.getByText(`BioStation 3 ${String(bs3.deviceID)}`).first()).toBeVisible()
  expect(gateway.terminal(fs2.deviceID).users.get(id)?.faces).toHaveLength(1)
  expect(gateway.terminal(bs3.deviceID).users.get(id)).toBeUndefined()
  await speaksOfTerminals(gatewayDesk, atTerminals.sending.step.createPerson)

  gateway.terminal(bs3.deviceID).setOnline(true)
  await new OutcomeScreens(page).waitForReceipt()
  const [here, there] = [fs2, bs3].map(({ deviceID }) => gateway.terminal(deviceID).users.get(id))
  expect(there?.name).toBe('Olga Offline')
  expect(digestOf(there?.photo ?? new Uint8Array())).toBe(digestOf(here?.photo ?? new Uint8Array()))
  expect(there?.faces).toHaveLength(1)
})

test('consent is withdrawn, and the question, the answer and the receipt speak of terminals', async ({
  gatewayDesk,
}) => {
  const { page, gateway, application, folder } = gatewayDesk
  const id = await photograph(gatewayDesk, 'Wanda Withdraws')
  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  await review.accept()
  await new OutcomeScreens(page).waitForReceipt()
  await new OutcomeScreens(page).next()
  const find = new FindScreen(page)
  await find.search('wanda')
  await find.chooseFirst()
  const withdrawal = new WithdrawalDialog(page)
  await withdrawal.want()
  await speaksOfTerminals(gatewayDesk, atTerminals.withdrawal.removed)
  await withdrawal.confirm()
  await withdrawal.reaches('done')
  await speaksOfTerminals(gatewayDesk, atTerminals.withdrawal.state.done)
  for (const { deviceID } of [fs2, bs3])
    expect(gateway.terminal(deviceID).users.get(id)).toMatchObject({ name: 'Wanda Withdraws', faces: [] })

  const file = join(folder, 'receipt.txt')
  await chooseFile(application, file)
  await withdrawal.saveReceipt()
  const receipt = await readFile(file, 'utf8')
  expect(receipt).toContain(atTerminals.receipt.result.removePhoto.removed)
  expect(receipt).toContain(atTerminals.receipt.result.removeVisualFaces.removed)
  expect(receipt).not.toMatch(/server/iu)
})
