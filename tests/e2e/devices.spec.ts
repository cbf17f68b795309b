import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoDevices, demoOperators, notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { JournalScreen } from '../../tools/station-driver/screens/journal-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { PushDialog } from '../../tools/station-driver/screens/push-dialog.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { ScanDialog } from '../../tools/station-driver/screens/scan-dialog.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test } from './desk.ts'
import { accept, openCameraFor, photoAt, takePhotoOf } from './work-at-the-desk.ts'

const nobodyYet = notablePeople.withoutPhoto
const { reception, busy, templatesOnly, disconnected } = demoDevices
const scanPath = { path: '/api/devices/:id/credentials/face' } as const
const facesAt = ({ state }: Simulator, id: string) => state.people.get(id)?.visualFaces ?? []

test('a face is scanned at a device, looked at, and stored only then; the journal says where it came from', async ({
  desk,
}) => {
  const { page, simulator } = desk
  const scan = new ScanDialog(page)
  await openCameraFor(desk, nobodyYet)
  await scan.open()
  await expect(scan.at('choosing')).toContainText(english.devices.status.disconnected)
  await scan.scanAt(reception.name)
  await expect(scan.picture(reception.name)).toBeVisible()
  expect(facesAt(simulator, nobodyYet)).toEqual([])

  await scan.press('store')
  const outcome = new OutcomeScreens(page)
  expect(await outcome.waitForEnd()).not.toHaveProperty('refusal')
  await expect(outcome.line('registerVisualFace')).toHaveText(
    sentence(english.done.faceRegistered, { held: 1, most: 2 }),
  )
  expect(facesAt(simulator, nobodyYet)).toHaveLength(1)
  expect(photoAt(simulator, nobodyYet)).toBe('none')
  await outcome.next()

  const journal = new JournalScreen(page)
  await journal.open()
  await journal.search(nobodyYet)
  await journal.choose('enrollmentSaved')
  await expect(page.getByText(english.journal.scannedAtDevice)).toBeVisible()
})

test('the clerk stops waiting and is free at once; what the device sees then is stored nowhere', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const scan = new ScanDialog(page)
  await openCameraFor(desk, nobodyYet)
  const held = simulator.faults.hold(scanPath, 'after')
  await scan.open()
  await scan.scanAt(reception.name)
  await held.arrived
  await expect(scan.at('scanning')).toContainText(english.sending.stage.waitingForFace)
  await scan.press('stop')
  await expect(scan.at('stopped')).toContainText(sentence(english.devices.scan.stoppedSafe, { device: reception.name }))
  await scan.press('close')
  held.release()
  expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
  expect(facesAt(simulator, nobodyYet)).toEqual([])
  expect(simulator.requests.matching(scanPath)).toHaveLength(1)
})

test('a device that refuses says why, and another one is tried; one without a picture is told to be so', async ({
  sharedDesk: desk,
}) => {
  const { page } = desk
  const scan = new ScanDialog(page)
  await openCameraFor(desk, nobodyYet)
  await scan.open()
  await scan.scanAt(busy.name)
  const { title, next } = english.failures.deviceFailed
  await expect(scan.at('failed')).toContainText(title.busy)
  await expect(scan.at('failed')).toContainText(next.busy)
  await expect(scan.at('failed')).toContainText('1017')
  await scan.press('anotherDevice')
  await scan.scanAt(templatesOnly.name)
  await expect(scan.at('scanned')).toContainText(english.devices.scan.noPicture)
  await scan.press('cancel')
  await expect(scan.dialog()).toHaveCount(0)
})

test('in the review a scan takes the place of the picture’s face, and the photo goes with it', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const scan = new ScanDialog(page)
  const review = new ReviewScreen(page)
  const photo = await takePhotoOf(desk, nobodyYet)
  await expect(review.output('visualFace')).not.toBeChecked()
  await scan.open()
  await scan.scanAt(reception.name)
  await scan.press('use')
  await expect(scan.kept()).toContainText(sentence(english.devices.scan.used, { device: reception.name }))
  await expect(review.output('visualFace')).toBeChecked()
  await accept(desk)
  expect(await new OutcomeScreens(page).waitForEnd()).not.toHaveProperty('refusal')
  expect(photoAt(simulator, nobodyYet)).toEqual(photo)
  expect(facesAt(simulator, nobodyYet)).toHaveLength(1)
  await new OutcomeScreens(page).next()

  // A scan was wished for once; the next person's face is not made of their picture because of it.
  await takePhotoOf(desk, notablePeople.ordinary)
  await expect(review.output('visualFace')).not.toBeChecked()
})

