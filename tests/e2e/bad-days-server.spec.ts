import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { issueCertificate, type Fault } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import {
  accept,
  expectStored,
  expectTold,
  failed,
  logins,
  photoAt,
  photoPuts,
  press,
  shownPhoto,
  stepOf,
  supportLink,
  takePhotoOf,
  type PhotoMark,
} from './work-at-the-desk.ts'
import { test, type Desk } from './desk.ts'

const id = '1010'
const host = '127.0.0.1'
const away = { kind: 'serverUnreachable', host, reason: 'refused' } as const

/** A desk, and the act that makes its server anew after it went away: same place, same certificate, same people. */
const again = test.extend<{ mortal: { desk: Desk; revive: () => Promise<Desk> } }>({
  mortal: async ({ openDesk, startServer }, use) => {
    const certificate = await issueCertificate({ kind: 'self-signed' })
    const desk = await openDesk({ server: { certificate } })
    await use({
      desk,
      revive: async () => ({ ...desk, simulator: await startServer({ certificate, port: desk.simulator.port }) }),
    })
  },
})

again('a server that is down before the photo leaves: the photo waits, and one press stores it', async ({ mortal }) => {
  const { desk, revive } = mortal
  const photo = await takePhotoOf(desk, id)
  await desk.simulator.stop()
  await accept(desk)
  await expectTold(await failed(desk, 'uploadPhoto'), away)
  await expect(new Header(desk.page).connection()).toContainText(english.application.connection.unreachable)
  const revived = await revive()
  await press(desk, english.sending.action.retry)
  await expectStored(revived, id, photo)
  // The new server knows no session: the station has signed in again without a word.
  expect(revived.simulator.requests.matching(logins)).toHaveLength(1)
  await expect(new Header(desk.page).connection()).toContainText(english.application.connection.reachable)
})

again(
  'a server that goes down with the photo on its way: nobody claims to know, and one press looks first',
  async ({ mortal }) => {
    const { desk, revive } = mortal
    const photo = await takePhotoOf(desk, id)
    const held = desk.simulator.faults.hold(photoPuts)
    await accept(desk)
    await held.arrived
    await desk.simulator.stop()
    await expectTold(await failed(desk, 'uploadPhoto', 'unknown'), { kind: 'outcomeUnknown', action: 'other' })
    const revived = await revive()
    expect(photoAt(revived.simulator, id)).toBe('none')
    await press(desk, english.sending.action.retry)
    await expectStored(revived, id, photo)
  },
)

again('a server that goes down after it stored the photo: it is found there and not sent again', async ({ mortal }) => {
  const { desk, revive } = mortal
  const photo = await takePhotoOf(desk, id)
  const held = desk.simulator.faults.hold(photoPuts, 'after')
  await accept(desk)
  await held.arrived
  expect(photoAt(desk.simulator, id)).toEqual(photo)
  await desk.simulator.stop()
  await failed(desk, 'uploadPhoto', 'unknown')
  const revived = await revive()
  const stored = desk.simulator.state.people.get(id)?.photo
  if (stored !== undefined) revived.simulator.state.people.change(id, { photo: stored })
  await press(desk, english.sending.action.retry)
  await expectStored(revived, id, photo)
  expect(revived.simulator.requests.matching(photoPuts)).toHaveLength(0)
})

test('an answer that is lost, cut or garbled after the deed is looked up, and the photo is stored once', async ({
  desk,
}) => {
  const { simulator, page } = desk
  const faults: readonly (readonly [string, Fault])[] = [
    ['1010', { kind: 'reset-after-commit' }],
    ['1011', { kind: 'drop-after-bytes', bytes: 9 }],
    ['1012', { kind: 'code-4', committed: true }],
    ['1013', { kind: 'broken-json' }],
    ['1014', { kind: 'status', status: 502, committed: true }],
  ]
  for (const [person, fault] of faults)
    await test.step(fault.kind, async () => {
      const photo = await takePhotoOf(desk, person)
      simulator.faults.next(photoPuts, fault)
      await accept(desk)
      await expectStored(desk, person, photo)
      expect(simulator.faults.remaining).toBe(0)
      await new OutcomeScreens(page).next()
    })
})

