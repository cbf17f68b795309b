import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoOperators, notablePeople } from '../../tools/simulator/index.ts'
import { EditScreen } from '../../tools/station-driver/screens/edit-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test, type Desk } from './desk.ts'

const person = { id: notablePeople.ordinary, name: 'Aylin Demir' } as const
const puts = { method: 'PUT', path: '/api/users/:id' } as const

/** Chooses the person of these stories and opens their record. */
async function openRecord({ page }: Desk, id: string = person.id): Promise<EditScreen> {
  const find = new FindScreen(page)
  await find.search(id)
  await find.chooseFirst()
  const edit = new EditScreen(page)
  await edit.open()
  return edit
}

test('only what is changed is sent, everything else of the person stays', async ({ shareDesk }) => {
  const desk = await shareDesk()
  const { page, simulator } = desk
  const before = simulator.state.people.get(person.id)
  const edit = await openRecord(desk)
  await expect(edit.form()).toContainText(english.edit.nothing)
  await edit.field('department').fill('Research')
  await edit.field('phone').fill('+49 30 5550100')
  await edit.switchActive()
  await edit.accessGroups.toggle('Car park')
  await expect(edit.form()).toContainText(sentence(english.edit.count_other, { count: 4 }))
  await edit.save()

  await expect(page.getByText(sentence(english.find.notice.personChanged, { name: person.name }))).toBeVisible()
  const after = simulator.state.people.get(person.id)
  expect(after).toEqual({
    ...before,
    department: 'Research',
    phone: '+49 30 5550100',
    disabled: true,
    accessGroupIds: [...(before?.accessGroupIds ?? []), 8],
    // The server's own count of changes: one.
    lastModified: after?.lastModified,
    updatedCount: (before?.updatedCount ?? 0) + 1,
  })
  expect(simulator.requests.matching(puts)).toHaveLength(1)
  // The panel shows the record as it was read back.
  await expect(new FindScreen(page).panel()).toContainText('Research')
  await expect(new FindScreen(page).panel()).toContainText(english.find.standing.disabled)
})

test('what somebody else changed meanwhile is decided side by side, and nothing of either is lost', async ({
  shareDesk,
}) => {
  const desk = await shareDesk()
  const { page, simulator } = desk
  const edit = await openRecord(desk)
  await edit.field('email').fill('mine@example.org')
  await edit.field('department').fill('Research')
  simulator.state.people.change(person.id, { email: 'theirs@example.org', title: 'Head' })
  await edit.save()
  await expect(edit.dispute('email')).toContainText('mine@example.org')
  await expect(edit.dispute('email')).toContainText('theirs@example.org')
  expect(simulator.requests.matching(puts)).toHaveLength(0)
  await edit.save()
  await expect(edit.dispute('email')).toContainText(english.edit.dispute.undecided)
  await edit.decide('email', 'theirs')
  await edit.save()
  await expect(page.getByText(sentence(english.find.notice.personChanged, { name: person.name }))).toBeVisible()
  expect(simulator.state.people.get(person.id)).toMatchObject({
    email: 'theirs@example.org',
    department: 'Research',
    title: 'Head',
  })
})

