import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { wallClockOf } from '../../src-preload/contract/rules/period.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { standardTerminals, startGatewaySimulator } from '../../tools/simulator/gateway/index.ts'
import { createAuthority, demoDevices, issueCertificate, notablePeople } from '../../tools/simulator/index.ts'
import { calmClipOf } from '../../tools/station-driver/camera-clip.ts'
import { readPicture, sideBySide } from '../../tools/station-driver/camera-pictures.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { CertificateChangedScreen } from '../../tools/station-driver/screens/certificate-changed-screen.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { EditScreen } from '../../tools/station-driver/screens/edit-screen.ts'
import { DoorEventsScreen } from '../../tools/station-driver/screens/door-events-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { GatewayPairingScreen } from '../../tools/station-driver/screens/gateway-pairing-screen.ts'
import { GatewaySettings } from '../../tools/station-driver/screens/gateway-settings.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { LockScreen } from '../../tools/station-driver/screens/lock-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { PairScreen } from '../../tools/station-driver/screens/pair-screen.ts'
import { PersonTerminalsScreen } from '../../tools/station-driver/screens/person-terminals-screen.ts'
import { PushDialog } from '../../tools/station-driver/screens/push-dialog.ts'
import { QueueScreen } from '../../tools/station-driver/screens/queue-screen.ts'
import { ReadinessScreen } from '../../tools/station-driver/screens/readiness-screen.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { ScanDialog } from '../../tools/station-driver/screens/scan-dialog.ts'
import { SettingsScreen } from '../../tools/station-driver/screens/settings-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { TerminalsScreen } from '../../tools/station-driver/screens/terminals-screen.ts'
import { accept, failed, openCameraFor, takeAndReview, takePhotoOf } from './work-at-the-desk.ts'
import { signIn, test } from './desk.ts'
import { smallTargets } from './targets.ts'
import { longWait } from './waiting-work.ts'

/** A desk whose page is looked at: the checker stays in it. */
const looked = { touchesPage: true } as const

/**
 * A checker that leaves its half megabyte of code in the page: brought anew for each look, as it is unless told, it cost
 * more than all looks.
 */
async function checkerFor(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in window)
  // Electron shows no second page to the checker, so it has to do its work in this one.
  const checker = new AxeBuilder(isThere ? { page, axeSource: 'true' } : { page }).setLegacyMode()
  // Of what passes, that it was looked at is enough: every element of it by name would cost more than the looking.
  return checker.options({ resultTypes: ['violations'] })
}

/**
 * Waits until the page is drawn as it stays: colours that are still on their way are nobody's choice. A colour that is
 * inherited goes down the page step by step, each a frame after the one before, so two frames have to be quiet.
 */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isMoving = () =>
      document.getAnimations().some(({ effect }) => Number(effect?.getComputedTiming().endTime) < Infinity)
    for (let quiet = 0; quiet < 2; quiet = isMoving() ? 0 : quiet + 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
}

/**
 * Looks at a screen in light and in dark, and measures everything that can be pressed. What it finds names the screen.
 *
 * @param without rules that are not asked, each with its reason where it is given
 */
async function look(page: Page, screen: string, without: readonly string[] = []): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settle(page)
    const checker = await checkerFor(page)
    // Nothing but the colours is different in the dark.
    const { violations, passes } = await (
      colorScheme === 'light' ? checker.disableRules([...without]) : checker.withRules(['color-contrast'])
    ).analyze()
    expect(passes.length, `${screen}: nothing was looked at`).toBeGreaterThan(0)
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })))
    expect.soft(serious, `${screen}, ${colorScheme}`).toEqual([])
  }
  expect.soft(await smallTargets(page), `${screen}: targets under 44 px`).toEqual([])
}

/**
 * Lets the time of the camera's frames pass a thousand times slower once the ring is there: it would be gone before anybody
 * had looked at it.
 */
async function holdRing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { prototype } = HTMLVideoElement
    const request = Reflect.get(prototype, 'requestVideoFrameCallback')
    let ringSince = Infinity
    new MutationObserver(() => {
      if (document.querySelector('[data-arming="arming"]') !== null) ringSince = Math.min(ringSince, performance.now())
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-arming'] })
    prototype.requestVideoFrameCallback = function (onFrame) {
      return Reflect.apply(request, this, [
        (now: number, metadata: VideoFrameCallbackMetadata) => {
          onFrame(now < ringSince ? now : ringSince + (now - ringSince) / 1_000, metadata)
        },
      ])
    }
  })
}