test('an answer that takes its time can be waited for, and the screen says what goes on', async ({ desk }) => {
  const photo = await takePhotoOf(desk, id)
  const held = desk.simulator.faults.hold(photoPuts)
  await accept(desk)
  await held.arrived
  await expect(stepOf(desk, 'uploadPhoto')).toContainText(english.sending.stage.sending)
  await expect(desk.page.getByRole('button', { name: english.sending.action.stop })).toBeVisible()
  held.release()
  await expectStored(desk, id, photo)
})

test('a server that fails again and again is told by its own word, and the photo outlives every failure', async ({
  desk,
}) => {
  const { simulator, page } = desk
  const photo = await takePhotoOf(desk, id)
  const link = supportLink
  let pressNext = (): Promise<void> => accept(desk)
  const meet = async (fault: Fault, told: Parameters<typeof expectTold>[1], state?: 'unknown'): Promise<void> =>
    test.step(`${fault.kind} ${told.kind}`, async () => {
      simulator.faults.clear()
      simulator.faults.always(photoPuts, fault)
      await pressNext()
      const place = await failed(desk, 'uploadPhoto', state)
      await expectTold(place, told)
      expect(photoAt(simulator, id)).toBe('none')
      await expectShown(desk, photo)
      pressNext = () => press(desk, english.sending.action.retry)
    })
  await meet({ kind: 'code-4', committed: false }, { kind: 'serverBusy', answer: { status: 200, code: '4', link } })
  await meet(
    { kind: 'code', code: '47110815' },
    { kind: 'serverRefused', answer: { status: 200, code: '47110815', link } },
  )
  await expect(page.getByRole('link', { name: supportLink })).toHaveAttribute('href', supportLink)
  await meet(
    { kind: 'code', code: '20', status: 403 },
    { kind: 'permissionDenied', answer: { status: 403, code: '20', link } },
  )
  await meet(
    { kind: 'status', status: 503, committed: false },
    { kind: 'serverBusy', answer: { status: 503, code: null, link: null } },
  )
  await meet(
    { kind: 'redirect', location: 'https://elsewhere.example/' },
    { kind: 'answerUnreadable', status: 302, reason: 'redirect' },
  )
  simulator.faults.clear()
  await pressNext()
  await expectStored(desk, id, photo)
})

test('a search that finds no server says so, and one press finds the people', async ({ desk }) => {
  const { simulator, page } = desk
  simulator.faults.always({}, { kind: 'broken-json' })
  const find = new FindScreen(page)
  expect(await find.search('Demir')).toBe('failed')
  await expectTold(page.getByRole('alert'), { kind: 'answerUnreadable', status: 200, reason: 'notJson' })
  simulator.faults.clear()
  await press(desk, english.find.tryAgain)
  await expect(find.rows().first()).toContainText('Demir')
})

again('the connection’s light tells the truth while the server is away, and when it is back', async ({ mortal }) => {
  const { desk, revive } = mortal
  const { page } = desk
  const header = new Header(page)
  const words = english.application.connection
  await expect(header.connection()).toContainText(words.reachable)
  await desk.simulator.stop()
  await header.openConnection()
  const dialog = page.getByRole('dialog', { name: words.title })
  await dialog.getByRole('button', { name: words.checkNow }).click()
  await expectTold(dialog.getByRole('alert'), away)
  const revived = await revive()
  await dialog.getByRole('button', { name: words.checkNow }).click()
  await expect(dialog).toContainText(words.reachableSentence)
  await dialog.getByRole('button', { name: words.close }).last().click()
  await expect(header.connection()).toContainText(words.reachable)
  // The light asks nothing that would keep a session alive.
  expect(revived.simulator.requests.entries.filter(({ sessionId }) => sessionId !== undefined)).toEqual([])
})

/** Asserts that the photo the sending screen shows is still the one that was taken. */
async function expectShown({ page }: Desk, photo: PhotoMark): Promise<void> {
  const picture = page.getByRole('img', { name: english.sending.photo.replace('{{name}}', '') })
  expect(await shownPhoto(picture)).toEqual(photo)
}
