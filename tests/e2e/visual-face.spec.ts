import { expect, type Locator } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { templatesFor } from '../../tools/simulator/people/credentials.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test, type Desk } from './desk.ts'
import {
  accept,
  expectTold,
  failed,
  personReads,
  photoAt,
  photoPuts,
  press,
  reviewedPhoto,
  takePhotoOf,
} from './work-at-the-desk.ts'

const nobodyYet = notablePeople.withoutPhoto
const full = notablePeople.twoVisualFaces

const facesAt = ({ state }: Simulator, id: string) => state.people.get(id)?.visualFaces ?? []

/** The line of the receipt about the visual face, once there is a receipt. */
async function faceLine({ page }: Desk): Promise<Locator> {
  const outcome = new OutcomeScreens(page)
  expect(await outcome.waitForEnd()).not.toHaveProperty('refusal')
  return outcome.line('registerVisualFace')
}

const registered = (held: number): string => sentence(english.done.faceRegistered, { held, most: 2 })

test('a visual face is registered beside the photo, or alone, and the clerk’s wishes are remembered for the next person and the next day', async ({
  desk,
  openDesk,
}) => {
  const { page, simulator, application, folder } = desk
  const review = new ReviewScreen(page)
  const photo = await takePhotoOf(desk, nobodyYet)
  await expect(review.output('profilePhoto')).toBeChecked()
  await expect(review.output('visualFace')).not.toBeChecked()
  await review.wish('visualFace', true)
  await accept(desk)
  await expect(await faceLine(desk)).toHaveText(registered(1))
  expect(photoAt(simulator, nobodyYet)).toEqual(photo)
  expect(facesAt(simulator, nobodyYet)).toHaveLength(1)
  await new OutcomeScreens(page).next()

  await takePhotoOf(desk, notablePeople.ordinary)
  await expect(review.output('visualFace')).toBeChecked()
  await review.wish('profilePhoto', false)
  await accept(desk)
  await expect(await faceLine(desk)).toHaveText(registered(2))
  await expect(new OutcomeScreens(page).line('uploadPhoto')).toHaveText(english.done.photoNotAsked)
  expect(photoAt(simulator, notablePeople.ordinary)).toBe('drawn')

  await application.close()
  const nextDay = await openDesk({ simulator, station: { folder } })
  await takePhotoOf(nextDay, nobodyYet)
  await expect(new ReviewScreen(nextDay.page).output('visualFace')).toBeChecked()
  await expect(new ReviewScreen(nextDay.page).output('profilePhoto')).not.toBeChecked()
})

test('nothing at all cannot be made of a picture', async ({ sharedDesk: desk }) => {
  const review = new ReviewScreen(desk.page)
  await takePhotoOf(desk, nobodyYet)
  await review.wish('profilePhoto', false)
  await expect(desk.page.getByText(english.review.outputs.neither)).toBeVisible()
  await expect(review.acceptButton()).toBeDisabled()
  await desk.page.keyboard.press('Enter')
  await review.wish('visualFace', true)
  await expect(review.acceptButton()).toBeEnabled()
  expect(desk.simulator.requests.matching(photoPuts)).toEqual([])
})

test('a person with two visual faces gets the new one in the place of the one the clerk chooses', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const review = new ReviewScreen(page)
  await takePhotoOf(desk, full)
  await review.wish('visualFace', true)
  await expect(review.heldFaces().locator('img')).toHaveCount(2)
  await expect(review.acceptButton()).toBeDisabled()
  await review
    .heldFaces()
    .getByText(sentence(english.sending.faces.held, { number: 1 }))
    .click()
  await accept(desk)
  await expect(await faceLine(desk)).toHaveText(registered(2))
  const [kept, added] = facesAt(simulator, full)
  expect(facesAt(simulator, full)).toHaveLength(2)
  // The face that stays went back to the server as it came, and now is what a server stores.
  const templates = templatesFor('91011').map(({ type, base64 }) => ({ type, base64 }))
  expect(kept).toMatchObject({ kind: 'stored', templates })
  expect(added?.kind).toBe('stored')
})