test('both measures find what is planted for them', async ({ shareDesk }) => {
  const desk = await shareDesk(looked)
  const { page } = desk
  // The checker that stays in the page has to see what comes later.
  expect((await (await checkerFor(page)).analyze()).violations).toEqual([])
  await page.evaluate(() => {
    const planted = document.createElement('main')
    const button = document.createElement('button')
    Object.assign(button.style, { width: '20px', height: '20px', padding: '0' })
    const pale = Object.assign(document.createElement('p'), { textContent: 'hardly to be read' })
    Object.assign(pale.style, { color: '#eee', background: '#fff' })
    // Above everything: what the checker cannot see it does not judge.
    Object.assign(planted.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '9999' })
    planted.append(button, pale)
    document.body.append(planted)
  })
  const { violations } = await (await checkerFor(page)).analyze()
  expect(violations.map(({ id }) => id)).toEqual(expect.arrayContaining(['button-name', 'color-contrast']))
  expect(await smallTargets(page)).toEqual(['button "" 20×20'])
})

test('a station without a server', async ({ startStation }) => {
  const gateway = await startGatewaySimulator({ terminals: [standardTerminals.fs2, standardTerminals.bs3], people: 3 })
  try {
    const { page } = await startStation({ camera: 'none' })
    await new PairScreen(page).isShown()
    const pair = new GatewayPairingScreen(page)
    await pair.choose()
    await look(page, 'pair, gateway')
    await pair.look(gateway)
    await pair.confirm()
    await look(page, 'pair, gateway, compare')
    await pair.pair('the desk at the gate')
    await new SignInScreen(page).isShown()
    await look(page, 'sign in at a desk')
    await pair.signIn('Kim Clerk', 'the desk at the gate')
    await new FindScreen(page).isShown()
    await new Header(page).openSettings()
    await page.getByText(english.settings.terminals.chosen, { exact: true }).first().click()
    await page.getByRole('group', { name: english.settings.terminals.chosen }).waitFor()
    await look(page, 'settings, terminals')
    await new SettingsScreen(page).back()
    await new FindScreen(page).search('Nobody Known')
    await page.keyboard.press('Enter')
    await new CreateScreen(page).isReady()
    await look(page, 'create, terminals')
  } finally {
    await gateway.close()
  }
})

test('from pairing to the lock', async ({ startStation, startServer }) => {
  const authority = await createAuthority()
  const simulator = await startServer({ certificate: await issueCertificate({ authority }) })
  const { page } = await startStation({ camera: 'none' })
  const header = new Header(page)
  const pair = new PairScreen(page)
  await pair.isShown()
  await look(page, 'pair')
  await pair.look('nowhere.invalid')
  await look(page, 'pair, refused')
  await pair.look(simulator.url)
  await pair.confirm()
  await look(page, 'pair, found')
  await pair.pair()
  await new SignInScreen(page).isShown()
  await look(page, 'sign in')
  await new SignInScreen(page).signIn('admin', 'wrong')
  await new SignInScreen(page).refusal()
  await look(page, 'sign in, refused')
  await signIn({ page })

  await header.openSettings()
  await look(page, 'settings')
  await page.getByRole('button', { name: english.settings.enrollment.mailLanguage }).click()
  await page.getByRole('listbox').waitFor()
  await look(page, 'settings, a list open')
  await page.keyboard.press('Escape')
  await new SettingsScreen(page).forget()
  await look(page, 'forget the server?')
  await page.keyboard.press('Escape')
  await new ReadinessScreen(page).openFromSettings()
  await look(page, 'readiness')
  await new ReadinessScreen(page).back()
  await header.openSettings()
  await new SettingsScreen(page).back()
  await header.openShortcuts()
  await look(page, 'shortcuts')
  await page.keyboard.press('Escape')
  await header.openConnection()
  await look(page, 'connection')
  await page.keyboard.press('Escape')
  await header.passwordBadge().click()
  await look(page, 'why the password is not kept')
  await page.keyboard.press('Escape')
  await page.getByRole('banner').getByRole('button', { name: english.application.signOut }).click()
  await look(page, 'sign out?')
  await page.keyboard.press('Escape')
  await header.lock()
  await new LockScreen(page).isShown()
  await look(page, 'lock')
})

