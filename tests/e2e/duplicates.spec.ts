import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { test, type Desk } from './desk.ts'
import { accept, creations, expectStored, press, takePhotoOfNew } from './work-at-the-desk.ts'

const known = { id: notablePeople.ordinary, name: 'Aylin Demir' } as const

async function beginForm({ page }: Desk, name: string): Promise<CreateScreen> {
  await new FindScreen(page).search(name)
  await new FindScreen(page).create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  return form
}

test('before somebody is there twice the clerk compares, and is led to the one who is there', async ({ shareDesk }) => {
  const desk = await shareDesk()
  const { page, simulator } = desk
  const people = simulator.state.people.size
  const form = await beginForm(desk, 'aylin demir')
  // Already while the form is filled.
  await expect(page.getByRole('button', { name: english.duplicates.look })).toBeVisible()
  await form.submit()
  const question = form.duplicates()
  const found = question.locator(`[data-similar="${known.id}"]`)
  await expect(found).toContainText(english.duplicates.dialog.same.name)
  await expect(found.getByRole('img', { name: `Photo of ${known.name}` })).toBeVisible()
  await found.getByRole('button').click()

  await expect(new FindScreen(page).chosen('read')).toHaveAttribute('data-person', known.id)
  // The form is let go of, and nobody was created.
  await expect(page.getByRole('region', { name: english.find.unfinished.label })).toHaveCount(0)
  expect(simulator.state.people.size).toBe(people)
})

test('somebody else of that name goes on, and is not asked about again', async ({ shareDesk }) => {
  const desk = await shareDesk()
  const { page } = desk
  const form = await beginForm(desk, known.name)
  await form.submit()
  await form.duplicates().getByRole('button', { name: english.duplicates.dialog.back }).click()
  await expect(form.field('name')).toHaveValue(known.name)
  await form.submit()
  await form.duplicates().getByRole('button', { name: english.duplicates.dialog.somebodyElse }).click()
  await new CaptureScreen(page).waitForPicture()
  await page.keyboard.press('Escape')
  await form.submit()
  await new CaptureScreen(page).waitForPicture()
})

test('an e-mail address that somebody has already is a reason to look, whatever the name', async ({ shareDesk }) => {
  const desk = await shareDesk()
  const form = await beginForm(desk, 'Zebediah Nobody')
  await form.field('email').fill(desk.simulator.state.people.get(known.id)?.email ?? '')
  await form.submit()
  await expect(form.duplicates().locator(`[data-similar="${known.id}"]`)).toContainText(
    english.duplicates.dialog.same.email,
  )
})

test('work that is saved already goes to the one who is there, when the clerk sees it while correcting it', async ({
  desk,
}) => {
  const { page, simulator } = desk
  const { faults, state } = simulator
  const newcomer = { name: 'Zelda Newcomer', email: 'zelda@example.org' }
  const photo = await takePhotoOfNew(desk, newcomer)
  const creation = faults.hold(creations)
  await accept(desk)
  await creation.arrived
  // Another desk gives the address to whom the clerk meant all along.
  state.people.change(known.id, { email: newcomer.email })
  const people = state.people.size
  creation.release()

  // Whoever waits for it is led back to the form, whose work is saved already.
  const form = new CreateScreen(page)
  await form.isReady()
  await expect(page.getByRole('alert')).toContainText(english.personFields.complaint.duplicateEmail)
  await press(desk, english.create.submitStraightOn)
  const found = form.duplicates().locator(`[data-similar="${known.id}"]`)
  await expect(form.duplicates()).toContainText(english.duplicates.dialog.correcting)
  await found.getByRole('button').click()
  await expect(page.getByRole('list', { name: english.done.what })).toBeVisible()
  await expectStored(desk, known.id, photo)
  expect(state.people.size).toBe(people)
  // The form is let go of with it.
  await page.keyboard.press('Enter')
  await new FindScreen(page).isShown()
  await expect(page.getByRole('region', { name: english.find.unfinished.label })).toHaveCount(0)
})
