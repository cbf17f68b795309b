import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import {
  standardTerminals,
  startGatewaySimulator,
  type GatewaySimulator,
  type GatewaySimulatorOptions,
} from '../../tools/simulator/gateway/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { GatewaySettings } from '../../tools/station-driver/screens/gateway-settings.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { JournalScreen } from '../../tools/station-driver/screens/journal-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { PersonTerminalsScreen } from '../../tools/station-driver/screens/person-terminals-screen.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { SettingsScreen } from '../../tools/station-driver/screens/settings-screen.ts'
import { TerminalsScreen } from '../../tools/station-driver/screens/terminals-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test as base, type Desk } from './desk.ts'
import { accept, takePhotoOf } from './work-at-the-desk.ts'

const { cardOnly, fs2, bs3, offline } = standardTerminals
const nobodyYet = notablePeople.withoutPhoto

/** A test with a device gateway whose slow terminal answers at once: these stories are not about waiting. */
const test = base.extend<{ startGateway: (options?: GatewaySimulatorOptions) => Promise<GatewaySimulator> }>({
  // Playwright reads the fixtures a fixture needs from this pattern; this one needs none.
  // eslint-disable-next-line no-empty-pattern
  startGateway: async ({}, use) => {
    const running: GatewaySimulator[] = []
    await use(async (options = {}) => {
      const gateway = await startGatewaySimulator(options)
      for (const terminal of gateway.terminals) terminal.setDelay(0)
      running.push(gateway)
      return gateway
    })
    for (const gateway of running) await gateway.close()
  },
})

/** Sets the gateway up in the settings, as an administrator would, and goes back to the desk. */
async function setUpGateway({ page }: Desk, { host, port, authority }: GatewaySimulator): Promise<void> {
  await new Header(page).openSettings()
  await new GatewaySettings(page).setUp({ host, port, authority })
  await new SettingsScreen(page).back()
}

async function findPerson({ page }: Desk, id: string): Promise<void> {
  const find = new FindScreen(page)
  await find.search(id)
  await find.chooseFirst()
}

test('a gateway is set up with its authority compared, answers, is looked at live, and is forgotten', async ({
  desk,
  startGateway,
}) => {
  const { page } = desk
  const gateway = await startGateway()
  const settings = new GatewaySettings(page)
  const screen = new TerminalsScreen(page)
  await expect(screen.wayIn()).toHaveCount(0)
  await new Header(page).openSettings()

  // What is no authority is told to be none, and nothing is kept of it.
  await settings.fillIn({ ...gateway, authority: 'not a certificate' })
  await settings.look()
  await expect(settings.dialog()).toContainText(english.failures.authorityUnusable.title.noCertificate)
  // A certificate can be chosen as a file too.
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-authority-'))
  await writeFile(join(folder, 'ca.crt'), gateway.authority)
  const choosing = page.waitForEvent('filechooser')
  await settings.dialog().getByRole('button', { name: english.gateway.form.choose }).click()
  await (await choosing).setFiles(join(folder, 'ca.crt'))
  await expect(settings.dialog().getByLabel(english.gateway.form.authority)).toHaveValue(gateway.authority)
  await settings.look()
  await settings.dialog().getByRole('button', { name: english.gateway.form.confirm }).click()
  await expect(settings.dialog()).toContainText(english.gateway.form.compareFirst)
  await settings.confirm()
  await expect(settings.panel()).toContainText('Connected, 6 terminals')
  await rm(folder, { recursive: true, force: true })
  await new SettingsScreen(page).back()

  await screen.open()
  await expect(screen.row(bs3.deviceID)).toContainText('BioStation 3')
  await expect(screen.row(offline.deviceID)).toContainText(english.terminals.state.disconnected)
  await expect(screen.row(bs3.deviceID)).toContainText(english.terminals.ability.faces)
  await gateway.listened()
  gateway.terminal(bs3.deviceID).setOnline(false)
  gateway.terminal(offline.deviceID).setOnline(true)
  await expect(screen.row(bs3.deviceID)).toContainText(english.terminals.state.disconnected)
  await expect(screen.row(offline.deviceID)).toContainText(english.terminals.state.secured)
  await screen.back()

  await new Header(page).openSettings()
  await settings.panel().getByRole('button', { name: english.gateway.forget }).click()
  await settings.dialog().getByRole('button', { name: english.gateway.forgetQuestion.confirm }).click()
  await expect(settings.panel()).toContainText(english.gateway.none)
  await new SettingsScreen(page).back()
  await expect(screen.wayIn()).toHaveCount(0)
})

test('an authority that did not sign the gateway’s certificate gets not one word to the gateway', async ({
  desk,
  startGateway,
}) => {
  const gateway = await startGateway({ certificate: 'otherAuthority' })
  await setUpGateway(desk, gateway)
  await new TerminalsScreen(desk.page).open()
  const { title } = english.failures.gatewayUntrusted
  await expect(desk.page.getByRole('alert')).toContainText(sentence(title.unknownAuthority, { host: gateway.host }))
  expect(gateway.calls.all()).toEqual([])
})