test('where the server does not fill its devices a person is sent by hand, and again to those alone that failed', async ({
  openDesk,
}) => {
  const desk = await openDesk({ server: { settings: { userSyncMethod: 0 } } })
  const { page, simulator } = desk
  const push = new PushDialog(page)
  await takePhotoOf(desk, nobodyYet)
  await accept(desk)
  expect(await new OutcomeScreens(page).waitForEnd()).not.toHaveProperty('refusal')
  await push.open()
  await push.choose(reception.name)
  await push.choose(disconnected.name)
  await push.send(2)
  await expect(push.outcomes('done')).toContainText(reception.name)
  await expect(push.outcomes('failed')).toContainText(english.failures.deviceFailed.title.notConnected)
  expect(simulator.state.devices.peopleAt(reception)).toEqual([nobodyYet])

  const before = simulator.requests.matching({ path: '/api/users/export' }).length
  simulator.state.devices.change(disconnected, { status: 1, take: { kind: 'takes', milliseconds: 0 } })
  await push.retry(1).click()
  await expect(push.outcomes('done')).toHaveCount(2)
  expect(simulator.requests.matching({ path: '/api/users/export' })).toHaveLength(before + 1)
  expect(simulator.state.devices.peopleAt(disconnected)).toEqual([nobodyYet])
  await push.close()
  await new OutcomeScreens(page).next()

  const journal = new JournalScreen(page)
  await journal.open()
  await journal.search(nobodyYet)
  await expect(journal.rows('pushedToDevice')).toHaveCount(3)
})

test('an account that may not use devices is told so before it tries: at the camera, in the review, when all is done', async ({
  openDesk,
}) => {
  const desk = await openDesk({
    operator: demoOperators.desk,
    server: { settings: { devicesWantTheirMenu: true, userSyncMethod: 0 } },
  })
  const { page, simulator } = desk
  const scan = new ScanDialog(page)
  await openCameraFor(desk, nobodyYet)
  await expect(page.getByText(english.devices.refused)).toBeVisible()
  await expect(scan.button()).toBeDisabled()
  await new CaptureScreen(page).take()
  await expect(new ReviewScreen(page).acceptButton()).toBeVisible()
  await expect(page.getByText(english.devices.refused)).toBeVisible()
  await expect(scan.button()).toBeDisabled()
  await accept(desk)
  expect(await new OutcomeScreens(page).waitForEnd()).not.toHaveProperty('refusal')
  await expect(new PushDialog(page).button()).toBeDisabled()
  await expect(page.getByText(english.devices.refused)).toBeVisible()
  // The server was asked once, by the station and not by a clerk's press.
  expect(simulator.requests.matching({ path: '/api/devices/enrollment' })).toHaveLength(1)
})

test('an account that enrols people and has no menu of devices scans all the same where the server lets it', async ({
  openDesk,
}) => {
  const desk = await openDesk({ operator: demoOperators.desk })
  const scan = new ScanDialog(desk.page)
  await openCameraFor(desk, nobodyYet)
  await scan.open()
  await scan.scanAt(reception.name)
  await expect(scan.picture(reception.name)).toBeVisible()
  await expect(desk.page.getByText(english.devices.refused)).toHaveCount(0)
})

test('a server that fills its devices itself needs no hand, and nothing is offered', async ({ sharedDesk: desk }) => {
  const { page } = desk
  await takePhotoOf(desk, nobodyYet)
  await accept(desk)
  expect(await new OutcomeScreens(page).waitForEnd()).not.toHaveProperty('refusal')
  await expect(new PushDialog(page).button()).toHaveCount(0)
  await new OutcomeScreens(page).next()
  await new FindScreen(page).search(nobodyYet)
  await new FindScreen(page).chooseFirst()
  await expect(new PushDialog(page).button()).toHaveCount(0)
})
