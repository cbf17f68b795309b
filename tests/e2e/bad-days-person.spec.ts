import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { drawPortrait, notablePeople } from '../../tools/simulator/index.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import {
  accept,
  creations,
  expectGone,
  expectStored,
  expectTold,
  failed,
  markOf,
  personReads,
  photoAt,
  photoPuts,
  press,
  reviewedPhoto,
  shownPhoto,
  supportLink,
  takePhotoOf,
  takePhotoOfNew,
} from './work-at-the-desk.ts'
import { test, type Desk } from './desk.ts'

const id = notablePeople.withoutPhoto
const newcomer = { name: 'Zelda Quill', email: 'zelda.quill@example.org' }

/** The newcomer as the server holds them; `undefined` when it does not. */
const newcomerAt = ({ simulator }: Desk) => simulator.state.people.byEmail(newcomer.email)

test('a person who was deleted meanwhile is made anew with the photo that was taken', async ({ sharedDesk: desk }) => {
  const { simulator } = desk
  const photo = await takePhotoOf(desk, id)
  const before = simulator.state.people.get(id)
  simulator.state.deletePerson(id)
  await accept(desk)
  await expectGone(desk)
  expect(photoAt(simulator, id)).toBe('nobody')
  await press(desk, english.sending.action.recreate)
  const form = new CreateScreen(desk.page)
  await form.isReady()
  await expect(form.field('name')).toHaveValue(before?.name ?? '')
  await expect(form.field('email')).toHaveValue(before?.email ?? '')
  await expect(desk.page.getByText(english.duplicates.lead)).toBeHidden()
  await press(desk, english.create.submitStraightOn)
  const made = async (): Promise<string> => simulator.state.people.byEmail(before?.email ?? '')?.userId ?? 'nobody'
  await expect.poll(made).not.toBe('nobody')
  await expectStored(desk, await made(), photo)
  const { userGroupId, accessGroupIds, start, expiry } = before ?? {}
  expect(simulator.state.people.get(await made())).toMatchObject({ userGroupId, accessGroupIds, start, expiry })
})

test('a person who was deleted meanwhile: the photo waits while somebody else is chosen, and can be theirs', async ({
  sharedDesk: desk,
}) => {
  const { simulator, page } = desk
  const name = simulator.state.people.get(id)?.name ?? ''
  const photo = await takePhotoOf(desk, id)
  const held = simulator.faults.hold(photoPuts)
  await accept(desk)
  await held.arrived
  simulator.state.deletePerson(id)
  held.release()
  await expectGone(desk)
  await press(desk, english.sending.action.otherPerson)
  await expect(page.getByRole('main')).toContainText(sentence(english.find.notice.personGone, { name }))
  const waiting = page.getByRole('region', { name: english.find.unfinished.label })
  await expect(waiting).toContainText(name)

  const other = notablePeople.withoutEmail
  const find = new FindScreen(page)
  await find.search(other)
  const chosen = await find.chooseFirst()
  await find.takePhoto()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(sentence(english.find.question.pictureTitle, { name }))
  const wanted = chosen?.name ?? ''
  await question.getByRole('button', { name: sentence(english.find.question.useForWanted, { wanted }) }).click()
  expect(await reviewedPhoto(desk)).toEqual(photo)
  await accept(desk)
  await expectStored(desk, other, photo)
})

for (const choice of ['replace', 'keepStored'] as const)
  test(`a photo that another desk stored meanwhile is shown beside the new one, and the clerk decides: ${choice}`, async ({
    sharedDesk: desk,
  }) => {
    const { simulator, page } = desk
    const photo = await takePhotoOf(desk, id)
    const foreign = drawPortrait(4711)
    simulator.state.people.change(id, { photo: { kind: 'stored', base64: foreign } })
    await accept(desk)
    const place = await failed(desk, 'uploadPhoto')
    await expectTold(place, { kind: 'photoChangedMeanwhile' })
    const pictures = page.getByRole('group', { name: english.sending.compare.label }).getByRole('img')
    await expect(pictures).toHaveCount(2)
    expect(await shownPhoto(pictures.first())).toEqual(markOf(foreign))
    expect(await shownPhoto(pictures.last())).toEqual(photo)
    expect(photoAt(simulator, id)).toEqual(markOf(foreign))
    await press(desk, english.sending.action[choice])
    if (choice === 'replace') await expectStored(desk, id, photo)
    else {
      await expect(page.getByRole('list', { name: english.done.what })).toContainText(english.done.photoNotStored)
      expect(await new OutcomeScreens(page).waitForEnd()).toEqual({ photoBytes: null, mailSent: false })
      expect(photoAt(simulator, id)).toEqual(markOf(foreign))
      expect(simulator.requests.matching(photoPuts)).toHaveLength(0)
    }
  })