test('from the search to done', async ({ shareDesk }) => {
  const desk = await shareDesk(looked)
  const { page, simulator } = desk
  const find = new FindScreen(page)
  await look(page, 'find')
  await find.search('a')
  await look(page, 'find, people')
  await find.search('Zebediah Nobody')
  await look(page, 'find, nobody')
  await find.search(notablePeople.manyCredentials)
  await find.chooseFirst()
  await look(page, 'find, chosen')
  for (const act of ['removePhoto', 'deletePerson'] as const) {
    await find.act(act).click()
    await look(page, `${act}?`)
    await page.keyboard.press('Escape')
  }
  await find.takePhoto()
  await new CaptureScreen(page).waitForPicture()
  await look(page, 'capture')
  await takeAndReview(desk)
  await look(page, 'review')
  simulator.faults.next({ method: 'PUT', path: '/api/users/:id' }, { kind: 'code', code: '65675', status: 400 })
  await accept(desk)
  const step = await failed(desk, 'uploadPhoto')
  await look(page, 'sending, failed')
  await step.getByRole('button', { name: english.sending.action.discardPhoto }).click()
  await look(page, 'leave the photo out?')
  await page.keyboard.press('Escape')
  const held = simulator.faults.hold({ method: 'PUT', path: '/api/users/:id' })
  await step.getByRole('button', { name: english.sending.action.retryPhoto }).click()
  await held.arrived
  await look(page, 'sending')
  held.release()
  await new OutcomeScreens(page).waitForEnd()
  await look(page, 'done')
})

test('the new person, unfinished work, and the line stopped', async ({ shareDesk }) => {
  const desk = await shareDesk(looked)
  const { page, simulator } = desk
  const find = new FindScreen(page)
  await find.search("Aylin D'Arcy")
  await find.create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  await form.choosePeriod('custom')
  await form.field('email').fill('wrong@')
  await look(page, 'create')
  await page.keyboard.press('Escape')
  await takePhotoOf(desk, notablePeople.withoutEmail)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await find.isShown()
  await look(page, 'find, unfinished work')
  await page.getByRole('button', { name: english.find.unfinished.discard }).first().click()
  await look(page, 'discard?')
  await page.keyboard.press('Escape')
  await find.search(notablePeople.korean)
  await find.chooseFirst()
  await find.takePhoto()
  await look(page, 'whose photo is it?')
  await page.keyboard.press('Escape')
  simulator.replaceCertificate(await issueCertificate())
  simulator.closeIdleConnections()
  await find.field().fill('b')
  await new CertificateChangedScreen(page).isShown()
  await look(page, 'certificate changed')
})

test('what the clerk decides about a picture', async ({ openDesk, shareDesk }) => {
  const face = await readPicture(join(import.meta.dirname, '../fixtures/camera/portrait.jpg'))
  const two = await calmClipOf(sideBySide(face, face))
  const blocked = await openDesk({ station: { camera: { clip: two.path } } })
  await new FindScreen(blocked.page).search(notablePeople.withoutPhoto)
  await new FindScreen(blocked.page).chooseFirst()
  await new FindScreen(blocked.page).takePhoto()
  await new CaptureScreen(blocked.page).waitForGuidance('secondFace')
  await look(blocked.page, 'capture, told what to change')
  await takeAndReview(blocked)
  const review = new ReviewScreen(blocked.page)
  expect(await review.waitForVerdict()).toBe('block')
  await look(blocked.page, 'review, blocked')
  await review.accept()
  await review.question().waitFor()
  await look(blocked.page, 'use it all the same?')
  await two.remove()

  const desk = await shareDesk({ ...looked, settings: { autoCapture: true } })
  const { page, simulator } = desk
  await holdRing(page)
  const find = new FindScreen(page)
  await find.search(notablePeople.twoVisualFaces)
  await find.chooseFirst()
  await find.act('removeVisualFaces').click()
  await look(page, 'remove the visual faces?')
  await page.keyboard.press('Escape')
  await find.takePhoto()
  const ring = page.locator('[data-arming="arming"]')
  await ring.waitFor()
  await look(page, 'capture, about to shoot')
  await ring.waitFor()
  await takeAndReview(desk)
  const choosing = new ReviewScreen(page)
  await choosing.wish('profilePhoto', false)
  await look(page, 'review, nothing wished')
  await choosing.wish('visualFace', true)
  await choosing.heldFaces().waitFor()
  await look(page, 'review, which face goes')
  await choosing.heldFaces().locator('label').first().click()
  simulator.state.people.change(notablePeople.twoVisualFaces, { visualFaces: [{ kind: 'drawn', seed: 81 }] })
  await accept(desk)
  await (await failed(desk, 'registerVisualFace')).getByRole('radiogroup').waitFor()
  await look(page, 'sending, faces changed meanwhile')
})

