import { expect } from '@playwright/test'
import { visitPeriod, wallClockOf } from '../../src-preload/contract/rules/period.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { accept, takeAndReview } from './work-at-the-desk.ts'
import { test } from './desk.ts'

const visitor = { id: notablePeople.ordinary, name: 'Aylin Demir' } as const

test('somebody who comes for three days may pass for three days', async ({ sharedDesk: desk }) => {
  const { page, simulator } = desk
  const nextId = simulator.state.people.nextUserId()
  await new FindScreen(page).search('Zebediah Nobody')
  await page.keyboard.press('Enter')
  const form = new CreateScreen(page)
  await form.isReady()
  await form.choosePeriod('days')
  await form.submit()
  await takeAndReview(desk)
  await accept(desk)
  await expect.poll(() => simulator.state.people.get(nextId)?.expiry).toBeDefined()
  const created = simulator.state.people.get(nextId)
  const start = created?.start.slice(0, 16) ?? ''
  expect(created?.expiry.slice(0, 16)).toBe(visitPeriod(start, 3).expiry)
})

test('a visit is made longer, and ended after a question; nothing else of the person changes', async ({
  shareDesk,
}) => {
  const { page, simulator } = await shareDesk()
  const now = new Date()
  const start = `${wallClockOf(new Date(now.getTime() - 60 * 60 * 1000))}:00`
  const expiry = `${wallClockOf(new Date(now.getTime() + 60 * 60 * 1000))}:00`
  simulator.state.people.change(visitor.id, { start, expiry })
  const before = simulator.state.people.get(visitor.id)
  const find = new FindScreen(page)
  await find.search(visitor.id)
  await find.chooseFirst()
  const changed = page.getByText(sentence(english.find.notice.personChanged, { name: visitor.name }))

  await find.panel().getByRole('button', { name: english.visit.extend }).click()
  const question = page.getByRole('alertdialog')
  await question.locator('label:has(input[value="days"])').click()
  await question.getByRole('button', { name: english.visit.extendDialog.confirm }).click()
  await expect(changed).toBeVisible()
  const longer = simulator.state.people.get(visitor.id)
  expect(longer?.expiry.slice(0, 16)).toBe(visitPeriod(wallClockOf(now), 3).expiry)
  const { lastModified, updatedCount } = before ?? {}
  expect({ ...longer, expiry, lastModified, updatedCount }).toEqual(before)

  await find.panel().getByRole('button', { name: english.visit.end }).click()
  await expect(question).toContainText(sentence(english.visit.endDialog.body, { name: visitor.name }))
  await page.keyboard.press('Escape')
  expect(simulator.state.people.get(visitor.id)).toEqual(longer)
  await find.panel().getByRole('button', { name: english.visit.end }).click()
  await question.getByRole('button', { name: english.visit.endDialog.confirm }).click()
  await expect(find.panel()).toContainText(english.find.standing.expired)
  const ended = simulator.state.people.get(visitor.id)?.expiry.slice(0, 16) ?? ''
  expect(ended >= wallClockOf(now) && ended <= wallClockOf(new Date())).toBe(true)
})

test('whoever may pass for years is no visitor', async ({ shareDesk }) => {
  const { page } = await shareDesk()
  const find = new FindScreen(page)
  await find.search(visitor.id)
  await find.chooseFirst()
  await expect(find.panel().getByRole('button', { name: english.edit.button })).toBeVisible()
  await expect(find.panel().getByRole('button', { name: english.visit.extend })).toHaveCount(0)
})
