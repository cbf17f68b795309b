import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoOperators, drawPortrait, notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { accept, expectStored, markOf, photoAt, press, shownPhoto, takePhotoOf } from './work-at-the-desk.ts'
import { signIn, test } from './desk.ts'

test('a photo is replaced with the old and the new one side by side, and nothing else of the person changes', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const id = notablePeople.manyCredentials
  const before = simulator.state.people.get(id)
  const photo = await takePhotoOf(desk, id)
  const review = new ReviewScreen(page)
  await expect(review.acceptButton()).toHaveText(english.review.replace)
  const old = page.getByRole('figure', { name: english.review.before }).getByRole('img')
  expect(await shownPhoto(old)).toEqual(markOf(drawPortrait(Number(id))))
  await accept(desk)
  await expectStored(desk, id, photo)
  expect(simulator.state.people.get(id)).toMatchObject({
    name: before?.name,
    email: before?.email,
    cards: before?.cards,
    fingerprints: before?.fingerprints,
    pin: before?.pin,
    visualFaces: before?.visualFaces,
    customFields: before?.customFields,
    accessGroupIds: before?.accessGroupIds,
    expiry: before?.expiry,
  })
  expect(simulator.mails).toEqual([])
})

test('a photo is removed after a question, and the visual face stays', async ({ sharedDesk: desk }) => {
  const { page, simulator } = desk
  const find = new FindScreen(page)
  const id = notablePeople.ordinary
  await find.search(id)
  await find.chooseFirst()
  await find.act('removePhoto').click()
  const question = page.getByRole('alertdialog')
  await expect(question.getByRole('button', { name: english.ui.cancel })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  expect(photoAt(simulator, id)).toBe('drawn')
  await find.act('removePhoto').click()
  await question.getByRole('button', { name: english.find.removeDialog.confirm }).click()
  await expect(page.getByText(sentence(english.find.notice.photoRemoved, { name: 'Aylin Demir' }))).toBeVisible()
  expect(photoAt(simulator, id)).toBe('none')
  expect(simulator.state.people.get(id)?.visualFaces).toHaveLength(1)
})

test('somebody created by mistake is deleted after asking twice; the administrator never is', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const find = new FindScreen(page)
  const id = notablePeople.visitor
  await find.search(id)
  await find.chooseFirst()
  await find.act('deletePerson').click()
  const question = page.getByRole('alertdialog')
  const confirm = question.getByRole('button', { name: english.find.deleteDialog.confirm })
  await expect(confirm).toBeDisabled()
  await question.getByText(english.find.deleteDialog.acknowledge).click()
  await confirm.click()
  await expect(page.getByText(sentence(english.find.notice.personDeleted, { name: 'Kwame Mensah' }))).toBeVisible()
  expect(simulator.state.people.get(id)).toBeUndefined()
  await expect(find.rows()).toHaveCount(0)

  expect(await find.search(demoOperators.administrator.loginId)).toBe('found')
  await find.rows().filter({ hasText: 'ID 1' }).first().click()
  await expect(find.chosen('read')).toHaveAttribute('data-person', demoOperators.administrator.userId)
  await expect(find.act('takePhoto')).toBeVisible()
  await expect(find.act('deletePerson')).toHaveCount(0)
})

test('the e-mail alone, in the language of the settings; a second one only after asking', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const find = new FindScreen(page)
  const outcome = new OutcomeScreens(page)
  const id = notablePeople.korean
  await find.search(id)
  await find.chooseFirst()
  await find.act('sendMail').click()
  expect(await outcome.waitForEnd()).toEqual({ photoBytes: null, mailSent: true })
  expect(simulator.mails).toMatchObject([{ userId: id, language: 'en' }])
  await outcome.next()

  await find.search(id)
  await find.chooseFirst()
  await find.act('sendMail').click()
  await expect(page.getByRole('button', { name: english.sending.action.withoutSecondMail })).toBeFocused()
  expect(simulator.mails).toHaveLength(1)
  await press(desk, english.sending.action.sendAgain)
  expect(await outcome.waitForEnd()).toEqual({ photoBytes: null, mailSent: true })
  expect(simulator.mails).toHaveLength(2)
})

const missing: readonly (readonly [
  keyof typeof english.sending.mail.blocked,
  Parameters<Simulator['setSettings']>[0],
])[] = [
  ['cloud', { cloud: false }],
  ['mailServer', { smtpConfigured: false }],
  ['visualFaceMail', { visualFaceMail: false }],
]

test('what the e-mail needs and the server lacks is named before anything is sent', async ({ shareDesk }) => {
  const desk = await shareDesk({ operator: null })
  const { page, simulator } = desk
  const { mail } = english.sending
  for (const [condition, settings] of missing) {
    simulator.setSettings({ cloud: true, smtpConfigured: true, visualFaceMail: true, ...settings })
    // The conditions are read once for each session.
    await signIn(desk)
    await takePhotoOf(desk, notablePeople.korean)
    await expect(page.locator('label', { hasText: mail.switch })).toContainText(mail.blocked[condition])
    await expect(new ReviewScreen(page).mail()).toBeDisabled()
    await new Header(page).signOut()
  }
})

test('an operator who may not read the settings still gets the switch, and the server’s own word', async ({
  shareDesk,
}) => {
  const desk = await shareDesk({ operator: demoOperators.desk })
  const photo = await takePhotoOf(desk, notablePeople.korean)
  expect(await new ReviewScreen(desk.page).sendMail(true)).toBeNull()
  await accept(desk, true)
  await expectStored(desk, notablePeople.korean, photo, true)
  expect(desk.simulator.mails).toHaveLength(1)
  await new OutcomeScreens(desk.page).next()
  await takePhotoOf(desk, notablePeople.withoutEmail)
  await expect(new ReviewScreen(desk.page).mail()).toBeDisabled()
})