test('what is saved and waits', async ({ desk }) => {
  const { page, simulator } = desk
  const queue = new QueueScreen(page)
  const outcome = new OutcomeScreens(page)
  await queue.open()
  await look(page, 'queue, nothing waits')
  await page.keyboard.press('Escape')
  simulator.faults.always({ method: 'PUT', path: '/api/users/:id' }, { kind: 'status', status: 503, committed: false })
  await takePhotoOf(desk, notablePeople.ordinary)
  await accept(desk)
  await outcome.waitForWaiting()
  await look(page, 'sending, saved and waiting')
  await outcome.leave()
  await queue.open()
  await queue.rows().first().waitFor()
  await look(page, 'queue')
  // The question closes by itself once the work begins anew.
  await longWait(page, notablePeople.ordinary)
  await queue.panel().getByRole('button', { name: english.sending.action.discard }).click()
  await page.getByRole('alertdialog').waitFor()
  await look(page, 'discard what was saved?')
})

test('what happened at the doors', async ({ shareDesk }) => {
  const { page } = await shareDesk(looked)
  const log = new DoorEventsScreen(page)
  await log.open()
  await log.rows().nth(1).click()
  await look(page, 'door events')
  await log.chooseTypes('chosen')
  await page.getByRole('dialog', { name: english.doorEvents.typeDialog.title }).waitFor()
  await look(page, 'which types of door events')
  await page.keyboard.press('Escape')
  await log.wantExport()
  await look(page, 'export door events?')
  await page.keyboard.press('Escape')
  await log.typePerson('a')
  await log.offered(/ID/u).first().waitFor()
  // While the field keeps the focus, React Aria takes all but it and its open list from screen readers; Tab closes the list.
  await look(page, 'door events, people offered', ['aria-hidden-focus'])
  await page.keyboard.press('Escape')
  await log.ofId('no-such-id')
  await look(page, 'door events, none matches')
})

test('the device gateway, its terminals, and a person on them', async ({ openDesk }) => {
  const desk = await openDesk({ station: { camera: 'none' } })
  const { page } = desk
  const gateway = await startGatewaySimulator()
  for (const terminal of gateway.terminals) terminal.setDelay(0)
  const settings = new GatewaySettings(page)
  await new Header(page).openSettings()
  await settings.fillIn({ ...gateway, authority: 'no certificate' })
  await settings.look()
  await settings.dialog().getByRole('alert').waitFor()
  await look(page, 'set the gateway up, refused')
  await settings.dialog().getByLabel(english.gateway.form.authority).fill(gateway.authority)
  await settings.look()
  await settings.dialog().getByText(english.gateway.form.compareBox).waitFor()
  await look(page, 'is this the authority?')
  await settings.confirm()
  await settings.panel().locator('[data-gateway="read"]').waitFor()
  await look(page, 'settings, with a gateway')
  await settings.panel().getByRole('button', { name: english.gateway.forget }).click()
  await look(page, 'forget the gateway?')
  await page.keyboard.press('Escape')
  await new SettingsScreen(page).back()
  const screen = new TerminalsScreen(page)
  await screen.open()
  await screen.choose(standardTerminals.bs3.deviceID)
  await look(page, 'terminals')
  await screen.wantEmptied()
  await look(page, 'remove everybody?')
  await page.keyboard.press('Escape')
  await screen.back()
  gateway.terminal(standardTerminals.full.deviceID).users.delete(notablePeople.ordinary)
  gateway.terminal(standardTerminals.full.deviceID).setCapacity(1)
  const find = new FindScreen(page)
  await find.search(notablePeople.ordinary)
  await find.chooseFirst()
  const person = new PersonTerminalsScreen(page)
  await person.open()
  await look(page, 'a person on the terminals')
  await person.tick(standardTerminals.bs3.deviceID, standardTerminals.full.deviceID)
  await person.put(2)
  await look(page, 'a person on the terminals, told')
  await page.getByRole('button', { name: /^Remove from/u }).click()
  await look(page, 'remove from the terminals?')
  await page.keyboard.press('Escape')
  await gateway.close()
})

