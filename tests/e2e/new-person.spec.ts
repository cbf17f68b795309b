import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoOperators } from '../../tools/simulator/index.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { GroupPicker } from '../../tools/station-driver/screens/group-picker.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { accept, takeAndReview } from './work-at-the-desk.ts'
import { test } from './desk.ts'

const { flaw } = english.personFields

test('somebody nobody knows is created together with the photo, and gets the e-mail', async ({ sharedDesk: desk }) => {
  const { page, simulator } = desk
  const find = new FindScreen(page)
  const nextId = simulator.state.people.nextUserId()
  expect(await find.search("Deirdre O'Brien")).toBe('found')
  await expect(find.rows()).toHaveCount(0)
  // Nobody matches, so Enter does the obvious next thing.
  await page.keyboard.press('Enter')
  const form = new CreateScreen(page)
  await form.isReady()
  await expect(form.field('id')).toHaveValue(nextId)
  await expect(form.words('name')).toContainText(flaw.name.singleQuote)
  await form.words('name').getByRole('button', { name: 'Use Deirdre O’Brien' }).click()
  await expect(form.field('name')).toHaveValue('Deirdre O’Brien')
  await expect(form.words('name')).not.toContainText(flaw.name.singleQuote)
  await form.field('email').fill('deirdre@example.org')
  await form.field('phone').fill('+353 1 555 0100')
  await form.chooseUserGroup('Visitors')
  await form.tickAccessGroup('Main doors')
  await form.submit()

  await takeAndReview(desk)
  expect(simulator.state.people.get(nextId)).toBeUndefined()
  await accept(desk, true)
  expect(await new OutcomeScreens(page).waitForEnd()).toMatchObject({ mailSent: true })
  const created = simulator.state.people.get(nextId)
  expect(created).toMatchObject({
    name: 'Deirdre O’Brien',
    email: 'deirdre@example.org',
    phone: '+353 1 555 0100',
    userGroupId: 1007,
    accessGroupIds: [3],
    photo: { kind: 'stored' },
  })
  // The day ends at six, or at midnight for whoever comes later.
  expect(created?.expiry).toMatch(/T(?:18:00|23:59)/u)
  expect(created?.start.slice(0, 10)).toBe(created?.expiry.slice(0, 10))
  expect(simulator.mails.map(({ email }) => email)).toEqual(['deirdre@example.org'])
})

test('the vendor’s limits are told as one types, and nothing is sent before they are met', async ({ openDesk }) => {
  const { page, simulator } = await openDesk({ station: { camera: 'none' } })
  await new FindScreen(page).search('Zebediah Nobody')
  await new FindScreen(page).create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  const limits = [
    ['name', 'N'.repeat(49), flaw.name.tooLong, 'N'.repeat(48)],
    ['email', 'name@', flaw.email.malformed, 'name@example.org'],
    ['phone', 'ring me', flaw.phone.malformed, '030 555 1234'],
    ['id', '4294967295', flaw.id.tooLarge, '4294967294'],
    ['id', '0', flaw.id.zero, '77001'],
    ['id', 'V-1', flaw.id.notANumber, '77001'],
  ] as const
  for (const [field, wrong, sentence, right] of limits) {
    await form.field(field).fill(wrong)
    await expect(form.words(field)).toContainText(sentence)
    await form.field(field).fill(right)
    await expect(form.words(field)).not.toContainText(sentence)
  }
  await form.choosePeriod('custom')
  await form.field('expiry').fill('2038-01-01T00:00')
  await expect(form.words('expiry')).toContainText(flaw.period.tooLate)
  await form.field('start').fill('2000-12-31T08:00')
  await expect(form.words('start')).toContainText(flaw.period.tooEarly)
  await form.submit()
  // The cursor waits where the first mistake is.
  await expect(form.words('start').locator(':focus')).toHaveCount(1)
  await form.field('start').fill('2027-03-04T08:00')
  await form.field('expiry').fill('2037-12-31T23:59')
  await form.submit()
  await expect(page.getByText(english.capture.trouble.absent.title)).toBeVisible()
  expect(simulator.requests.matching({ method: 'POST', path: '/api/users' })).toEqual([])

  // Back to the form and from there to the search: what was typed waits, whatever one does first.
  await page.keyboard.press('Escape')
  await expect(form.field('phone')).toHaveValue('030 555 1234')
  await page.keyboard.press('Escape')
  const unfinished = page.getByRole('region', { name: english.find.unfinished.label })
  await unfinished.getByRole('button', { name: english.find.unfinished.continue }).click()
  await expect(form.field('id')).toHaveValue('77001')
})

test('letters in an id only where the server takes them; not more access groups than a device takes', async ({
  shareDesk,
}) => {
  const { page, simulator } = await shareDesk({
    server: { settings: { useAlphanumeric: true } },
  })
  await new FindScreen(page).search('Zebediah Nobody')
  await new FindScreen(page).create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  await form.field('id').fill('V-1_a')
  await expect(form.words('id')).toContainText(english.create.idAlphanumericMore)
  await expect(form.field('id')).not.toHaveAttribute('aria-invalid', 'true')
  await form.field('id').fill('V 1')
  await expect(form.words('id')).toContainText(flaw.id.forbiddenCharacter)

  const names = [...simulator.state.accessGroups.values()].map(({ name }) => name)
  expect(names.length).toBeGreaterThan(16)
  for (const name of names.slice(0, 16)) await form.tickAccessGroup(name)
  await expect(form.words('accessGroups')).toContainText(sentence(english.groups.chosenOfMost, { used: 16, most: 16 }))
  const picker = new GroupPicker(page, 'accessGroups')
  await picker.field().fill(names[16] ?? '')
  await expect(picker.rows().first()).toHaveAttribute('aria-disabled', 'true')
  await expect(picker.words()).toContainText(sentence(english.groups.full, { most: 16 }))
})

test('an operator gives away only the groups the account may give', async ({ shareDesk }) => {
  const { page, simulator } = await shareDesk({ operator: demoOperators.limited })
  await new FindScreen(page).search('Zebediah Nobody')
  await new FindScreen(page).create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  expect(await form.userGroups()).toEqual(['Contractors', 'Visitors'])
  expect(await form.accessGroups()).toEqual(['Main doors', 'Visitors'])
  // The canary: the server has more.
  expect(simulator.state.accessGroups.size).toBeGreaterThan(2)
})
