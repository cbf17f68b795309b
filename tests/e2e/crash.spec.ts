import { once } from 'node:events'
import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { describeFailure } from '../../src-renderer/i18n/failure-sentences.ts'
import { createSentences } from '../../src-renderer/i18n/sentences.ts'
import { demoLogin, notablePeople } from '../../tools/simulator/index.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { JournalScreen } from '../../tools/station-driver/screens/journal-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { QueueScreen } from '../../tools/station-driver/screens/queue-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import type { Desk } from './desk.ts'
import { test } from './mortal-server.ts'
import {
  accept,
  copyIsRead,
  creations,
  mailPosts,
  photoAt,
  photoPuts,
  takeAndReview,
  takePhotoOf,
  takePhotoOfNew,
} from './work-at-the-desk.ts'

const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'
const known = { id: notablePeople.withoutPhoto, name: 'Nguyễn Quỳnh' } as const
const away = { kind: 'serverUnreachable', host: '127.0.0.1', reason: 'refused' } as const
const visitor = { name: 'Zelda Quill', email: 'zelda.quill@example.org' } as const

/** Ends the main process of a station as a power cut does: it is asked nothing and hears nothing. */
async function kill({ application }: Pick<Desk, 'application'>): Promise<void> {
  const main = application.process()
  const ended = once(main, 'exit')
  main.kill('SIGKILL')
  await ended
}

test.beforeEach(() => {
  test.skip(!hasPrivateKeyring, 'needs a private gnome-keyring, which npm test starts')
})

test('work that waits outlives the station: started again without the server it is all there, and done when the server is back', async ({
  openMortal,
  openDesk,
}) => {
  const { desk, revive } = await openMortal({ operator: null })
  await signInRemembered(desk)
  await copyIsRead(desk)
  const find = new FindScreen(desk.page)
  // A form needs the groups: the server told them while it was there.
  await find.search(visitor.name)
  await find.create().click()
  await new CreateScreen(desk.page).isReady()
  await desk.page.keyboard.press('Escape')
  await desk.simulator.stop()

  const first = await takePhotoOf(desk, known.id)
  await accept(desk, true)
  await new OutcomeScreens(desk.page).waitForWaiting()
  await new OutcomeScreens(desk.page).leave()
  await find.isShown()
  await find.search(visitor.name)
  await find.create().click()
  const form = new CreateScreen(desk.page)
  await form.isReady()
  await form.field('email').fill(visitor.email)
  await form.submit()
  const second = await takeAndReview(desk)
  await accept(desk, true)
  await new OutcomeScreens(desk.page).waitForWaiting()
  await kill(desk)

  // The server is still away: the clerk whom the station remembers sits down all the same.
  const again = await openDesk({ simulator: desk.simulator, operator: null, station: { folder: desk.folder } })
  await again.page.getByRole('button', { name: sentence(english.signIn.asRemembered, demoLogin) }).click()
  await new FindScreen(again.page).isShown()
  const queue = new QueueScreen(again.page)
  await expect(queue.badge()).toHaveAttribute('data-under-way', '2')
  await queue.open()
  await expect(queue.rows('underWay')).toHaveCount(2)
  await queue.choose(visitor.name)
  await expect(queue.panel()).toContainText(sentence(english.queue.provisional, { number: 1 }))
  await expect(queue.panel().getByRole('img')).toBeVisible()
  // Beside the reason why nothing is sent stands what ends it; while the server is away that is told instead of done.
  const rests = again.page.getByRole('status').filter({ hasText: english.queue.paused.title })
  await expect(rests).toContainText(english.failures.signInRequired.title.neverSignedIn)
  await rests.getByRole('button', { name: english.signIn.title }).click()
  await expect(rests.getByRole('alert')).toContainText(describeFailure(away, createSentences().t).title)
  await expect(queue.rows('underWay')).toHaveCount(2)
  await queue.back()
  // The copy of the people list is there, too.
  expect(await new FindScreen(again.page).search('nguyen')).toBe('found')
  await expect(new FindScreen(again.page).rows().first()).toContainText(known.name)

  const { simulator } = await revive()
  // A server that was missed often is asked every 20 seconds: the clerk who knows that it is back need not wait.
  await new Header(again.page).findServerBack()
  await expect(queue.badge()).toHaveAttribute('data-under-way', '0')
  await expect(queue.badge()).toHaveAttribute('data-need-clerk', '0')
  expect(photoAt(simulator, known.id)).toEqual(first)
  const made = [...simulator.state.people].filter(({ name }) => name === visitor.name)
  expect(made).toHaveLength(1)
  expect(photoAt(simulator, made[0]?.userId ?? '')).toEqual(second)
  expect(simulator.requests.matching(creations)).toHaveLength(1)
  expect(simulator.requests.matching(photoPuts)).toHaveLength(2)
  expect(simulator.mails).toHaveLength(2)
  const journal = new JournalScreen(again.page)
  await journal.open()
  await expect(journal.rows('enrollmentSaved')).toHaveCount(2)
  await expect(journal.rows('picturesShredded')).toHaveCount(2)
  expect(await (await journal.check()).getAttribute('data-tone')).toBe('success')
})

test('a station that dies while the server answers looks first: nobody is created twice, and no mail goes twice', async ({
  openDesk,
}) => {
  const desk = await openDesk({ operator: null })
  const { simulator } = desk
  const before = simulator.state.people.size
  await signInRemembered(desk)
  const photo = await takePhotoOfNew(desk, visitor)
  // The person is created, and the station never hears of it.
  const creation = simulator.faults.hold(creations, 'after')
  await accept(desk, true)
  await creation.arrived
  await kill(desk)
  creation.release()

  const mail = simulator.faults.hold(mailPosts, 'after')
  const second = await startAgain(desk)
  await mail.arrived
  expect(simulator.state.people.size).toBe(before + 1)
  expect(simulator.requests.matching(creations)).toHaveLength(1)
  const id = simulator.state.people.byEmail(visitor.email)?.userId ?? ''
  expect(photoAt(simulator, id)).toEqual(photo)
  // This time it dies with the mail on its way.
  await kill(second)
  mail.release()

  const third = await startAgain(desk)
  const queue = new QueueScreen(third.page)
  // Whether the mail went nobody can look up: only the clerk may send a second one.
  await expect(queue.badge()).toHaveAttribute('data-need-clerk', '1')
  expect(simulator.mails).toHaveLength(1)
  await queue.open()
  await queue.choose(visitor.name)
  await queue.decide()
  await third.page.getByRole('button', { name: english.sending.action.withoutSecondMail }).click()
  await expect(third.page.getByRole('list', { name: english.done.what })).toBeVisible()
  expect(simulator.mails).toHaveLength(1)
  expect(simulator.requests.matching(mailPosts)).toHaveLength(1)
  expect(simulator.state.people.size).toBe(before + 1)
  expect(photoAt(simulator, id)).toEqual(photo)

  /** Starts the station on the same folder, and signs the remembered clerk in. */
  async function startAgain({ folder }: Desk): Promise<Desk> {
    const again = await openDesk({ simulator, operator: null, station: { folder } })
    await again.page.getByRole('button', { name: sentence(english.signIn.asRemembered, demoLogin) }).click()
    await new FindScreen(again.page).isShown()
    return again
  }
})

async function signInRemembered({ page }: Desk): Promise<void> {
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.signIn(demoLogin.loginId, demoLogin.password, true)
  await new FindScreen(page).isShown()
}