test('without a camera', async ({ openDesk }) => {
  const { page } = await openDesk({ station: { camera: 'none' } })
  const find = new FindScreen(page)
  await find.search(notablePeople.ordinary)
  await find.chooseFirst()
  await find.takePhoto()
  await new CaptureScreen(page).waitForPicture()
  await look(page, 'capture, no camera')
})

test('the record that is changed, the groups, a visit, and somebody who may be there twice', async ({ shareDesk }) => {
  const { page, simulator } = await shareDesk({ ...looked, server: { accessGroups: 200 } })
  const hour = 60 * 60 * 1000
  const at = (away: number): string => `${wallClockOf(new Date(Date.now() + away))}:00`
  const visit = { start: at(-hour), expiry: at(hour) }
  simulator.state.people.change(notablePeople.ordinary, { ...visit, accessGroupIds: [3, 7] })
  const find = new FindScreen(page)
  await find.search(notablePeople.ordinary)
  await find.chooseFirst()
  await look(page, 'find, a visitor chosen')
  await find.panel().getByRole('button', { name: english.visit.extend }).click()
  await page.getByRole('alertdialog').locator('label:has(input[value="custom"])').click()
  await look(page, 'extend the visit?')
  await page.keyboard.press('Escape')
  await find.panel().getByRole('button', { name: english.visit.end }).click()
  await look(page, 'end the visit?')
  await page.keyboard.press('Escape')
  const edit = new EditScreen(page)
  await edit.open()
  await look(page, 'edit')
  await edit.accessGroups.unfold()
  await look(page, 'edit, access groups unfolded')
  await edit.accessGroups.field().press('Escape')
  await edit.userGroup.unfold()
  await look(page, 'edit, user groups unfolded')
  await edit.userGroup.field().press('Escape')
  await edit.field('email').fill('mine@example.org')
  simulator.state.people.change(notablePeople.ordinary, { email: 'theirs@example.org' })
  await edit.save()
  await edit.dispute('email').waitFor()
  await look(page, 'edit, changed meanwhile')
  await page.keyboard.press('Escape')
  await look(page, 'leave without saving?')
  await edit.leaveQuestion().getByRole('button', { name: english.edit.leave.confirm }).click()
  await find.search('Aylin Demir')
  await find.create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  await form.submit()
  await form.duplicates().getByRole('img').first().waitFor()
  await look(page, 'create, is it one of these?')
})

test('a scan at a device, and a person sent to devices', async ({ shareDesk }) => {
  const desk = await shareDesk({ ...looked, server: { settings: { userSyncMethod: 0 } } })
  const { page, simulator } = desk
  const scan = new ScanDialog(page)
  await openCameraFor(desk, notablePeople.ordinary)
  await scan.open()
  await look(page, 'scan, choosing a device')
  const held = simulator.faults.hold({ path: '/api/devices/:id/credentials/face' }, 'after')
  await scan.scanAt(demoDevices.reception.name)
  await held.arrived
  await look(page, 'scan, waiting')
  await scan.press('stop')
  await look(page, 'scan, stopped')
  held.release()
  await scan.press('again')
  await scan.at('scanned').waitFor()
  await look(page, 'scan, a face')
  await scan.press('cancel')
  await takeAndReview(desk)
  await scan.open()
  await scan.scanAt(demoDevices.busy.name)
  await scan.at('failed').waitFor()
  await look(page, 'scan, refused')
  await scan.press('anotherDevice')
  await scan.scanAt(demoDevices.reception.name)
  await scan.press('use')
  await look(page, 'review, with a scan')
  await accept(desk)
  await new OutcomeScreens(page).waitForEnd()
  const push = new PushDialog(page)
  await push.open()
  await look(page, 'push, choosing devices')
  await push.choose(demoDevices.reception.name)
  await push.choose(demoDevices.disconnected.name)
  await push.send(2)
  await look(page, 'push, told')
})
