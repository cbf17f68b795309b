import { expect } from '@playwright/test'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import type { Fault } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { QueueScreen } from '../../tools/station-driver/screens/queue-screen.ts'
import {
  accept,
  expectStored,
  expectTold,
  expectWaiting,
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
import { test as again } from './mortal-server.ts'

const id = '1010'
const host = '127.0.0.1'
const away = { kind: 'serverUnreachable', host, reason: 'refused' } as const

again('a server that is down before the photo leaves: the photo is saved, and goes by itself', async ({ mortal }) => {
  const { desk, revive } = mortal
  const photo = await takePhotoOf(desk, id)
  await desk.simulator.stop()
  await accept(desk)
  await expectWaiting(desk, away)
  await expect(new Header(desk.page).connection()).toContainText(english.application.connection.unreachable)
  await expect(new Header(desk.page).offline()).toContainText(english.application.offline.goesOn)
  const revived = await revive()
  await expectStored(revived, id, photo)
  // The new server knows no session: the station has signed in again without a word.
  expect(revived.simulator.requests.matching(logins)).toHaveLength(1)
  await expect(new Header(desk.page).connection()).toContainText(english.application.connection.reachable)
  await expect(new Header(desk.page).offline()).toHaveCount(0)
})

again('while the server is down the next person is enrolled, and both are done when it is back', async ({ mortal }) => {
  const { desk, revive } = mortal
  const { page } = desk
  const outcome = new OutcomeScreens(page)
  const queue = new QueueScreen(page)
  const other = '1011'
  const first = await takePhotoOf(desk, id)
  const find = new FindScreen(page)
  await desk.simulator.stop()
  await accept(desk)
  await expectWaiting(desk, away)
  await page.keyboard.press('Enter')
  await find.isShown()
  await expect(queue.badge()).toHaveAttribute('data-under-way', '1')
  await queue.open()
  await expect(queue.rows('underWay')).toHaveCount(1)
  await expect(queue.panel().getByRole('img')).toBeVisible()
  await page.keyboard.press('Escape')
  await find.isShown()

  const revived = await revive()
  await expect.poll(() => photoAt(revived.simulator, id)).toEqual(first)
  await expect(queue.badge()).toHaveAttribute('data-under-way', '0')
  const second = await takePhotoOf(desk, other)
  await accept(desk)
  await expectStored(revived, other, second)
  await outcome.next()
  await queue.open()
  await expect(queue.rows('finished')).toHaveCount(2)
})

again(
  'a server that goes down with the photo on its way: nobody claims to know, and the station looks first',
  async ({ mortal }) => {
    const { desk, revive } = mortal
    const photo = await takePhotoOf(desk, id)
    const held = desk.simulator.faults.hold(photoPuts)
    await accept(desk)
    await held.arrived
    await desk.simulator.stop()
    await new OutcomeScreens(desk.page).waitForWaiting()
    await expect(stepOf(desk, 'uploadPhoto')).not.toHaveAttribute('data-state', 'done')
    const revived = await revive()
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
  const stored = desk.simulator.state.people.get(id)?.photo
  await desk.simulator.stop()
  await new OutcomeScreens(desk.page).waitForWaiting()
  const revived = await revive()
  if (stored !== undefined) revived.simulator.state.people.change(id, { photo: stored })
  await expectStored(revived, id, photo)
  expect(revived.simulator.requests.matching(photoPuts)).toHaveLength(0)
})

test('an answer that is lost, cut or garbled after the deed is looked up, and the photo is stored once', async ({
  sharedDesk: desk,
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

test('an answer that takes its time can be waited for, and the screen says what goes on', async ({
  sharedDesk: desk,
}) => {
  const photo = await takePhotoOf(desk, id)
  const held = desk.simulator.faults.hold(photoPuts)
  await accept(desk)
  await held.arrived
  await expect(stepOf(desk, 'uploadPhoto')).toContainText(english.sending.stage.sending)
  // Nobody has to wait for it.
  await expect(desk.page.getByRole('button', { name: english.sending.action.nextPerson })).toBeVisible()
  held.release()
  await expectStored(desk, id, photo)
})

test('a server that fails again and again is told by its own word, and the photo outlives every failure', async ({
  sharedDesk: desk,
}) => {
  const { simulator, page } = desk
  const photo = await takePhotoOf(desk, id)
  const link = supportLink
  let pressNext = (): Promise<void> => accept(desk)
  const meet = async (fault: Fault, told: (why: Failure) => Promise<void>, why: Failure): Promise<void> =>
    test.step(`${fault.kind} ${why.kind}`, async () => {
      simulator.faults.clear()
      simulator.faults.always(photoPuts, fault)
      await pressNext()
      await told(why)
      expect(photoAt(simulator, id)).toBe('none')
      await expectShown(desk, photo)
      pressNext = () => press(desk, english.sending.action.retry)
    })
  // What is about this person is asked; what is about the server heals by itself.
  const asked = async (why: Failure): Promise<void> => expectTold(await failed(desk, 'uploadPhoto'), why)
  const waits = async (why: Failure): Promise<void> => expectWaiting(desk, why)
  await meet({ kind: 'code', code: '47110815' }, asked, {
    kind: 'serverRefused',
    answer: { status: 200, code: '47110815', link },
  })
  await expect(page.getByRole('link', { name: supportLink })).toHaveAttribute('href', supportLink)
  await meet({ kind: 'code', code: '20', status: 403 }, asked, {
    kind: 'permissionDenied',
    answer: { status: 403, code: '20', link },
  })
  await meet({ kind: 'code-4', committed: false }, waits, {
    kind: 'serverBusy',
    answer: { status: 200, code: '4', link },
  })
  // A job that waits is tried again without a press.
  pressNext = () => Promise.resolve()
  await meet({ kind: 'redirect', location: 'https://elsewhere.example/' }, waits, {
    kind: 'answerUnreadable',
    status: 302,
    reason: 'redirect',
  })
  simulator.faults.clear()
  await expectStored(desk, id, photo)
})

test('a search that finds no server and no copy says so, and one press finds the people', async ({ shareDesk }) => {
  const desk = await shareDesk({ settings: { keepDirectory: false } })
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
