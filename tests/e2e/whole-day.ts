import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { readPicture, withLight } from '../../tools/station-driver/camera-pictures.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { ConsentScreen } from '../../tools/station-driver/screens/consent-screen.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { JournalScreen } from '../../tools/station-driver/screens/journal-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { QueueScreen } from '../../tools/station-driver/screens/queue-screen.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { SettingsScreen } from '../../tools/station-driver/screens/settings-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { WithdrawalDialog } from '../../tools/station-driver/screens/withdrawal-dialog.ts'
import { jpegFile } from '../fixtures/pictures/made-files.ts'
import {
  accept,
  copyIsRead,
  creations,
  expectStored,
  failed,
  mailPosts,
  personReads,
  photoAt,
  photoPuts,
  press,
  rememberPictures,
  reviewedPhoto,
  takeAndReview,
  takePhotoOf,
  takePhotoOfNew,
} from './work-at-the-desk.ts'
import type { Desk } from './desk.ts'

// Words that occur nowhere else, so that whatever is found was left by the day.
/** Who works at the desk that day. */
export const clerk = { loginId: 'reception-quokka', password: 'Marmalade-Zeppelin-7731' }
/** The password as it was typed wrongly once. */
export const mistyped = 'Marmalade-Zeppelin-7713'
/** The clerk's name on the server. */
export const clerkName = 'Philippa Quokkason'
/** Is created in the morning, while the server is there. */
export const newcomer = { name: 'Zelda Quillfeather', email: 'zelda.quillfeather@example.org' }
/** Is written down in the afternoon, while the server is away. */
export const visitor = { name: 'Ottoline Brambleworth', email: 'ottoline.brambleworth@example.org' }
/** Why a picture that is too dark was used, in the clerk's own words. */
export const reason = 'Carries a marmoset that must not be put down'
/** Has no photo yet, and is enrolled while the server is away. */
const enrolledOffline = '1015'
/** Whose picture is used although it is too dark, and who withdraws their consent later. */
const withdrawing = '1020'
const portrait = join(import.meta.dirname, '../fixtures/camera/portrait.jpg')
/** Much that could be written down: five people, two passwords, mails, and every kind of failure. */
export async function morning(desk: Desk): Promise<void> {
  const { page, simulator } = desk
  const { faults } = simulator
  const next = (): Promise<void> => new OutcomeScreens(page).next()
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.signIn(clerk.loginId, mistyped)
  await screen.refusal()
  await screen.signIn(clerk.loginId, clerk.password, true)
  await new FindScreen(page).isShown()
  await copyIsRead(desk)

  await enroll(desk, notablePeople.ordinary, true)
  faults.next(mailPosts, { kind: 'reset-after-commit' })
  await takePhotoOf(desk, notablePeople.withoutPhoto)
  await accept(desk, true)
  await failed(desk, 'sendMail', 'unknown')
  await press(desk, english.sending.action.withoutSecondMail)
  await next()

  // Servers repeat in their messages what they were asked about.
  const message = `${newcomer.name} <${newcomer.email}> was refused for ${clerk.loginId}`
  faults.next(creations, { kind: 'code', code: '99999', message })
  const photo = await takePhotoOfNew(desk, newcomer)
  await accept(desk, true)
  await failed(desk, 'createPerson')
  await press(desk, english.sending.action.retry)
  await expect(page.getByRole('list', { name: english.done.what })).toBeVisible()
  await expectStored(desk, simulator.state.people.byEmail(newcomer.email)?.userId ?? '', photo, true)
  await next()

  simulator.state.killSessions()
  faults.next(photoPuts, { kind: 'broken-json' })
  await enroll(desk, notablePeople.korean, false)
  const last = await takePhotoOf(desk, notablePeople.typographicQuote)
  faults.next(personReads, { kind: 'drop-after-bytes', bytes: 900 })
  await accept(desk)
  // Whatever the look before the upload met heals by itself.
  await expectStored(desk, notablePeople.typographicQuote, last)
  await new OutcomeScreens(page).next()
}