test('changes are not lost by a key: leaving asks, a flaw is told, and a server that is away loses nothing', async ({
  shareDesk,
}) => {
  const desk = await shareDesk()
  const { page, simulator } = desk
  const edit = await openRecord(desk)
  await edit.field('name').fill("Aylin O'Demir")
  await expect(edit.words('name')).toContainText(english.personFields.flaw.name.singleQuote)
  await edit.save()
  await expect(edit.field('name')).toBeFocused()
  await edit.field('name').fill('Aylin Yilmaz')
  await page.keyboard.press('Escape')
  await expect(edit.leaveQuestion().getByRole('button', { name: english.edit.leave.stay })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(edit.field('name')).toHaveValue('Aylin Yilmaz')

  simulator.faults.next(puts, { kind: 'code', code: '1002', status: 500 })
  await edit.save()
  await expect(page.getByText(english.edit.failedSafe)).toBeVisible()
  await expect(edit.field('name')).toHaveValue('Aylin Yilmaz')
  await page.keyboard.press('Escape')
  await edit.leaveQuestion().getByRole('button', { name: english.edit.leave.confirm }).click()
  await new FindScreen(page).isShown()
  expect(simulator.state.people.get(person.id)?.name).toBe(person.name)
})

test('the site’s own fields are read beside the person and changed in the form, where a number has to be one', async ({
  openDesk,
}) => {
  const desk = await openDesk({ station: { camera: 'none' } })
  const { page, simulator } = desk
  const id = notablePeople.manyCredentials
  const find = new FindScreen(page)
  await find.search(id)
  await find.chooseFirst()
  await expect(find.panel().locator('dt:text-is("Locker") + dd')).toHaveText('Blue locker')
  await expect(find.panel().locator('dt:text-is("Locker number") + dd')).toHaveText('17')
  // A field without a value is no line.
  await expect(find.panel().getByText('Shift', { exact: true })).toHaveCount(0)

  const { flaw } = english.personFields
  const edit = new EditScreen(page)
  await edit.open()
  await edit.field('custom-2').fill('seventeen')
  await edit.field('department').fill('R&D')
  await expect(edit.words('custom-2')).toContainText(flaw.customField.notANumber)
  await expect(edit.words('department')).toContainText(flaw.department.forbiddenCharacter)
  await edit.save()
  await expect(edit.field('department')).toBeFocused()
  await edit.field('department').fill('R and D')
  await edit.save()
  await expect(edit.field('custom-2')).toBeFocused()
  expect(simulator.requests.matching(puts)).toHaveLength(0)
  await edit.field('custom-2').fill('18')
  await edit.save()
  await find.isShown()
  await expect(find.panel().locator('dt:text-is("Locker number") + dd')).toHaveText('18')
  expect(simulator.state.people.get(id)?.customFields).toEqual([
    { fieldId: 1, item: 'Blue locker' },
    { fieldId: 2, item: '18' },
  ])
})

test('of a thousand groups one is found and given by keyboard alone, with what it opens', async ({ shareDesk }) => {
  const desk = await shareDesk({ server: { accessGroups: 1_000 } })
  const { page, simulator } = desk
  const given = simulator.state.people.get(person.id)?.accessGroupIds ?? []
  const edit = await openRecord(desk)
  const groups = edit.accessGroups
  await groups.unfolding().focus()
  await page.keyboard.press('Enter')
  await expect(groups.field()).toBeFocused()
  await expect(groups.words()).toContainText('1,018')
  // Only what is in view is drawn.
  expect(await groups.rows().count()).toBeLessThan(40)
  await page.keyboard.type('building 47, floor 13')
  await expect(groups.rows()).toHaveCount(1)
  await expect(groups.rows().first()).toContainText('Opens ')
  await page.keyboard.press('Enter')
  await expect(groups.rows().first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(groups.unfolding()).toBeFocused()
  await edit.field('name').press('Enter')
  await new FindScreen(page).isShown()
  const all = [...simulator.state.accessGroups.values()]
  const wanted = all.find(({ name }) => name === 'Building 47, floor 13')?.id
  expect(new Set(simulator.state.people.get(person.id)?.accessGroupIds)).toEqual(new Set([...given, wanted]))

  // What was given stands first the next time.
  await edit.open()
  await groups.unfold()
  await expect(groups.rows().first()).toContainText('Building 47, floor 13')
  await expect(groups.rows().first()).toContainText(english.groups.usual)
})

test('groups outside the operator’s filter stay and are said to; whoever only reads sees no way to change', async ({
  openDesk,
  startServer,
}) => {
  const simulator = await startServer()
  simulator.state.people.change(person.id, { userGroupId: 1007, accessGroupIds: [3, 7] })
  const desk = await openDesk({ simulator, operator: demoOperators.limited, station: { camera: 'none' } })
  const edit = await openRecord(desk)
  await expect(edit.accessGroups.kept()).toContainText('Server room')
  await expect(edit.accessGroups.kept().getByRole('button')).toHaveCount(0)
  await edit.accessGroups.toggle('Main doors')
  await edit.accessGroups.toggle('Visitors')
  await edit.save()
  await new FindScreen(desk.page).isShown()
  expect(new Set(simulator.state.people.get(person.id)?.accessGroupIds)).toEqual(new Set([5, 7]))

  const { page } = await openDesk({ operator: demoOperators.readOnly, station: { camera: 'none' } })
  await new FindScreen(page).search(person.id)
  await new FindScreen(page).chooseFirst()
  await expect(new FindScreen(page).panel()).toContainText(english.find.panel.readOnly)
  await expect(new EditScreen(page).button()).toHaveCount(0)
})