test('after an enrollment the person is put on three terminals; the one that was off is done when it is back', async ({
  openDesk,
  startGateway,
}) => {
  const desk = await openDesk()
  const { page } = desk
  const gateway = await startGateway()
  await setUpGateway(desk, gateway)
  for (const { deviceID } of [cardOnly, bs3, offline]) gateway.terminal(deviceID).users.delete(nobodyYet)

  await takePhotoOf(desk, nobodyYet)
  await new ReviewScreen(page).wish('visualFace', true)
  await accept(desk)
  expect(await new OutcomeScreens(page).waitForEnd()).not.toHaveProperty('refusal')
  const terminals = new PersonTerminalsScreen(page)
  await terminals.open()
  await expect(terminals.row(bs3.deviceID)).toContainText(english.terminals.person.absent)
  await expect(terminals.row(offline.deviceID)).toContainText(english.terminals.person.unreachable)
  await terminals.tick(cardOnly.deviceID, bs3.deviceID, offline.deviceID)
  await terminals.put(3)

  const { summary, outcome } = english.terminals.person
  const words = page.locator('[data-tone="warning"]')
  await expect(words).toContainText(sentence(summary.putSome_other, { done: 2, count: 3 }))
  await expect(terminals.row(bs3.deviceID)).toContainText(
    sentence(outcome.added, { parts: 'name, period, photo, face' }),
  )
  await expect(terminals.row(bs3.deviceID)).toContainText(english.terminals.person.same)
  await expect(terminals.row(cardOnly.deviceID)).toContainText(
    sentence(outcome.left, { parts: 'name, photo, face', why: english.terminals.person.why.notStored }),
  )
  await expect(terminals.row(offline.deviceID)).toContainText(english.failures.terminalUnreachable.title)
  expect(gateway.terminal(bs3.deviceID).users.get(nobodyYet)?.faces).toHaveLength(1)
  expect(gateway.terminal(cardOnly.deviceID).users.get(nobodyYet)).toMatchObject({ faces: [], name: '' })

  const before = gateway.calls.count('User/Enroll')
  gateway.terminal(offline.deviceID).setOnline(true)
  await expect(terminals.row(offline.deviceID)).toContainText(english.terminals.person.absent)
  await terminals.retry(1).click()
  await expect(page.locator('[data-tone="success"]')).toContainText(sentence(summary.putAll_other, { count: 3 }))
  expect(gateway.calls.count('User/Enroll')).toBe(before + 1)
  expect(gateway.terminal(offline.deviceID).users.get(nobodyYet)?.faces).toHaveLength(1)
  await terminals.back()
  await new OutcomeScreens(page).next()

  const journal = new JournalScreen(page)
  await journal.open()
  await journal.search(nobodyYet)
  await expect(journal.rows('putOnTerminal')).toHaveCount(3)
})

test('what differs is told, renewed without touching what is not ours, and a person is removed', async ({
  desk,
  startGateway,
}) => {
  const { page } = desk
  const gateway = await startGateway()
  await setUpGateway(desk, gateway)
  const id = notablePeople.manyCredentials
  const { users } = gateway.terminal(bs3.deviceID)
  users.change(id, { name: 'Somebody Else', photo: Buffer.alloc(0), accessGroupIDs: [3] })
  gateway.terminal(fs2.deviceID).users.delete(id)
  const cards = users.get(id)?.cards

  await findPerson(desk, id)
  const terminals = new PersonTerminalsScreen(page)
  await terminals.open()
  await expect(terminals.row(bs3.deviceID)).toContainText('Somebody Else')
  await expect(terminals.row(bs3.deviceID)).toContainText(/Differs: name,.*photo/u)
  await terminals.tick(bs3.deviceID)
  await terminals.put(1)
  await expect(terminals.row(bs3.deviceID)).toContainText(english.terminals.person.same)
  await expect(terminals.row(bs3.deviceID)).toContainText(
    sentence(english.terminals.person.outcome.groups_one, { count: 1 }),
  )
  expect(users.get(id)).toMatchObject({ cards, accessGroupIDs: [3] })

  await terminals.remove(1)
  await expect(terminals.row(bs3.deviceID)).toContainText(english.terminals.person.outcome.removed)
  await expect(terminals.row(bs3.deviceID)).toContainText(english.terminals.person.absent)
  expect(users.has(id)).toBe(false)
  await terminals.back()
})

test('a terminal is emptied only after its name was typed exactly', async ({ desk, startGateway }) => {
  const { page } = desk
  const gateway = await startGateway()
  await setUpGateway(desk, gateway)
  const screen = new TerminalsScreen(page)
  await screen.open()
  await screen.choose(bs3.deviceID)
  const question = await screen.wantEmptied()
  await expect(question).toContainText('20 people')
  for (const wrong of ['', 'BioStation 3', 'biostation 3 541600003', 'BioStation 3 541600004']) {
    await screen.typeName(wrong)
    await expect(screen.confirmEmptied()).toBeDisabled()
  }
  expect(gateway.calls.count('User/DeleteAll')).toBe(0)
  await screen.typeName('BioStation 3 541600003')
  await screen.confirmEmptied().click()
  await expect(page.locator('[data-tone="success"]')).toContainText(
    sentence(english.terminals.clear.done, { name: 'BioStation 3 541600003' }),
  )
  expect([gateway.terminal(bs3.deviceID).users.size, gateway.terminal(fs2.deviceID).users.size]).toEqual([0, 20])
  await screen.back()
  const journal = new JournalScreen(page)
  await journal.open()
  await expect(journal.rows('terminalEmptied')).toHaveCount(1)
})