/** Consent is asked for from now on: one person refuses, and of another a dark picture is used with a reason in words. */
export async function noon(desk: Desk, dark: string): Promise<void> {
  const { page, simulator } = desk
  await new Header(page).openSettings()
  await new SettingsScreen(page).turn('askForConsent')
  await new SettingsScreen(page).back()

  const find = new FindScreen(page)
  await find.search(notablePeople.withoutEmail)
  await find.chooseFirst()
  await find.takePhoto()
  await answer(desk, 'refused')
  expect(await new OutcomeScreens(page).waitForEnd()).toEqual({ photoBytes: null, mailSent: false })
  await new OutcomeScreens(page).next()
  await find.search(withdrawing)
  await find.chooseFirst()
  await find.takePhoto()
  await answer(desk, 'given')
  const [capture, review] = [new CaptureScreen(page), new ReviewScreen(page)]
  expect(await capture.waitForPicture()).toBeNull()
  await writeFile(dark, jpegFile(withLight(await readPicture(portrait), 0.06)))
  await rememberPictures(page)
  await capture.choosePicture(dark)
  const photo = await reviewedPhoto(desk)
  await review.sendMail(true)
  await review.acceptBecause('other', reason)
  await expectStored(desk, withdrawing, photo, true)
  await new OutcomeScreens(page).next()
  expect(photoAt(simulator, withdrawing)).toEqual(photo)
}

/** The person with the dark picture withdraws their consent. */
export async function withdraw({ page, simulator }: Desk): Promise<void> {
  const find = new FindScreen(page)
  await find.search(withdrawing)
  await find.chooseFirst()
  const withdrawal = new WithdrawalDialog(page)
  await withdrawal.want()
  await withdrawal.confirm()
  await withdrawal.reaches('done')
  await withdrawal.close()
  expect(photoAt(simulator, withdrawing)).toBe('none')
  // A form needs the groups, and the server is about to go.
  await find.search(visitor.name)
  await find.create().click()
  await new CreateScreen(page).isReady()
  await page.keyboard.press('Escape')
}

/** The server is away: somebody from the copy of the people list and somebody new are enrolled, and wait. */
export async function afternoon(desk: Desk): Promise<void> {
  const { page } = desk
  const [find, outcome] = [new FindScreen(page), new OutcomeScreens(page)]
  expect(await find.search(enrolledOffline)).toBe('found')
  await find.chooseFirst()
  await find.takePhoto()
  await answer(desk, 'given')
  await takeAndReview(desk)
  await accept(desk, true)
  await outcome.waitForWaiting()
  await outcome.leave()
  await find.search(visitor.name)
  await find.create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  await form.field('email').fill(visitor.email)
  await form.submit()
  await answer(desk, 'given')
  await takeAndReview(desk)
  await accept(desk, true)
  await outcome.waitForWaiting()
  await outcome.leave()
  await expect(new QueueScreen(page).badge()).toHaveAttribute('data-under-way', '2')
}

/** The journal is looked through, and the diagnostics are copied. Answers them. */
export async function evening({ page, application }: Desk): Promise<string> {
  const journal = new JournalScreen(page)
  await journal.open()
  for (const name of [visitor.name, newcomer.name]) {
    await journal.search(name)
    await expect(journal.rows('enrollmentSaved')).toHaveCount(1)
  }
  await journal.back()
  await new Header(page).openSettings()
  const settings = new SettingsScreen(page)
  await settings.chooseTheme('dark')
  await settings.copyDiagnostics()
  await settings.back()
  return application.evaluate(({ clipboard }) => clipboard.readText())
}

/** The person at the desk answers both questions alike. */
async function answer({ page }: Desk, given: 'given' | 'refused'): Promise<void> {
  const consent = new ConsentScreen(page)
  await consent.isShown()
  await consent.answer('profilePhoto', given)
  await consent.answer('visualFace', given)
  await consent.confirm().click()
}

async function enroll(desk: Desk, id: string, mail: boolean): Promise<void> {
  const photo = await takePhotoOf(desk, id)
  await accept(desk, mail)
  await expectStored(desk, id, photo, mail)
  await new OutcomeScreens(desk.page).next()
}

/** Gives the server an operator whose words occur nowhere else. */
export function hireClerk({ state }: Simulator): void {
  const administrator = state.people.get('1')
  if (administrator?.account === undefined) throw new Error('the first administrator signs in')
  const account = { ...administrator.account, ...clerk }
  state.people.add({ ...administrator, userId: '77', name: clerkName, account })
}

/** The server that is started again holds whom it held before. */
export function remember({ state }: Simulator, before: Simulator): void {
  for (const person of before.state.people)
    if (state.people.get(person.userId) === undefined) state.people.add(person)
    else state.people.change(person.userId, person)
}