test('a photo that the server refuses is told with its number, and can be tried again as it is', async ({
  sharedDesk: desk,
}) => {
  const { simulator, page } = desk
  const photo = await takePhotoOf(desk, notablePeople.ordinary)
  simulator.setSettings({ photoMaximumBytes: 100 })
  await accept(desk)
  const answer = { status: 400, code: '65675', link: supportLink }
  await expectTold(await failed(desk, 'uploadPhoto'), { kind: 'photoRefused', answer })
  await expect(page.getByRole('link', { name: supportLink })).toBeVisible()
  expect(photoAt(simulator, notablePeople.ordinary)).toBe('drawn')
  // Looking for a better photo and coming back loses nothing either.
  await press(desk, english.sending.action.takeAnother)
  await page.keyboard.press('Escape')
  await press(desk, english.sending.action.backToReview)
  expect(await reviewedPhoto(desk)).toEqual(photo)
  simulator.setSettings({ photoMaximumBytes: Number.POSITIVE_INFINITY })
  await accept(desk)
  await expectStored(desk, notablePeople.ordinary, photo)
})

test('an account that may not change people is told so, by the server and by the screen', async ({
  sharedDesk: desk,
}) => {
  const { simulator } = desk
  const photo = await takePhotoOf(desk, id)
  const { account } = simulator.state.people.get('1') ?? {}
  if (account === undefined) throw new Error('the first administrator signs in')
  // The level is taken away after the sign-in: the screen cannot know yet.
  simulator.state.people.change('1', { account: { ...account, permissionId: 3 } })
  await accept(desk)
  const answer = { status: 403, code: '20', link: supportLink }
  await expectTold(await failed(desk, 'uploadPhoto'), { kind: 'permissionDenied', answer })
  expect(photoAt(simulator, id)).toBe('none')
  simulator.state.people.change('1', { account })
  await press(desk, english.sending.action.retry)
  await expectStored(desk, id, photo)
})

test('an id that another station took meanwhile is replaced by the next one at one press', async ({
  sharedDesk: desk,
}) => {
  const { simulator } = desk
  const photo = await takePhotoOfNew(desk, newcomer)
  const taken = simulator.state.people.nextUserId()
  const somebody = simulator.state.people.get(id)
  if (somebody === undefined) throw new Error('the simulator always invents this person')
  simulator.state.people.add({ ...somebody, userId: taken, email: '' })
  await accept(desk)
  const nextId = String(Number(taken) + 1)
  await expectTold(await failed(desk, 'createPerson'), { kind: 'duplicateId', nextId })
  expect(newcomerAt(desk)).toBeUndefined()
  await press(desk, sentence(english.sending.action.useNextId, { id: nextId }))
  await expectStored(desk, nextId, photo)
  expect(newcomerAt(desk)?.userId).toBe(nextId)
  expect(simulator.state.people.get(taken)?.name).toBe(somebody.name)
})

test('an e-mail address that somebody else took meanwhile is corrected where it was typed', async ({
  sharedDesk: desk,
}) => {
  const { simulator, page } = desk
  const photo = await takePhotoOfNew(desk, newcomer)
  simulator.state.people.change(id, { email: newcomer.email })
  await accept(desk)
  const form = new CreateScreen(page)
  await form.isReady()
  await expect(page.getByRole('alert')).toContainText(english.personFields.complaint.duplicateEmail)
  await expect(page.getByRole('alert')).toContainText(english.create.complaintSafeWithPhoto)
  await expect(page.getByRole('alert')).toContainText(english.create.complaintNext)
  await expect(form.field('email')).toBeFocused()
  await expect(form.field('name')).toHaveValue(newcomer.name)
  expect(newcomerAt(desk)?.userId).toBe(id)
  const email = 'zelda.the.second@example.org'
  await form.field('email').fill(email)
  await press(desk, english.create.submitStraightOn)
  await expect(page.getByRole('list', { name: english.done.what })).toBeVisible()
  await expectStored(desk, simulator.state.people.byEmail(email)?.userId ?? 'nobody', photo)
})

test('a creation whose answer is lost is looked up, and the person is created once', async ({ sharedDesk: desk }) => {
  const { simulator } = desk
  const photo = await takePhotoOfNew(desk, newcomer)
  const size = simulator.state.people.size
  simulator.faults.next(creations, { kind: 'reset-after-commit' })
  await accept(desk)
  await expect.poll(() => newcomerAt(desk)?.userId).toBeDefined()
  await expectStored(desk, newcomerAt(desk)?.userId ?? 'nobody', photo)
  expect(simulator.state.people.size).toBe(size + 1)
  expect(simulator.requests.matching(creations)).toHaveLength(1)
})

test('a creation that nobody can look up waits, and is made only after a look', async ({ sharedDesk: desk }) => {
  const { simulator } = desk
  const photo = await takePhotoOfNew(desk, newcomer)
  simulator.faults.next(creations, { kind: 'reset-before-answer' })
  simulator.faults.always(personReads, { kind: 'broken-json' })
  await accept(desk)
  await new OutcomeScreens(desk.page).waitForWaiting()
  const looks = () => simulator.requests.matching(personReads).length
  await expect.poll(looks).toBeGreaterThan(0)
  expect(simulator.requests.matching(creations)).toHaveLength(1)
  expect(newcomerAt(desk)).toBeUndefined()
  const wanted = simulator.state.people.nextUserId()
  simulator.faults.clear()
  // It goes on by itself: the id is looked for once more, and nobody has it.
  await expectStored(desk, wanted, photo)
  expect(newcomerAt(desk)?.userId).toBe(wanted)
  expect(simulator.requests.matching(creations)).toHaveLength(2)
})