test('faces that another desk changed meanwhile are shown, and none is replaced that nobody saw', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const review = new ReviewScreen(page)
  await takePhotoOf(desk, full)
  await review.wish('profilePhoto', false)
  await review.wish('visualFace', true)
  await review
    .heldFaces()
    .getByText(sentence(english.sending.faces.held, { number: 1 }))
    .click()
  const foreign = [81, 82].map((seed) => ({ kind: 'drawn', seed }) as const)
  simulator.state.people.change(full, { visualFaces: foreign })
  await accept(desk)
  const place = await failed(desk, 'registerVisualFace')
  await expectTold(place, { kind: 'visualFacesChangedMeanwhile' })
  const choice = place.getByRole('radiogroup', { name: english.sending.faces.label })
  await expect(choice.locator('img')).toHaveCount(2)
  expect(facesAt(simulator, full)).toEqual(foreign)
  const replace = place.getByRole('button', { name: english.sending.action.replaceFace })
  await expect(replace).toBeDisabled()
  await choice.getByText(sentence(english.sending.faces.held, { number: 1 })).click()
  await replace.click()
  await expect(await faceLine(desk)).toHaveText(registered(2))
  expect(simulator.requests.matching(photoPuts)).toHaveLength(1)
})

test('a picture the server refuses is told in the words of the camera; another one replaces both outputs', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const review = new ReviewScreen(page)
  const first = await takePhotoOf(desk, nobodyYet)
  await review.wish('visualFace', true)
  simulator.setSettings({ pictureVerdict: 30_010 })
  await accept(desk)
  const place = await failed(desk, 'registerVisualFace')
  await expectTold(place, { kind: 'imageRejected', code: 30_010 })
  await expect(place).toContainText(english.judgement.statement.comeCloser)
  expect(photoAt(simulator, nobodyYet)).toEqual(first)
  expect(facesAt(simulator, nobodyYet)).toEqual([])
  simulator.setSettings({ pictureVerdict: null })
  await press(desk, english.sending.action.takeAnother)
  expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
  await page.keyboard.press('Enter')
  // The photo that was stored a moment ago is our own: it stands in the review, and is replaced without a question.
  await expect(review.acceptButton()).toHaveText(english.review.replace)
  const second = await reviewedPhoto(desk)
  await accept(desk)
  await expect(await faceLine(desk)).toHaveText(registered(1))
  expect(photoAt(simulator, nobodyYet)).toEqual(second)
})

test('a face whose answer is lost is looked for before anything is sent again', async ({ sharedDesk: desk }) => {
  const { page, simulator } = desk
  const review = new ReviewScreen(page)
  await takePhotoOf(desk, nobodyYet)
  await review.wish('profilePhoto', false)
  await review.wish('visualFace', true)
  // The change is made and its answer lost, and then nobody can be read for a while.
  const held = simulator.faults.hold(photoPuts)
  await accept(desk)
  await held.arrived
  simulator.faults.always(personReads, { kind: 'broken-json' })
  simulator.faults.next(photoPuts, { kind: 'reset-after-commit' })
  held.release()
  // The station looks by itself, as often as it takes; until then nothing is sent a second time.
  await new OutcomeScreens(page).waitForWaiting()
  expect(simulator.requests.matching(photoPuts)).toHaveLength(1)
  simulator.faults.clear()
  await expect(new OutcomeScreens(page).line('registerVisualFace')).toHaveText(registered(1))
  expect(facesAt(simulator, nobodyYet)).toHaveLength(1)
  expect(simulator.requests.matching(photoPuts)).toHaveLength(1)
})

test('visual faces are shown with the person, and removed after a question that counts them; the photo stays', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const find = new FindScreen(page)
  await find.search(full)
  await find.chooseFirst()
  await expect(find.panel().locator('[data-faces="2"] img')).toHaveCount(2)
  await find.act('removeVisualFaces').click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(
    sentence(english.find.removeFacesDialog.title_other, { count: 2, name: 'Björn Groß' }),
  )
  await page.keyboard.press('Escape')
  expect(facesAt(simulator, full)).toHaveLength(2)
  await find.act('removeVisualFaces').click()
  await question.getByRole('button', { name: english.find.removeFacesDialog.confirm }).click()
  await expect(page.getByText(sentence(english.find.notice.facesRemoved, { name: 'Björn Groß' }))).toBeVisible()
  expect(facesAt(simulator, full)).toEqual([])
  expect(photoAt(simulator, full)).toBe('drawn')
  await expect(find.act('removeVisualFaces')).toHaveCount(0)
})
